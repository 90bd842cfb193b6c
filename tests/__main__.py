"""What `python3 main.py --test` runs: style, types, layers, then the tests.

With arguments (`-m slow`, `-m bench`, a path) only pytest runs, with those arguments, in one process.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest"]
GATES = (
    ["ruff", "check", "."],
    ["ruff", "format", "--check", "."],
    ["mypy"],
    ["importlinter.cli", "lint"],
)


def main() -> int:
    """Run every gate, then the tests; the first failing code is the result."""
    arguments = sys.argv[1:]
    if arguments:
        return subprocess.call([*PYTEST, *arguments], cwd=ROOT)
    result = 0
    for gate in GATES:
        code = (
            "from importlinter.cli import lint_imports_command as c; c()"
            if gate[0] == "importlinter.cli"
            else ""
        )
        command = [sys.executable, "-c", code] if code else [sys.executable, "-m", *gate]
        print("$", *gate, flush=True)  # noqa: T201
        result = subprocess.call(command, cwd=ROOT) or result
    # one more than there are cores, for tests of the window wait as much as they reckon
    many = str(min(4, (os.cpu_count() or 1) + 1))
    quick = "not slow and not bench"
    beside = [*PYTEST, "-m", f"{quick} and not alone", "-n", many, "--dist", "worksteal"]
    for command in (beside, [*PYTEST, "-m", f"{quick} and alone"]):
        result = subprocess.call(command, cwd=ROOT) or result
    return result


if __name__ == "__main__":
    raise SystemExit(main())
