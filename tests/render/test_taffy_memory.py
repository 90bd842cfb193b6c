"""The layout engine gives its memory back."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAYOUTS = 5_000
GROWTH = 15_000_000

CHILD = '''
import os, subprocess, sys
from studio.render import taffy

def resident():
    """Resident bytes of this process now."""
    if sys.platform.startswith("linux"):
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    shown = subprocess.run(["ps", "-o", "rss=", "-p", str(os.getpid())], capture_output=True, check=True)
    return int(shown.stdout) * 1024

def lay_out(count, keep):
    """Lay out `count` trees of 30 nodes, each restyled once, as a page is; `keep` leaves them unfreed."""
    for number in range(count):
        tree = taffy.Tree()
        root = tree.add(taffy.style(flex_direction=1))
        leaves = []
        for row in range(7):
            line = tree.add(taffy.style(flex_grow=1.0), root)
            leaves += [tree.add(taffy.style(), line) for _ in range(3)]
        tree.compute(1080, 1350)
        for leaf in leaves:
            size = {"width": taffy.points(40.0 + number % 50), "height": taffy.points(20.0)}
            tree.restyle(leaf, taffy.style(size=size))
        tree.compute(1080, 1350)
        boxes = tree.boxes()
        assert len(boxes) == 29 and boxes[2].width == 40 + number % 50
        if not keep:
            tree.close()

keep = sys.argv[2] == "keep"
lay_out(300, keep)
before = resident()
lay_out(int(sys.argv[1]), keep)
print(resident() - before)
'''


def growth(mode: str, count: int) -> int:
    """By how many bytes a fresh process grows over `count` layouts."""
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(count), mode],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=110,
    )  # fmt: skip
    return int(child.stdout)


def test_memory_stays_over_5000_layouts() -> None:
    """5,000 layouts of two passes grow a process by less than 15 MB."""
    assert growth("free", LAYOUTS) < GROWTH


def test_the_measure_sees_a_leak() -> None:
    """The same layouts, never freed, grow it by more, so the bound above can be missed."""
    assert growth("keep", LAYOUTS // 5) > GROWTH
