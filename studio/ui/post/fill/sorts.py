"""What a post counts as in the plan, at the foot of the form: its pillar and its content type."""

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.content import Post
from studio.domain.ids import PillarId
from studio.domain.shares import TYPES, pillars_of
from studio.ui.naming import type_name
from studio.ui.post.fill.base import FieldRow, Filling
from studio.ui.widgets.basic import put, writes
from studio.ui.widgets.choice import Choice
from studio.ui.words import _


class SortFields(QWidget):
    """Two choices, each as one command."""

    def __init__(self, filling: Filling) -> None:
        super().__init__()
        self.filling = filling
        self.pillar = writes(Choice(_("Pilar"), []))
        self.pillar.picked.connect(self._pillar)
        kinds = [("", _("Tanpa jenis")), *((kind, type_name(kind)) for kind in TYPES)]
        self.kind = writes(Choice(_("Jenis konten"), kinds))
        self.kind.picked.connect(self._kind)
        rows = FieldRow(self.pillar, _("Pilar")), FieldRow(self.kind, _("Jenis konten"))
        put(QVBoxLayout(self), *rows, gap=16)

    def refresh(self) -> None:
        """Show what the project holds."""
        post = self.filling.page.post
        known = [("", _("Tanpa pilar"))]
        known += [(str(pillar.id), pillar.name) for pillar in pillars_of(self.filling.desk.project)]
        now = [
            (str(self.pillar.itemData(n) or ""), self.pillar.itemText(n)) for n in range(self.pillar.count())
        ]
        if now != known:
            self.pillar.clear()
            for key, words in known:
                self.pillar.addItem(words, key)
        self.pillar.show_key(str(post.pillar or ""))
        self.kind.show_key(post.content_type)

    def _pillar(self, key: str) -> None:
        post: Post = self.filling.page.post
        if key != (post.pillar or ""):
            words = _("Ubah pilar {what}").format(what=f"“{post.title}”")
            made = msgspec.structs.replace(post, pillar=PillarId(key) if key else None)
            self.filling.desk.put(words, made)

    def _kind(self, key: str) -> None:
        post: Post = self.filling.page.post
        if key != post.content_type:
            words = _("Ubah jenis {what}").format(what=f"“{post.title}”")
            self.filling.desk.put(words, msgspec.structs.replace(post, content_type=key))
