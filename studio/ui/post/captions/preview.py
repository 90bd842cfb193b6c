"""How the post will look on the platform: a plain frame with account, picture and caption, folded or open."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPixmap,
    QResizeEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from studio.domain.caption_texts import fold_at, folded, texts_of
from studio.domain.content import Asset, Design, DesignPage
from studio.session.captions import Surface, comment_to_paste
from studio.ui import theme
from studio.ui.canvas.picture import image_of, try_shown
from studio.ui.naming import placement_name
from studio.ui.post.captions.context import Captions
from studio.ui.post.captions.copying import CopyButton
from studio.ui.widgets.basic import Elided, Icon, Label, Segments, box, column, put, row
from studio.ui.words import _

WIDTH, NARROW, TALLEST = 316, 240, 1.25
"""px of the frame in a high and in a low window; height of a picture to its width at most"""
BESIDE = 252
"""px of height beside the picture: head, account, icons, a folded caption"""
ABOVE = frozenset({"x", "threads", "facebook", "linkedin", "bluesky", "mastodon"})
"""Platforms that set the text above the picture."""
ICONS = {
    "instagram": ("heart", "message-circle", "send", "", "bookmark"),
    "tiktok": ("heart", "message-circle", "bookmark", "", "share"),
    "youtube": ("thumb-up", "message-circle", "", "share"),
    "whatsapp": (), "telegram": (), "web": (),
}  # fmt: skip
OTHERS = ("message-circle", "repeat", "heart", "", "share")
PAINT_AFTER_MS = 60


class Words(QTextEdit):
    """The caption in the frame; tags and links in the accent, “selengkapnya” opens it."""

    def __init__(self, more: object) -> None:
        super().__init__()
        self.setObjectName("captionEdit")
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setAccessibleName(_("Pratinjau takarir"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._more = more
        self._more_from = -1
        self.document().documentLayout().documentSizeChanged.connect(
            lambda size: self.setFixedHeight(round(size.height()) + 2)
        )

    def show_words(self, who: str, text: str, more: str) -> None:
        """Show account name, text, and the words that open the rest."""
        now = theme.look()
        self.clear()
        cursor = self.textCursor()
        strong, plain, quiet, lit = (QTextCharFormat() for _n in range(4))
        strong.setFontWeight(QFont.Weight.DemiBold)
        for shape, token in ((strong, "strong"), (plain, "strong"), (quiet, "muted"), (lit, "accent")):
            shape.setForeground(now.color(token))
        if who:
            cursor.insertText(who + " ", strong)
        for number, line in enumerate(text.split("\n")):
            if number:
                cursor.insertBlock()
            for at, word in enumerate(line.split(" ")):
                marked = word.startswith(("#", "@", "http")) and len(word) > 1
                cursor.insertText((" " if at else "") + word, lit if marked else plain)
        self._more_from = cursor.position() if more else -1
        if more:
            cursor.insertText(f"… {more}", quiet)
        self.setCursor(Qt.CursorShape.PointingHandCursor if more else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the last words opens the text."""
        at = self.cursorForPosition(event.position().toPoint()).position()
        if 0 <= self._more_from <= at and callable(self._more):
            self._more()
            return
        event.ignore()


