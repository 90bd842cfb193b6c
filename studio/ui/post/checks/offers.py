"""What the panel offers beside going there and mending: cover faces, the gesture card, pass advice over."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio.checks.gate import Row
from studio.domain.content import Asset, DesignPage, Picture
from studio.domain.review import Finding
from studio.session.gate_list import without
from studio.session.ignoring import about_words, can_ignore, ignore_in
from studio.ui.post.checks.gestures import show_gestures
from studio.ui.widgets.basic import Label, box, button, column, row, writes
from studio.ui.widgets.flow import Flow
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

FACES = frozenset({"people/faces-shown", "people/consent", "child/consent"})
"""Checks of faces; a question that one of them belongs to is about faces too."""
SCREENS, GESTURES = "P6", "N2"
"""The questions of what stands in the background, and of poses."""


class Offers(QWidget):
    """Buttons that come and go with the row; `act` says what is wanted: cover, gestures, ignore."""

    def __init__(self, page: "PostPage", act: Callable[[str], object]) -> None:
        super().__init__()
        self._page = page
        self.cover = writes(button("", lambda: act("cover"), icon="blur", small=True))
        self.card = button(_("Kartu gestur"), lambda: act("gestures"), icon="hand-stop", small=True)
        self.ignore = writes(
            button(_("Abaikan saran ini"), lambda: act("ignore"), icon="eye-off", small=True)
        )
        flow = Flow(self)
        for one in (self.cover, self.card, self.ignore):
            flow.addWidget(one)

    def show_row(self, row: Row, finding: Finding | None) -> None:
        """Offer what fits a row and the finding of it that is looked at."""
        project, post = self._page.desk.project, self._page.post
        words = cover_words(row) if picture_of(self._page, row) is not None else ""
        self.cover.setVisible(bool(words))
        self.cover.setText(words)
        self.card.setVisible(row.item == GESTURES)
        mine = row.question is not None and row.open and finding is not None
        self.ignore.setVisible(finding is not None and mine and can_ignore(project, post, finding))
        self.setVisible(any(not one.isHidden() for one in (self.cover, self.card, self.ignore)))


def further(page: "PostPage", row: Row, finding: Finding | None, what: str) -> bool:
    """Do what the panel offers; False when a row has to be answered instead."""
    if what == "gestures":
        show_gestures(page.window_)
    elif what == "cover":
        _cover(page, row)
    elif what == "ignore":
        return pass_over(
            page, [finding] if finding is not None and row.question is not None else row.findings
        )
    return True


def ignorable(page: "PostPage", row: Row) -> bool:
    """Whether all that a row of advice found can be passed over without a word."""
    project, post = page.desk.project, page.post
    return (
        row.question is None
        and bool(row.findings)
        and all(can_ignore(project, post, f) for f in row.findings)
    )


def ignoring(findings: Sequence[Finding], act: Callable[[], object]) -> QWidget:
    """What the foot of the panel says of advice that can be passed over, and the button that does."""
    words = _("Boleh diabaikan tanpa alasan. Kata yang sama tidak disarankan lagi.")
    whole = _("Boleh diabaikan tanpa alasan. Bila teksnya berubah, saran datang lagi.")
    said = words if all(one.where.span is not None for one in findings) else whole
    made = writes(button(_("Abaikan saran ini"), act, icon="eye-off", small=True))
    return box(column(Label(said, "muted", wrap=True), row(made, None), gap=8))


def cover_words(row: Row) -> str:
    """The words of the button that covers, empty for what is not about something seen in a picture."""
    if not row.about.startswith("picture:"):
        return ""
    idents = set(row.question.item.checks) if row.question is not None else {f.id for f in row.findings}
    if idents & FACES:
        return _("Samarkan wajah…")
    return _("Samarkan bagian gambar…") if row.item == SCREENS else ""


def picture_of(page: "PostPage", row: Row) -> Asset | None:
    """The picture a row is about, when it has pixels to cover."""
    kind, _colon, ident = row.about.partition(":")
    found = page.desk.project.find(Asset, ident) if kind == "picture" else None
    return found if found is not None and found.width and found.height else None


def pass_over(page: "PostPage", findings: Sequence[Finding]) -> bool:
    """Pass advice over for good as one command; False when it has to be answered instead."""
    project, me, at = page.desk.project, page.window_.me, page.desk.session.now()
    if not findings or not page.desk.flush():
        return False
    pairs = [(one, ignore_in(project, page.post, one, me, at)) for one in findings]
    made = {record.id: record for _one, record in pairs if record is not None}
    if not made or any(record is None for _one, record in pairs):
        return False
    words = dict.fromkeys(filter(None, (about_words(record) for record in made.values())))
    first = next(iter(words), "")
    command = _("Abaikan “{words}”").format(words=first) if first else _("Abaikan saran untuk teks ini")
    if not page.desk.put(command, *made.values()):
        return False
    told = _("Diabaikan. Kata yang sama tidak disarankan lagi.")
    whole = _("Diabaikan untuk teks ini. Bila teksnya berubah, saran datang lagi.")
    page.window_.notices.say(told if first else whole, "ok", (_("Urungkan"), page.window_.undo))
    if page.verdict is not None:
        page.settle(without(page.verdict.gate, findings))
    return True


def _cover(page: "PostPage", row: Row) -> None:
    from studio.ui.blur.dialog import open_blur  # noqa: PLC0415 - heavy, and only when asked for

    asset = picture_of(page, row)
    if asset is None:
        return
    shown = [
        (design_page.id, slot)
        for ident in page.design.pages
        if (design_page := page.desk.project.find(DesignPage, ident)) is not None
        for slot, value in design_page.slots.items()
        if isinstance(value, Picture) and value.asset == asset.id
    ]
    pages = tuple(dict.fromkeys(ident for ident, _slot in shown))
    slot = shown[0][1] if len(shown) == 1 else ""
    tab = page.focusWidget() or page
    tab.setFocus(Qt.FocusReason.OtherFocusReason)
    open_blur(tab, page.window_, asset, pages, slot)
