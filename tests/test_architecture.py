"""The budgets and borders of the house: small files and functions, Qt and heavy libraries at home."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "studio").rglob("*.py"))


@cache
def parsed(source: str) -> ast.Module:
    """The tree of a file, read once for all rules."""
    return ast.parse(source)


@cache
def nodes(source: str) -> tuple[ast.AST, ...]:
    """Everything in it."""
    return tuple(ast.walk(parsed(source)))


FILE_LINES, FUNCTION_LINES, CLASS_METHODS = 400, 50, 20
QT = {"QtCore", "QtGui", "QtSvg", "QtWidgets"}
"""All of Qt that the program uses; all under LGPL-3.0. ruff keeps QtWidgets in `ui/`."""
HEAVY = (
    "numpy", "docx", "moviepy", "sqlite_utils", "PIL", "PySide6", "lxml", "pypdf", "distributed", "holidays",
    "hijridate", "icalendar", "openpyxl", "python_calamine", "dateutil",
)  # fmt: skip
BAD_NAMES = ("Manager", "Helper", "utils")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def over_budget(source: str) -> list[str]:
    """What in a source text is larger than the budgets allow."""
    found = []
    if len(source.splitlines()) > FILE_LINES:
        found.append("file")
    for node in nodes(source):
        if isinstance(node, FUNCTIONS) and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES:
            found.append(node.name)
        if isinstance(node, ast.ClassDef):
            named = [child.name for child in node.body if isinstance(child, FUNCTIONS)]
            methods = [name for name in named if not name.startswith("__")]
            if len(methods) > CLASS_METHODS:
                found.append(node.name)
            found += [node.name for bad in BAD_NAMES if bad in node.name]
    return found


@cache
def imported(source: str) -> tuple[str, ...]:
    """Dotted names of every import anywhere in a source text; `from a import b` gives `a` and `a.b`."""
    return tuple(_imported(source))


def _imported(source: str) -> Iterator[str]:
    for node in nodes(source):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def foreign_qt(source: str) -> set[str]:
    """Qt modules a source text imports that the program does not use."""
    parts = [name.split(".") for name in imported(source)]
    modules = {part[1] for part in parts if part[0] == "PySide6" and len(part) > 1}
    return modules - QT


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_budgets_hold(file: Path) -> None:
    """A file has at most 400 lines, a function 50, a class 20 methods beside the magic ones."""
    assert over_budget(file.read_text("utf-8")) == []
    assert not any(bad.lower() in file.stem for bad in BAD_NAMES)


def test_the_budget_rule_sees_each_excess() -> None:
    """The rule itself reports a long file, a long function, a large class and a vague name."""
    long_function = "def long():\n" + "    x = 1\n" * FUNCTION_LINES
    methods = "".join(f"    def m{n}(self): ...\n" for n in range(CLASS_METHODS + 1))
    assert over_budget("x = 1\n" * (FILE_LINES + 1)) == ["file"]
    assert over_budget(long_function) == ["long"]
    assert over_budget("class Large:\n" + methods) == ["Large"]
    assert over_budget("class FileManager:\n    pass\n") == ["FileManager"]
    assert over_budget("x = 1\n" * FILE_LINES) == []


def test_qt_is_four_modules() -> None:
    """Nothing in the program imports QtNetwork or a Qt module that is GPL alone."""
    found = {str(file.relative_to(ROOT)): foreign_qt(file.read_text("utf-8")) for file in FILES}
    assert {name: modules for name, modules in found.items() if modules} == {}


@pytest.mark.parametrize(
    "line",
    [
        "from PySide6.QtMultimedia import QMediaPlayer",
        "from PySide6 import QtNetwork",
        "import PySide6.QtCharts",
        "def late():\n    from PySide6.QtGraphs import GraphsView\n",
    ],
)
def test_the_qt_rule_sees_each_form(line: str) -> None:
    """Every way to write a forbidden import is seen."""
    assert len(foreign_qt(line)) == 1


def test_every_public_name_says_what_it_is() -> None:
    """Each module, and each public class and function at its top, has a docstring."""
    silent = []
    for file in FILES:
        tree = parsed(file.read_text("utf-8"))
        named = [n for n in tree.body if isinstance(n, (*FUNCTIONS, ast.ClassDef)) and n.name[0] != "_"]
        silent += [
            f"{file.name}:{getattr(n, 'name', '')}" for n in (tree, *named) if not ast.get_docstring(n)
        ]
    assert silent == []


def test_the_command_line_starts_light() -> None:
    """Importing the command line loads none of the heavy libraries."""
    code = f"import sys, studio.cli.root; print(*[n for n in {HEAVY!r} if n in sys.modules])"
    child = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert child.stdout.split() == []


WAYS_OUT = {
    "socket", "ssl", "http", "urllib.request", "requests", "ftplib", "smtplib", "socketserver",
    "asyncio", "distributed",
}  # fmt: skip


def ways_out(source: str) -> set[str]:
    """Network libraries a source text imports."""
    return {name for name in imported(source) if name in WAYS_OUT or name.split(".")[0] in WAYS_OUT}


def test_no_module_holds_a_way_out() -> None:
    """Nothing imports a network library, not even inside a function, but the cluster's one file."""
    found = {str(file.relative_to(ROOT / "studio")) for file in FILES if ways_out(file.read_text("utf-8"))}
    assert found == {str(Path("export") / "cluster.py")}
    assert ways_out("def late():\n    import urllib.request\n") == {"urllib.request"}