class Preview(QWidget):
    """The pane at the right."""

    def __init__(self, captions: Captions) -> None:
        super().__init__()
        self.captions = captions
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(WIDTH + 48)
        self.folded = True
        self._painted: object = None
        self._wide = WIDTH
        self._icons: object = None
        self._low: tuple[tuple[str, ...], bool] = ((), False)
        self._pads: dict[QWidget, QWidget] = {}
        self.place = Elided("", "muted")
        self.fold = Segments([("folded", _("Terlipat")), ("open", _("Terbuka"))], "folded")
        self.fold.chosen.connect(lambda key: self._set_folded(key == "folded"))
        self.comment = CopyButton(
            _("Salin komentar pertama"), lambda: comment_to_paste(captions.post, captions.where)
        )
        head = row(Label(_("Pratinjau"), "section"), self.place, self.fold, gap=10)
        head.setStretch(1, 1)
        self.frame = QFrame()
        self.frame.setObjectName("card")
        self.frame.setFixedWidth(WIDTH)
        self.avatar, self.account = QLabel(), Label("", "strong")
        self.avatar.setFixedSize(32, 32)
        self.picture = QLabel()
        self.picture.setObjectName("previewPicture")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setWordWrap(True)
        self.above, self.below = Words(self._open), Words(self._open)
        self.title = Label("", "strong", wrap=True)
        self.icons = QHBoxLayout()
        self._build_frame()
        middle = column(self.frame, row(self.comment, None), None, gap=12)
        scroll = QScrollArea()
        scroll.setObjectName("canvas")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(box(row(None, middle, None, margins=(0, 0, 0, 24))))
        head_box = box(put(head, margins=(24, 12, 16, 12)))
        put(QVBoxLayout(self), head_box, scroll, gap=0)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._paint)

    def refresh(self) -> None:
        """Show the caption as it is now; the picture follows in its own turn."""
        surface = self._surface()
        self.frame.setVisible(surface is not None)
        for part in (self.comment, self.fold):
            part.setVisible(surface is not None)
        if surface is None:
            self.place.setText(_("Belum ada platform. Tambahkan lewat tombol Platform."))
            return
        ident = surface.platform.id
        self.place.setText(placement_name(surface.placements[0]) if surface.placements else "")
        self._show_account(ident)
        self._show_words(surface)
        self._show_icons(ICONS.get(ident, OTHERS), first=ident in ABOVE)
        self.comment.setVisible(bool(comment_to_paste(self.captions.post, ident)))
        key = self._picture_key(surface)
        if key != self._painted:
            self._soon.start(0 if self._painted is None else PAINT_AFTER_MS)

    def _surface(self) -> Surface | None:
        """The platform in work; for the common text the first that takes it."""
        found = self.captions.surfaces()
        where = self.captions.where
        if where in found:
            return found[where]
        takers = [s for i, s in found.items() if self.captions.follows(i)]
        return next(iter([*takers, *found.values()]), None)

    def leave(self) -> None:
        """Paint no more."""
        self._soon.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window gets a narrower frame, so that picture and folded caption are seen at once."""
        super().resizeEvent(event)
        wide = max(NARROW, min(WIDTH, round((self.height() - BESIDE) / TALLEST)))
        if wide != self._wide:
            self._wide = wide
            self.frame.setFixedWidth(wide)
            self._soon.start(PAINT_AFTER_MS)

    def _build_frame(self) -> None:
        who = row(
            self.avatar, self.account, None, Icon("dots", "normal", 20), gap=10, margins=(12, 10, 12, 10)
        )
        put(
            QVBoxLayout(self.frame), who, self._padded(self.above, 0, 10), self.picture,
            put(self.icons, gap=14, margins=(12, 10, 12, 0)), self._padded(self.title, 10, 0),
            self._padded(self.below, 8, 14), gap=0,
        )  # fmt: skip

    def _padded(self, part: QWidget, top: int, bottom: int) -> QWidget:
        self._pads[part] = box(column(part, margins=(12, top, 12, bottom)))
        return self._pads[part]

    def _show_account(self, platform: str) -> None:
        office = self.captions.desk.office
        account = office.accounts.get(platform) if office else None
        name = (account.handle.lstrip("@") if account else "") or (office.short_name if office else "")
        self.account.setText(name)
        self.avatar.setPixmap(monogram(office.short_name or office.unit if office else "?", 32))

    def _show_words(self, surface: Surface) -> None:
        ident = surface.platform.id
        profile = surface.profiles[0]
        texts = texts_of(self.captions.own(ident), self.captions.common, profile)
        counted = self.captions.tally(surface).text.count
        text = texts[profile.main].strip()
        cut = self.folded and fold_at(text, counted) is not None
        shown, more = (folded(text, counted), _("selengkapnya")) if cut else (text, "")
        self.fold.setEnabled(counted.past_fold)
        self.fold.setToolTip("" if counted.past_fold else _("Teks ini tampak seluruhnya."))
        first = ident in ABOVE
        for words, here in ((self.above, first), (self.below, not first)):
            self._pads[words].setVisible(here and bool(text))
            if here:
                words.show_words(self.account.text() if ident in {"instagram", "tiktok"} else "", shown, more)
        title = texts.get("title", "")
        self.title.setText(title)
        self._pads[self.title].setVisible(bool(title))

    def _show_icons(self, names: tuple[str, ...], *, first: bool) -> None:
        key = (names, first)
        if self._icons == key:
            self._fit_icons()
            return
        self._icons = key
        while self.icons.count():
            item = self.icons.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        for name in names:
            if name:
                self.icons.addWidget(Icon(name, "normal", 22))
            else:
                self.icons.addStretch(1)
        if names and "" not in names:
            self.icons.addStretch(1)
        self._low = names, first
        self._fit_icons()

    def _fit_icons(self) -> None:
        """Air below the icons where nothing follows them."""
        names, first = self._low
        bare = self._pads[self.below].isHidden() and self._pads[self.title].isHidden()
        self.icons.setContentsMargins(12, 10 if names else 0, 12, 12 if first or bare else 0)

    def _picture_key(self, surface: Surface) -> object:
        project, post = self.captions.desk.project, self.captions.post
        design = project.find(Design, post.design)
        pages = tuple(project.find(DesignPage, i) for i in design.pages) if design else ()
        place = surface.placements[0].id if surface.placements else ""
        return (place, design, pages, project.all(Asset), self._wide)

    def _paint(self) -> None:
        surface = self._surface()
        if surface is None:
            return
        self._painted = self._picture_key(surface)
        if not surface.placements:
            self.picture.setText(_("Platform ini belum punya penempatan di konten ini."))
            return
        captions = self.captions
        page, why = try_shown(
            captions.desk.stage, captions.desk.project, captions.post, surface.placements[0].id
        )
        if page is None:
            self.picture.setTextFormat(Qt.TextFormat.PlainText)
            self.picture.setText(why)
            return
        ratio, wide = self.devicePixelRatioF(), self._wide - 2
        scale = min(wide / page.display.width, wide * TALLEST / page.display.height)
        image = image_of(page, scale * ratio)
        image.setDevicePixelRatio(ratio)
        self.picture.setPixmap(image)
        self.picture.setAccessibleName(_("Gambar konten"))

    def _set_folded(self, on: bool) -> None:
        self.folded = on
        self.refresh()

    def _open(self) -> None:
        self.fold.buttons["open"].click()


def monogram(name: str, side: int) -> QPixmap:
    """Initials in a disc of the accent, where an account's picture would be."""
    ratio = 2
    made = QPixmap(QSize(side, side) * ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter, now = QPainter(made), theme.look()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addEllipse(QRectF(0, 0, side * ratio, side * ratio))
    painter.fillPath(shape, now.color("fill"))
    font = QFont(now.tokens.type["family"])  # type: ignore[arg-type]
    font.setPixelSize(round(side * ratio * 0.4))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(now.color("on_fill")))
    initials = "".join(word[0] for word in name.split()[:2]).upper()
    painter.drawText(made.rect(), Qt.AlignmentFlag.AlignCenter, initials)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
