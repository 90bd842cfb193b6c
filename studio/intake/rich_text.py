"""Rich text as a content file writes it: `**tebal**`, `*miring*`, an empty line between paragraphs.

A backslash before a star or a backslash takes it as typed.
"""

import re

from studio.domain.content import RichText, Run

TOKEN = re.compile(r"\\[\\*]|\*{1,3}|[^\\*]+|\\")
BULLET = re.compile(r"^[-•]\s+")


def rich_text(source: str) -> RichText:
    """The paragraphs and runs that `source` writes; a paragraph list of `- ` lines becomes bullets."""
    source = source.replace("\r\n", "\n").strip("\n")
    lines = [line for line in source.split("\n") if line.strip()]
    if len(lines) > 1 and all(BULLET.match(line.strip()) for line in lines):
        return RichText(paragraphs=tuple(_runs(BULLET.sub("", line.strip())) for line in lines), bullets=True)
    blocks = [block.strip() for block in re.split(r"\n[ \t]*\n", source) if block.strip()]
    return RichText(paragraphs=tuple(_runs(block) for block in blocks))


def escaped(text: str) -> str:
    """`text` so that `rich_text` gives back exactly these words in one plain run a paragraph."""
    return re.sub(r"([\\*])", r"\\\1", text)


def _runs(text: str) -> tuple[Run, ...]:
    tokens = TOKEN.findall(text)
    marks = {index: mark for index, mark in enumerate(tokens) if mark.startswith("*")}
    closed = _closed(marks)
    runs: list[Run] = []
    style = {"bold": False, "italic": False}
    for index, token in enumerate(tokens):
        if index in closed:
            for name in _styles(token):
                style[name] = not style[name]
            continue
        word = token[1] if len(token) == 2 and token[0] == "\\" else token
        if runs and (runs[-1].bold, runs[-1].italic) == (style["bold"], style["italic"]):
            runs[-1] = Run(text=runs[-1].text + word, bold=style["bold"], italic=style["italic"])
        else:
            runs.append(Run(text=word, bold=style["bold"], italic=style["italic"]))
    return tuple(runs)


def _styles(mark: str) -> tuple[str, ...]:
    return {"*": ("italic",), "**": ("bold",), "***": ("bold", "italic")}[mark]


def _closed(marks: dict[int, str]) -> set[int]:
    """Positions of marks that have a partner; a lone star stays a star."""
    closed: set[int] = set()
    waiting: dict[str, int] = {}
    for index, mark in marks.items():
        if mark in waiting:
            closed |= {waiting.pop(mark), index}
        else:
            waiting[mark] = index
    return closed
