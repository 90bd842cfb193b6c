"""How long the list of five hundred posts takes to open, search and sort."""

import time

import msgspec
import pytest

from studio.domain.content import Post
from studio.domain.ids import PostId
from studio.session.demo import example_files, make_example
from studio.ui import theme
from studio.ui.content.page import ContentPage
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow

pytestmark = pytest.mark.bench


def test_five_hundred_posts_open_search_and_sort(qapp, tmp_path, capsys) -> None:
    """Prints milliseconds; only the rows in sight are painted."""
    theme.start(qapp, "light")
    session = make_example(tmp_path / "banyak.humas", example_files()[:1])
    first = session.project.all(Post)[0]
    with session.edit("Banyak") as draft:
        draft.put(
            *(msgspec.structs.replace(first, id=PostId(f"p{n}"), title=f"Konten {n}") for n in range(499))
        )
    window = MainWindow(Desk(session))
    window.resize(1366, 740)
    window.show()
    started = time.perf_counter()
    window.go("content")
    qapp.processEvents()
    opened = time.perf_counter()
    page = window.pages["content"]
    assert isinstance(page, ContentPage)
    page.search.setText("konten 42")
    searched = time.perf_counter()
    page.search.clear()
    page.arrange(sort="title", down=True)
    ended = time.perf_counter()
    for _turn in range(40):
        qapp.processEvents()
    with capsys.disabled():
        steps = (opened - started, searched - opened, ended - searched)
        shown = " / ".join(f"{1000 * step:.0f}" for step in steps)
        print(f"\n500 posts: open / search / sort = {shown} ms; {page.thumbs.painted} pictures painted")  # noqa: T201
    assert page.thumbs.painted <= 30
    window.close()
    qapp.setStyleSheet("")
