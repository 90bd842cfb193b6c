"""PySide6 6.12.0 on Python 3.11 drops references to None until the process aborts."""

import sys

import PySide6
import pytest

from studio.render.painter import paint
from tests.render import scenes

CALLS = 300
NOISE = 100
"""References other code may come to lose meanwhile; the fault costs several for each call."""
OLD_PYTHON = sys.version_info < (3, 12)


@pytest.mark.usefixtures("qapp")
def test_painting_keeps_none_alive() -> None:
    """300 painted pages cost no reference to None, and Python 3.12 on has the Qt that is sound there."""
    if not OLD_PYTHON:
        assert PySide6.__version_info__[:2] >= (6, 12)
    _, page = scenes.drawn("kabar", {"headline": "Loket buka lebih pagi", "photo": scenes.picture()})
    pictures = scenes.context().pictures
    paint(page, pictures, 0.2)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        assert not paint(page, pictures, 0.2).isNull()
    assert sys.getrefcount(None) >= before - NOISE
