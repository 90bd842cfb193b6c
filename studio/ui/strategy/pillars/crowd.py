"""The word about ceremonies: how many, against how many services, and where to look."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from studio.catalog.share_rules import crowding
from studio.domain.crowding import Crowd
from studio.ui.naming import many_posts, number
from studio.ui.widgets.basic import Icon, Label, button, column, put
from studio.ui.words import _, named

WORDS = 4
"""Words found that are told."""


class CrowdBar(QFrame):
    """A card in the colour of a warning; hidden while nothing is the matter."""

    def __init__(self, look: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("crowd")
        self.sentence, self.advice = Label("", "strong", wrap=True), Label("", wrap=True)
        self.counted = Label("", "hint", wrap=True)
        self.look = button(_("Lihat kontennya"), look, small=True)
        icon = Icon("alert-triangle", "warn", 20)
        said = column(self.sentence, self.advice, self.counted, gap=2)
        whole = put(QHBoxLayout(self), icon, said, self.look, gap=12, margins=(16, 12, 16, 12))
        whole.setStretch(1, 1)
        whole.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_crowd(self, seen: Crowd, period: str) -> None:
        """Say it, or say nothing."""
        self.setVisible(seen.crowded)
        if not seen.crowded:
            return
        many, few = len(seen.ceremonies), len(seen.services)
        words = _(
            "{period}: {many} dari {whole} bercerita tentang acara kantor ({share} %), {few} tentang layanan."
        )
        self.sentence.setText(
            words.format(
                period=period, many=number(many), whole=many_posts(seen.whole), share=seen.share,
                few=number(few),
            )
        )  # fmt: skip
        self.advice.setText(named(crowding().rule.advice))
        found = ", ".join(f"{word} ({number(count)})" for word, count in seen.words[:WORDS])
        rest = len(seen.words) - WORDS
        if rest > 0:
            found = _("{found}, dan {rest} kata lain").format(found=found, rest=number(rest))
        self.counted.setText(_("Dikenali dari kata: {found}").format(found=found))
