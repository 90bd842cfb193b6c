"""A new post, the order of its pages, and what a press release offers it."""

from pathlib import Path

import pytest

from studio.domain.content import Design, DesignPage, FigureRef, Items, RichText, Run
from studio.errors import StudioError
from studio.session import filling, starting
from studio.session.demo import make_example
from studio.session.press_fill import offers_of_text
from studio.session.session import Session
from studio.session.stage import Stage

RELEASE = """Kantor Layanan Hukum Buka Loket Sabtu

Kota Nusa, 18 November 2026 – Kantor Layanan Hukum membuka loket Sabtu. Sebanyak 1.284 warga terlayani.

"Warga tidak perlu mengambil cuti," kata Rani Lestari, Kepala Kantor Layanan Hukum.
"""


@pytest.fixture
def session(tmp_path: Path):
    """A project of the invented office without posts."""
    with make_example(tmp_path / "baru.humas", []) as made:
        yield made


def begun(session: Session, template: str) -> starting.NewPost:
    """A stored new post."""
    made = starting.new_post(session, template, starting.kit_of(session), "Baru")
    with session.edit("Buat konten") as draft:
        draft.put(*made.all)
    return made


@pytest.mark.parametrize("template", [t.id for t in starting.templates()])
def test_every_template_begins_as_a_post_that_can_be_shown(session: Session, template: str, qapp) -> None:
    """Pinned, with placements it serves, and laid out while empty."""
    made = begun(session, template)
    with Stage(session) as stage:
        assert made.post.placements
        assert all(stage.plan(session.project, made.post).pages)
        job = stage.page(session.project, made.post, made.post.placements[0])
        assert job is not None
        assert stage.scene(session.project, job).display.ops


def test_a_new_post_goes_to_the_usual_places(session: Session) -> None:
    """Feed, story, web preview; the office's zone."""
    made = begun(session, "kabar")
    assert made.post.placements[:3] == starting.USUAL[:3]
    assert made.post.schedule.zone == "Asia/Makassar"
    assert [p.layout for p in begun(session, "karusel").pages][0::2] == ["sampul", "penutup"]


def test_pages_are_added_copied_moved_and_removed(session: Session) -> None:
    """Each is one command on the design; the last page stays."""
    made = begun(session, "karusel")

    def act(change) -> Design:
        with session.edit("Halaman") as draft:
            numbers.append(change(draft, session.project.get(Design, made.design.id)))
        return session.project.get(Design, made.design.id)

    numbers: list[int] = []
    first = made.design.pages
    added = act(lambda draft, design: filling.add_page(draft, design, "isi", 0))
    assert (len(added.pages), numbers[-1]) == (len(first) + 1, 1)
    assert session.project.get(DesignPage, added.pages[1]).layout == "isi"
    moved = act(lambda draft, design: filling.move_page(draft, design, 1, 1))
    assert moved.pages[2] == added.pages[1]
    copied = act(lambda draft, design: filling.copy_page(draft, design, 0))
    assert len(copied.pages) == len(moved.pages) + 1
    for _n in range(9):
        left = act(lambda draft, design: filling.remove_page(draft, design, 0))
    assert len(left.pages) == 1


def test_an_empty_value_leaves_the_slot_open() -> None:
    """So that a template's own words stand in its place."""
    page = DesignPage(id="p", layout="", slots={"kicker": RichText(paragraphs=((Run(text="Kabar"),),))})
    assert filling.with_slot(page, "kicker", RichText()).slots == {}
    assert filling.with_slot(page, "steps", Items()).slots == page.slots


def test_the_name_follows_the_headline_until_it_is_given_another() -> None:
    """A fresh post is called by its headline; a name somebody gave stays."""
    template = next(t for t in starting.templates() if t.id == "kabar")
    named = filling.followed_title(template, "Kabar berfoto baru", "headline", "", "Loket\nSabtu")
    assert named == "Loket Sabtu"
    assert (
        filling.followed_title(template, "Loket Sabtu", "headline", "Loket Sabtu", "Loket Minggu")
        == "Loket Minggu"
    )
    assert filling.followed_title(template, "Nama sendiri", "headline", "Loket", "Loket 2") == "Nama sendiri"
    assert filling.followed_title(template, "Kabar berfoto baru", "deck", "", "x") == "Kabar berfoto baru"


def test_a_press_release_offers_only_what_a_template_can_hold() -> None:
    """Words stand in the release; the figure comes without a source, the quotation with its speaker."""
    by_id = {t.id: t for t in starting.templates()}
    offers = {o.slot: o for o in offers_of_text(RELEASE, by_id["kabar"]).offers}
    assert offers["headline"].text == "Kantor Layanan Hukum Buka Loket Sabtu"
    assert set(offers) <= {s.id for s in by_id["kabar"].slots}
    assert all(o.text in RELEASE for o in offers.values())
    quote = {o.slot: o.text for o in offers_of_text(RELEASE, by_id["kutipan"]).offers}
    assert quote["speaker"] == "Rani Lestari"
    figure = next(o for o in offers_of_text(RELEASE, by_id["angka"]).offers if o.slot == "figure")
    assert isinstance(figure.value, FigureRef)
    assert (figure.figures[0].value, figure.figures[0].source) == ("1284", "")


def test_an_empty_text_is_refused_with_a_sentence() -> None:
    """Nothing to read is an error that says so."""
    with pytest.raises(StudioError):
        offers_of_text("", starting.templates()[0])
