"""Which placements a post goes to: by platform, with search, and as sets with a name."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from studio.domain.platform import Placement
from studio.session import preferences
from studio.ui import theme
from studio.ui.naming import PLATFORM_ICONS, placement_name, platform_name
from studio.ui.post.sizes.marks import size_words
from studio.ui.post.sizes.words import fit_words
from studio.ui.widgets.basic import (
    Elided,
    Icon,
    Label,
    box,
    button,
    clear,
    column,
    line,
    put,
    row,
    tool,
    writes,
)
from studio.ui.widgets.fields import TextField
from studio.ui.words import _

WIDTH, HEIGHT = 420, 520


def purpose_name(purpose: str) -> str:
    """What a placement is for, in words."""
    known = {
        "post": _("unggahan"), "story": _("story dan video tegak"), "link": _("pratinjau tautan"),
        "cover": _("sampul"), "avatar": _("foto profil"), "print": _("cetak"), "screen": _("layar"),
    }  # fmt: skip
    return known.get(purpose, purpose)


class _Row(QWidget):
    """One placement with its box; one that is not served says why."""

    def __init__(self, placement: Placement, *, served: bool, picked: Callable[[bool], None]) -> None:
        super().__init__()
        self.placement = placement
        self.words = f"{platform_name(placement.platform)} {placement_name(placement)}".casefold()
        self.check = QCheckBox(placement_name(placement).replace("&", "&&"))
        self.check.setAccessibleName(f"{platform_name(placement.platform)} {placement_name(placement)}")
        self.check.setEnabled(served)
        self.check.clicked.connect(lambda on: picked(on))  # noqa: PLW0108 - Qt asks how many it takes
        why = _("templat tidak melayani {purpose}").format(purpose=purpose_name(placement.purpose))
        words = Elided(size_words(placement) if served else why, "hint")
        words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        put(QHBoxLayout(self), self.check, words, margins=(28, 0, 4, 0)).setStretch(1, 1)


class Chooser(QFrame):
    """A popup. `changed` gives the ids chosen, in the order of the list."""

    changed = Signal(object)
    set_deleted = Signal(str, object)

    def __init__(
        self, placements: Sequence[Placement], purposes: Sequence[str], chosen: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        writes(self)
        self.setObjectName("popup")
        self.setFixedSize(WIDTH, HEIGHT)
        self.chosen = list(dict.fromkeys(chosen))
        self._order = [p.id for p in placements]
        self._served = frozenset(p.id for p in placements if p.purpose in purposes)
        self.search = TextField(_("Cari penempatan"), hint=_("Cari platform atau ukuran"))
        self.search.typed.connect(self._find)
        self.count = Label("", "hint")
        self.rows: dict[str, _Row] = {}
        self._groups: dict[str, QWidget] = {}
        self._none = Label(_("Tidak ada yang cocok. Coba kata lain, misalnya “story”."), "muted", wrap=True)
        self._none.setVisible(False)
        self._list = QVBoxLayout()
        put(self._list, self._none, gap=2, margins=(0, 0, 8, 8))
        self._fill(placements)
        self._list.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(box(self._list))
        self._sets = QHBoxLayout()
        put(self._sets, gap=6)
        self.name = TextField(_("Nama set"), hint=_("Nama set, misalnya Rutin"))
        self.save = button(_("Simpan set"), self._save, icon="bookmark", small=True)
        self.name.returnPressed.connect(self._save)
        self.name.typed.connect(lambda _text: self._savable())
        head = row(Label(_("Penempatan"), "section"), None, self.count)
        put(
            QVBoxLayout(self), head, self.search, box(self._sets), line(), area, line(),
            row(self.name, self.save), gap=8, margins=(16, 14, 12, 12),
        )  # fmt: skip
        self._show_sets()
        self._show_chosen()
        self._savable()
        self.search.setFocus()

    def open_below(self, anchor: QWidget) -> None:
        """Show below a button, its right edges in line."""
        corner = anchor.mapToGlobal(QPoint(anchor.width(), anchor.height() + 4))
        left = corner.x() - WIDTH
        window = anchor.window().frameGeometry()
        self.move(max(window.left() + 4, left), min(corner.y(), max(window.top(), window.bottom() - HEIGHT)))
        self.show()
        self.search.setFocus()

    def _fill(self, placements: Sequence[Placement]) -> None:
        for placement in placements:
            if placement.platform not in self._groups:
                group = box(column(gap=2, margins=(0, 8, 0, 0)))
                every = button(_("Semua"), partial(self._toggle_all, placement.platform), kind="link")
                every.setAccessibleName(
                    _("Semua penempatan {platform}").format(platform=platform_name(placement.platform))
                )
                title = row(
                    Icon(PLATFORM_ICONS.get(placement.platform, "world")),
                    Label(platform_name(placement.platform), "strong"),
                    None,
                    every,
                )
                group.layout().addLayout(title)  # type: ignore[union-attr]
                self._groups[placement.platform] = group
                self._list.addWidget(group)
            made = _Row(
                placement, served=placement.id in self._served, picked=partial(self._pick, placement.id)
            )
            self._groups[placement.platform].layout().addWidget(made)  # type: ignore[union-attr]
            self.rows[placement.id] = made

    def _pick(self, ident: str, on: bool) -> None:
        wanted = [*self.chosen, ident] if on else [i for i in self.chosen if i != ident]
        self._use(wanted)

    def _toggle_all(self, platform: str) -> None:
        own = [i for i, r in self.rows.items() if r.placement.platform == platform and i in self._served]
        if all(i in self.chosen for i in own):
            self._use([i for i in self.chosen if i not in own])
        else:
            self._use([*self.chosen, *own])

    def _use(self, wanted: Sequence[str]) -> None:
        """Choose these; what the template does not serve stays as it was, and one is always left."""
        kept = set(wanted) | {i for i in self.chosen if i not in self._served}
        if kept & self._served:
            self.chosen = [i for i in self._order if i in kept]
            self.changed.emit(tuple(self.chosen))
        self._show_chosen()

    def _show_chosen(self) -> None:
        for ident, made in self.rows.items():
            made.check.setChecked(ident in self.chosen and ident in self._served)
        count = sum(i in self._served for i in self.chosen)
        words = _("{count} dari {total} dipilih").format(count=count, total=len(self._served))
        self.count.setText(words if count > 1 else words + " · " + _("paling sedikit satu"))

    def _find(self, text: str) -> None:
        words = text.casefold().split()
        seen: set[str] = set()
        for made in self.rows.values():
            fits = all(word in f"{made.words} {made.placement.id}" for word in words)
            made.setVisible(fits)
            if fits:
                seen.add(made.placement.platform)
        for platform, group in self._groups.items():
            group.setVisible(platform in seen)
        self._none.setVisible(not seen)

    # sets

    def _show_sets(self) -> None:
        clear(self._sets)
        known = preferences.read().sets
        if not known:
            words = _("Simpan pilihan sebagai set untuk dipakai lagi di konten lain.")
            self._sets.addWidget(Label(words, "hint", wrap=True))
            return
        self._sets.addWidget(Label(_("Set"), "muted"))
        for name in list(known)[:3]:
            use = button("", partial(self.use_set, name), small=True)
            fit_words(use, name, 96 if len(known) > 2 else 160)
            self._sets.addWidget(use)
        self._sets.addStretch(1)
        self._sets.addWidget(tool("dots", _("Semua set: pakai atau hapus"), self._menu))

    def use_set(self, name: str) -> None:
        """Choose what a set holds and the template serves."""
        self._use([i for i in preferences.read().sets.get(name, ()) if i in self._served])

    def delete_set(self, name: str) -> None:
        """Forget a set; `set_deleted` carries what it held."""
        known = dict(preferences.read().sets)
        gone = known.pop(name, ())
        preferences.change(sets=known)
        self._show_sets()
        self.set_deleted.emit(name, gone)

    def _menu(self) -> None:
        menu = QMenu(self)
        for name in preferences.read().sets:
            inner = menu.addMenu(theme.icon("bookmark"), name.replace("&", "&&"))
            inner.addAction(theme.icon("check"), _("Pakai set ini"), partial(self.use_set, name))
            inner.addAction(theme.icon("trash", "stop"), _("Hapus set"), partial(self.delete_set, name))
        menu.popup(self.mapToGlobal(self._sets.geometry().bottomRight()))

    def _save(self) -> None:
        name = self.name.text().strip()
        if name:
            preferences.change(sets={**preferences.read().sets, name: tuple(self.chosen)})
            self.name.clear()
            self._savable()
            self._show_sets()

    def _savable(self) -> None:
        self.save.setEnabled(bool(self.name.text().strip()))
        self.save.setToolTip("" if self.save.isEnabled() else _("Beri nama set dulu"))
