"""Speed figures; `python3 main.py --test -m bench` runs them, docs/performance.md says what they mean."""
