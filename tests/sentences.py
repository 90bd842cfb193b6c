"""Sentences that the program makes below its window: those of errors, and those marked with `N_`.

An f-string becomes a template: `f"“{name}” tidak ada."` is kept as `“{0}” tidak ada.`, and the window finds
the template a sentence was made from when it speaks another language.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

STUDIO = Path(__file__).resolve().parent.parent / "studio"
ABOVE = ("ui", "cli")
"""The window says what it says through `_`; the command line speaks Indonesian alone."""
NAMES = {"message", "hint"}
"""What is put into a variable or an argument of this name is shown to people."""
HIDDEN = {
    "catalog/fonts.py", "catalog/icons.py", "catalog/textures.py", "export/cluster.py",
    "intake/content_file.py", "session/drafting.py", "session/previews.py", "session/self_test.py",
    "session/sheets.py",
}  # fmt: skip
"""Only the command line and makers of resources meet what these say."""
INTERNAL = {
    "AssertionError",
    "FileExistsError",
    "RuntimeError",
    "TypeError",
    "ValueError",
    "KeyError",
    "Mp4Error",
}
"""Errors that no user sees."""


def below() -> Iterator[tuple[str, str]]:
    """Each sentence with the file that makes it."""
    for file in sorted(STUDIO.rglob("*.py")):
        inside = file.relative_to(STUDIO)
        if inside.parts[0] not in ABOVE and inside.as_posix() not in HIDDEN:
            where = file.relative_to(STUDIO.parent).as_posix()
            for sentence in of_source(file.read_text("utf-8")):
                yield sentence, where


def of_source(source: str) -> Iterator[str]:
    """The sentences of a file, each once."""
    found: dict[str, None] = {}
    for node in ast.walk(ast.parse(source)):
        marked = isinstance(node, ast.Call) and _name(node.func) == "N_"
        for part in _said(node):
            found.update(
                dict.fromkeys(t for t in _templates(part) if marked or " " in t.strip())
            )  # codes have no blanks
    yield from found


def _said(node: ast.AST) -> Iterator[ast.expr]:
    """Expressions below a node whose texts are sentences."""
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        yield from _arguments(node.exc)
    elif isinstance(node, ast.Call):
        name = _name(node.func)
        if name.endswith("Error"):
            yield from _arguments(node)
        elif name == "N_":
            yield from node.args
        else:
            yield from (k.value for k in node.keywords if k.arg in NAMES)
    elif isinstance(node, ast.Assign) and any(
        isinstance(t, ast.Name) and t.id in NAMES for t in node.targets
    ):
        yield node.value


def _arguments(call: ast.Call) -> Iterator[ast.expr]:
    if _name(call.func) not in INTERNAL:
        yield from (*call.args, *(k.value for k in call.keywords))


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


def _templates(part: ast.expr) -> Iterator[str]:
    """Texts with words in them; those of both sides of a choice."""
    if isinstance(part, ast.IfExp):
        yield from _templates(part.body)
        yield from _templates(part.orelse)
    elif isinstance(part, ast.Dict):
        for value in part.values:
            yield from _templates(value)
    elif isinstance(part, ast.Tuple):
        for value in part.elts:
            yield from _templates(value)
    elif isinstance(part, ast.Constant) and isinstance(part.value, str) and _worded(part.value):
        yield _escaped(part.value)
    elif isinstance(part, ast.JoinedStr):
        pieces = [v.value if isinstance(v, ast.Constant) else None for v in part.values]
        if _worded("".join(str(p) for p in pieces if p)):
            numbers = iter(range(len(pieces)))
            yield "".join(f"{{{next(numbers)}}}" if p is None else _escaped(str(p)) for p in pieces)


def _worded(text: str) -> bool:
    """Whether there is a word to translate."""
    return any(c.isalpha() for c in text)


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
