"""One line above the form: which layout, colours and motif the post has, each to be changed in a popup."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from studio.domain.content import Design
from studio.domain.schemes import worn_by
from studio.errors import StudioError
from studio.session import appearance
from studio.session.locking import WHOLE, may_unlock
from studio.ui import theme
from studio.ui.brand.paint import Motif
from studio.ui.canvas.picture import image_of, try_shown
from studio.ui.post.fill.base import Filling
from studio.ui.post.fill.locked import ask_unlock, locks_now, refuse
from studio.ui.post.look.tile import ART, WIDTH, Choice, LookPopup
from studio.ui.post.look.words import needs_words, scheme_words
from studio.ui.widgets.basic import Label, line, plain_tip, put, row, tool
from studio.ui.words import _, language, named

if TYPE_CHECKING:
    from studio.domain.brand import Kit

PARTS = ("layout", "scheme", "texture")
MOST = 148
"""Px of the words in a button."""
DOTS = ("paper", "field", "accent-on-field")


class LookBar(QWidget):
    """Three buttons and the way back to the template's own look; hidden where there is nothing to choose."""

    def __init__(self, filling: Filling, placement: Callable[[], str]) -> None:
        super().__init__()
        self.filling, self._placement = filling, placement
        self.popup: LookPopup | None = None
        self._known: dict[tuple[str, ...], tuple[Choice, ...]] = {}
        self._shown: dict[str, object] = {}
        self.buttons = {part: self._button(part) for part in PARTS}
        self.reset = tool("arrow-back-up", _("Kembalikan tampilan seperti templat"), self._reset, side=18)
        told = Label(_("Tampilan"), "hint")
        bar = row(told, 4, *self.buttons.values(), None, self.reset, gap=6, margins=(24, 6, 16, 6))
        put(QVBoxLayout(self), bar, line(), gap=0)

    @property
    def design(self) -> Design:
        """The post's design."""
        return self.filling.page.design

    def refresh(self) -> None:
        """Show what is chosen."""
        choices = {part: {one.key: one for one in self._choices(part)} for part in PARTS}
        now = self._now()
        for part, made in self.buttons.items():
            found = choices[part]
            self._show(made, part, found.get(now[part], found[""]))
            made.setVisible(len(found) > 1)
        free = not locks_now(self.filling.page, WHOLE)
        self.reset.setVisible(free and not appearance.is_plain(self.design))
        self.setVisible(any(len(found) > 1 for found in choices.values()))
        if self.popup is not None:
            self.popup.mark(now[self._open])

    def open(self, part: str) -> None:
        """Show the choices of a part below its button; of one that is locked, why, or how to lift it."""
        page = self.filling.page
        if self._locked(part):
            if may_unlock(page.window_.me):
                ask_unlock(page, WHOLE, _("tampilan"), self.buttons[part])
            else:
                refuse(page, WHOLE)
            return
        self._open = part
        popup = LookPopup(
            self, _titles()[part], _hints()[part], self._choices(part), self._now()[part],
            lambda key: self._picture(part, key),
        )  # fmt: skip
        popup.taken.connect(lambda key: self._take(part, key))
        popup.closed.connect(self._closed)
        self.popup = popup
        popup.show_below(self)

    def _show(self, made: QToolButton, part: str, choice: Choice) -> None:
        """The part's name while it is as the template has it, else what was chosen."""
        state = (choice, self._locked(part), language())
        if self._shown.get(part) == state:
            return
        self._shown[part] = state
        title, on = _titles()[part], bool(choice.key)
        said = made.fontMetrics().elidedText(choice.name, Qt.TextElideMode.ElideRight, MOST)
        made.setText(said if on else title)
        made.setAccessibleName(f"{title}: {choice.name}")
        tip = _("{why} Untuk sementara tata letaknya otomatis.").format(why=choice.why)
        made.setToolTip(plain_tip(tip if choice.why else _hints()[part]))
        made.setProperty("on", "true" if on else "false")
        icon = "lock" if self._locked(part) else "alert-triangle" if choice.why else "chevron-down"
        token = "warn" if icon == "alert-triangle" else "accent" if on else "muted"
        made.setIcon(theme.icon(icon, token, 14))
        made.style().polish(made)

    def _locked(self, part: str) -> bool:
        locks = locks_now(self.filling.page, WHOLE)
        return locks.position if part == "layout" else locks.style

    def _closed(self) -> None:
        self.popup = None

    def _now(self) -> dict[str, str]:
        design = self.design
        return {"layout": design.variant, "scheme": design.scheme, "texture": appearance.texture_of(design)}

    def _kit(self) -> "Kit":
        return self.filling.desk.stage.kit(self.design)

    def _choices(self, part: str) -> tuple[Choice, ...]:
        """What there is to choose; only layouts depend on what is being typed."""
        if part == "layout":
            return tuple(self._layouts())
        layout = self.filling.design_page.layout
        key = (part, self.design.template_hash, self.design.kit_hash, layout, language())
        if key not in self._known:
            self._known[key] = tuple(self._schemes() if part == "scheme" else self._textures(layout))
        return self._known[key]

    def _layouts(self) -> Iterator[Choice]:
        page, template = self.filling.page, self.filling.page.template
        yield Choice("", _("Otomatis"))
        offers = appearance.layouts(page.desk.project, page.post, template, self._kit(), self._number())
        for one in offers:
            name = named(one.variant.name, one.variant.id)
            yield Choice(one.variant.id, name, needs_words(one.lacks, template))

    def _schemes(self) -> Iterator[Choice]:
        kit = self._kit()
        for key, roles in {"": {}, **appearance.roles_of(kit, self.filling.page.template)}.items():
            dots = tuple(kit.color(roles.get(role, role)) for role in DOTS)
            yield Choice(key, scheme_words()[key], dots=dots)

    def _textures(self, layout: str) -> Iterator[Choice]:
        yield Choice("", _("Seperti templat"))
        for texture in appearance.textures(self.filling.page.template, self._kit(), layout):
            yield Choice(texture.id, named(texture.name, texture.id))

    def _number(self) -> int:
        return min(self.filling.number, len(self.design.pages) - 1)

    def _with(self, part: str, key: str) -> Design:
        if part == "layout":
            return appearance.with_layout(self.design, key)
        if part == "scheme":
            return appearance.with_scheme(self.design, key)
        layout = self.filling.design_page.layout
        return appearance.with_texture(self.design, self.filling.page.template, self._kit(), layout, key)

    def _take(self, part: str, key: str) -> None:
        made = self._with(part, key)
        if made == self.design:
            if self.popup is not None:
                self.popup.mark(self._now()[part])
            return
        name = {one.key: one.name for one in self._choices(part)}[key]
        command = {
            "layout": _("Tata letak: {name}"), "scheme": _("Warna: {name}"), "texture": _("Motif: {name}"),
        }[part]  # fmt: skip
        self.filling.desk.put(command.format(name=name), made)

    def _reset(self) -> None:
        self.filling.desk.put(_("Kembalikan tampilan seperti templat"), appearance.plain(self.design))

    def _picture(self, part: str, key: str) -> QPixmap | None:
        if part == "texture" and key:
            return self._motif(key)
        desk, page = self.filling.desk, self.filling.page
        design = self._with(part, key)
        if part == "layout":
            design = self._tried(design, key)
        project = desk.project.with_records(design)
        found, _why = try_shown(desk.stage, project, page.post, self._placement(), self._number())
        if found is None:
            return None
        ratio = self.devicePixelRatioF()
        fit = min((WIDTH - 20) / found.display.width, (ART - 16) / found.display.height)
        picture = image_of(found, fit * ratio * 2)
        picture = picture.scaledToWidth(
            max(1, round(found.display.width * fit * ratio)), Qt.TransformationMode.SmoothTransformation
        )
        picture.setDevicePixelRatio(ratio)
        return picture

    def _tried(self, design: Design, key: str) -> Design:
        """What cannot be taken yet is shown as the template has it."""
        lacks = any(one.key == key and one.why for one in self._choices("layout"))
        return appearance.with_layout(design, "") if lacks else design

    def _motif(self, key: str) -> QPixmap | None:
        kit, stage = worn_by(self._kit(), self.design), self.filling.desk.stage
        texture = next(one for one in kit.textures if one.id == key)
        try:
            stage.bring(self.filling.desk.project, self.design)
            svg = (stage.store / kit.files[texture.file]).read_bytes()
        except (OSError, StudioError):
            return None
        inks = tuple(kit.color(r) for r in ("line-on-field", "accent-on-field", "on-field", "deep"))
        swatch = Motif(texture, svg, kit.color("field"), inks, texture.id)
        swatch.setFixedSize(QSize(WIDTH - 20, ART - 16))
        picture = QPixmap(swatch.size() * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        picture.fill(Qt.GlobalColor.transparent)
        swatch.render(picture)
        swatch.deleteLater()
        return picture

    def _button(self, part: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName("chip")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setToolTip(_hints()[part])
        made.clicked.connect(lambda _on=False: self.open(part))
        return made


def _titles() -> dict[str, str]:
    return {"layout": _("Tata letak"), "scheme": _("Warna"), "texture": _("Motif")}


def _hints() -> dict[str, str]:
    return {
        "layout": _("Otomatis mengikuti isinya. Pilihan berlaku untuk semua ukuran."),
        "scheme": _("Hanya warna kit yang tetap terbaca di semua bagian."),
        "texture": _("Motif kit yang punya tempat di halaman ini."),
    }
