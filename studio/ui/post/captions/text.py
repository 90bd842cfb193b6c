"""The text in work: common text in a well above, the platform's own below, with counters in its foot."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QTextEdit, QVBoxLayout, QWidget

from studio.domain.caption_texts import Tally, fold_at, following, own_text, with_text, word_changes
from studio.domain.language.measures import measures
from studio.domain.platform import Unit
from studio.domain.review import Where
from studio.session.captions import text_to_paste
from studio.ui import theme
from studio.ui.naming import PLATFORM_ICONS, number
from studio.ui.post.captions.bar import TONES
from studio.ui.post.captions.context import Captions
from studio.ui.post.captions.copying import CopyButton
from studio.ui.post.captions.edit import CaptionEdit
from studio.ui.post.word_marks import WordMarks
from studio.ui.widgets.basic import Icon, Label, Toned, button, line, put, row, tool, writes
from studio.ui.words import _


def unit_words(unit: Unit) -> str:
    """What a limit counts."""
    known: dict[Unit, str] = {
        "weighted": _("bobot X: tautan 23, emoji 2"),
        "graphemes": _("huruf seperti yang tampak"),
        "utf16": _("satuan UTF-16: kebanyakan emoji 2"),
        "bytes": _("bita UTF-8: huruf biasa 1, emoji 4"),
        "characters": _("karakter"),
    }
    return known[unit]


class Well(QFrame):
    """The common text, to be read; or what differs from it."""

    def __init__(self, edit: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("well")
        self.title, self.used = Label(_("Teks umum"), "section"), Label("", "muted")
        self.shown = ""
        self.words = QTextEdit()
        self.words.setReadOnly(True)
        self.words.setObjectName("captionEdit")
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words.setAccessibleName(_("Teks umum"))
        self.words.document().setDocumentMargin(0)
        self.words.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.open = writes(button(_("Sunting"), edit, kind="link"), really=False)
        self.open.setAccessibleName(_("Sunting teks umum"))
        self.setLayout(put(QVBoxLayout(), self.words, margins=(14, 12, 14, 10)))

    def head(self) -> QWidget:
        """The line above the well."""
        made = QWidget()
        made.setLayout(row(self.title, self.used, None, self.open, gap=10))
        return made

    def show_text(self, text: str) -> None:
        """Show the common text."""
        words = text.strip() or _("Teks umum masih kosong.")
        if self.shown != words:
            self.shown = words
            self.words.setPlainText(words)

    def show_changes(self, before: str, after: str) -> None:
        """Show which words of the common text are gone and which are new."""
        now, self.shown = theme.look(), ""
        self.words.clear()
        cursor = self.words.textCursor()
        for kind, words in word_changes(before, after):
            shape = QTextCharFormat()
            if kind != "same":
                shape.setForeground(now.color("stop" if kind == "gone" else "ok"))
                shape.setFontStrikeOut(kind == "gone")
                shape.setFontUnderline(kind == "new")
            cursor.insertText(words, shape)

    def _fit(self) -> None:
        self.words.setFixedHeight(
            min(
                6 * self.words.fontMetrics().lineSpacing() + 2,
                round(self.words.document().size().height()) + 4,
            )
        )


class Foot(QWidget):
    """34 px: how long the text is, tags, links, mentions; tools at the right."""

    def __init__(self, *tools: QWidget) -> None:
        super().__init__()
        self.setFixedHeight(36)
        self.bar = QProgressBar()
        self.bar.setFixedWidth(48)
        self.bar.setTextVisible(False)
        self.mark = Icon("alert-octagon", "stop", 16)
        self.used, self.limit = Label("", "strong"), Label("", "muted")
        self.more = {what: Label("", "muted") for what in ("hashtags", "links", "mentions")}
        put(
            QHBoxLayout(self), self.bar, self.mark, row(self.used, self.limit, gap=4), 8,
            *(part for label in self.more.values() for part in (label, 8)), None, *tools,
            gap=6, margins=(14, 0, 8, 0),
        )  # fmt: skip

    def show_length(self, length: int) -> None:
        """For the common text: how long it is."""
        self.bar.hide()
        self.mark.hide()
        self.used.setText(number(length))
        self.used.tint("")
        self.limit.setText(_("huruf"))
        self.limit.setToolTip("")
        for label in self.more.values():
            label.hide()

    def show_tally(self, tally: Tally, most: dict[str, int | None]) -> None:
        """For a platform: the count by its rule."""
        field = tally.text
        tone = TONES[field.state]
        self.bar.setVisible(field.count.limit is not None)
        self.bar.setMaximum(field.count.limit or 1)
        self.bar.setValue(min(field.count.used, field.count.limit or 1))
        self.bar.setProperty("tone", tone)
        self.bar.style().polish(self.bar)
        self.mark.setVisible(bool(tone))
        if tone:
            name = "alert-octagon" if tone == "stop" else "alert-triangle"
            self.mark.setPixmap(theme.pixmap(name, tone, 16))
        self.used.setText(number(field.count.used))
        self.used.tint(tone)
        top = field.count.limit
        self.limit.setText(_("huruf, tanpa batas resmi") if top is None else f"/ {number(top)}")
        for label in (self.used, self.limit):
            label.setToolTip(unit_words(field.count.unit))
        words = {
            "hashtags": (tally.hashtags, _("tagar")),
            "links": (tally.links, _("tautan")),
            "mentions": (tally.mentions, _("sebutan")),
        }
        for what, (count, word) in words.items():
            top = most[what]
            label = self.more[what]
            label.setText(f"{count} / {top} {word}" if top is not None else f"{count} {word}")
            label.tint(TONES[tally.states[what]])
            label.setVisible(what != "mentions" or count > 0)


class TextBlock(QWidget):
    """Well, head, field, foot."""

    def __init__(self, captions: Captions, to_common: Callable[[], object]) -> None:
        super().__init__()
        writes(self)
        self.captions = captions
        self._shown: Where | None = None
        self.well = Well(to_common)
        self.well_head = self.well.head()
        self.icon, self.title = Icon("align-left"), Label("", "section")
        self.chip = Label("", "chip", "info")
        self.hint = Label("", "hint", wrap=True)
        self.compare = writes(button(_("Bandingkan"), self.refresh, kind="link"), really=False)
        self.compare.setCheckable(True)
        self.back = button(_("Kembali ke teks umum"), self._follow, kind="link")
        self.edit = CaptionEdit(_("Takarir"))
        self.edit.typed.connect(self._typed)
        self.edit.entered.connect(self._entered)
        self.emoji = tool("mood-smile", _("Sisipkan emoji"))
        self.snippets = tool("template", _("Sisipkan cuplikan"))
        self.search = writes(tool("search", _("Cari dan ganti (Ctrl+F, Ctrl+H)")), really=False)
        self.copy = CopyButton(_("Salin"), lambda: text_to_paste(captions.post, captions.where))
        self.foot = Foot(self.emoji, self.snippets, self.search, self.copy)
        self.frame = QFrame()
        self.frame.setObjectName("captionFrame")
        inner = QWidget()
        inner.setLayout(put(QVBoxLayout(), self.edit, margins=(12, 10, 12, 4)))
        put(QVBoxLayout(self.frame), inner, line(), self.foot, gap=0)
        self.bad = Toned("", "stop")
        self.counts = Label("", "hint")
        self.counts.setToolTip(_("Hitungan saja, bukan nilai. Kalimat pendek dan aktif lebih mudah dibaca."))
        self.marks = WordMarks(self.edit, captions.page, self._place, self._marked, self._replace)
        below = row(self.hint, self.counts, gap=16)
        below.setStretch(0, 1)
        head = row(self.icon, self.title, self.chip, None, self.compare, self.back, gap=8)
        put(QVBoxLayout(self), self.well_head, self.well, 4, head, self.frame, self.bad, below, gap=8)

    def refresh(self) -> None:
        """Show the caption in work."""
        captions, where = self.captions, self.captions.where
        follows = bool(where) and captions.follows(where)
        own = bool(where) and not follows
        for part in (self.well_head, self.well, self.compare, self.back):
            part.setVisible(own)
        self.icon.setPixmap(theme.pixmap(PLATFORM_ICONS.get(where, "world") if where else "align-left"))
        self.title.setText(self.captions.called(where) if where else _("Teks umum"))
        self.chip.setText(_("Varian sendiri") if own else _("Ikut teks umum"))
        self.chip.tint("info" if own else "")
        self.chip.setVisible(bool(where))
        self._show_well(own)
        before = self._shown
        self._shown = self._place()
        if self._shown != before:
            self.marks.clear()
        self._show_text(follows)
        if self._shown != before:
            self.marks.refresh()
        self._count()
        self.hint.setText(self._hint(follows))
        self.hint.setVisible(True)

    def takers(self) -> list[str]:
        """Names of the platforms that take the common text."""
        found = self.captions.surfaces()
        return [self.captions.called(i) for i in found if self.captions.follows(i)]

    def _hint(self, follows: bool) -> str:
        names = self.takers()
        if follows:
            return _("Ketik di sini untuk membuat varian sendiri; teks umum tidak berubah.")
        where = self.captions.where
        if where and self.captions.own(where).fields.get(self.captions.main(where)):
            return _("Ditulis apa adanya: tagar, ajakan, dan tautan di bawah tidak ditambahkan ke teks ini.")
        if where:
            return ""
        if not names:
            return _("Semua platform punya varian sendiri.")
        return _("Dipakai {names}.").format(names=joined(names))

    def _show_well(self, own: bool) -> None:
        if not own:
            return
        names = self.takers()
        self.well.used.setText(_("dipakai {names}").format(names=joined(names)) if names else "")
        common, mine = self.captions.common.text, self._own()
        if self.compare.isChecked():
            self.well.title.setText(_("Beda dari teks umum"))
            self.well.show_changes(common, mine)
        else:
            self.well.title.setText(_("Teks umum"))
            self.well.show_text(common)

    def _own(self) -> str:
        where = self.captions.where
        return own_text(self.captions.own(where), self.captions.main(where))

    def _show_text(self, follows: bool) -> None:
        where = self.captions.where
        emptied = follows and self.edit.hasFocus() and not self.edit.text()
        if not emptied:
            common = self.captions.common.text
            self.edit.show_text(common if follows or not where else self._own())
        name = self.captions.name()
        self.edit.setAccessibleName(_("Takarir {name}").format(name=name) if where else _("Teks umum"))
        self.copy.say(_("Salin takarir {name}").format(name=name))
        self.edit.setPlaceholderText(
            _("Kosong: platform ini memakai teks umum") if where else _("Tulis takarir untuk semua platform…")
        )
        self.edit.setReadOnly(self.captions.desk.session.read_only)

    def _place(self) -> Where:
        """Which text the field shows."""
        where = self.captions.where
        if not where or self.captions.follows(where):
            return Where(field="text")
        main = self.captions.main(where)
        kept = main if self.captions.own(where).fields.get(main) else "text"
        return Where(platform=where, field=kept)

    def _marked(self) -> str:
        return self._own() if self._place().platform else self.captions.common.text

    def _replace(self, start: int, end: int, words: str) -> None:
        """Other words in the text shown, which may be the common one that this platform follows."""
        captions, place, text = self.captions, self._place(), self._marked()
        made = text[:start] + words + text[end:]
        command = _("Ganti kata di takarir")
        if place.platform:
            captions.put(command, with_text(captions.caption, captions.main(place.platform), made))
        else:
            common = msgspec.structs.replace(captions.common, text=made)
            captions.desk.put(command, msgspec.structs.replace(captions.post, caption=common))

    def _measure(self) -> None:
        """Counts below the field, nothing for an empty one."""
        found = measures(self.edit.text())
        said = [
            _("{count} kalimat").format(count=number(found.sentences)),
            _("terpanjang {count} kata").format(count=number(found.longest)),
        ]
        if found.passive:
            said.append(_("{count} pasif").format(count=number(found.passive)))
        self.counts.setText(" · ".join(said) if found.sentences else "")
        self.counts.setVisible(found.sentences > 0)

    def _count(self) -> None:
        self._measure()
        surface = self.captions.surface() if self.captions.where else None
        self.bad.hide()
        if surface is None:
            self.foot.show_length(len(self.edit.text().strip()))
            self.edit.show_fold(None, "")
            return
        tally = self.captions.tally(surface)
        profile = next(p for p in surface.profiles if p.main == tally.main)
        allowed = {"hashtags": profile.hashtags, "links": profile.links, "mentions": profile.mentions}
        most = {what: a.max if a.soft is None else a.soft for what, a in allowed.items()}
        self.foot.show_tally(tally, most)
        counted = tally.text.count
        at = fold_at(self.edit.text(), counted)
        self.edit.show_fold(at, _("lipatan, kira-kira\n{count} huruf").format(count=counted.fold))
        self._warn(tally)

    def _warn(self, tally: Tally) -> None:
        counted, name = tally.text.count, self.captions.name()
        said = ""
        if counted.forbidden:
            signs = " ".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in counted.forbidden)
            said = _("{name} menolak karakter ini: {signs}").format(name=name, signs=signs)
        elif counted.over and counted.limit is not None:
            over = number(counted.used - counted.limit)
            said = _("Lebih {count} dari batas {name}. Pendekkan teksnya; hitungan sudah termasuk tagar dan "
                     "tautan.").format(count=over, name=name)  # fmt: skip
        elif counted.over_soft:
            said = _("Lebih panjang dari anjuran {count} huruf.").format(count=number(counted.soft or 0))
        self.bad.setVisible(bool(said))
        self.bad.say(said, TONES[tally.text.state] or "warn")

    def _typed(self, text: str) -> None:
        where = self.captions.where
        main = self.captions.main(where) if where else "text"
        self.captions.type("text", with_text(self.captions.caption, main, text))

    def _entered(self, inside: bool) -> None:
        self.frame.setProperty("on", "true" if inside else "false")
        self.frame.style().polish(self.frame)
        if not inside:
            self._show_text(bool(self.captions.where) and self.captions.follows(self.captions.where))

    def _follow(self) -> None:
        where = self.captions.where
        self.captions.put(
            _("{name} kembali ke teks umum").format(name=self.captions.called(where)),
            following(self.captions.own(where), self.captions.main(where)),
        )
        self.edit.setFocus()


def joined(names: list[str]) -> str:
    """`A, B, dan C`; more than four are counted."""
    if len(names) > 4:
        return _("{names}, dan {count} lagi").format(names=", ".join(names[:3]), count=len(names) - 3)
    if len(names) == 2:
        return _("{first} dan {second}").format(first=names[0], second=names[1])
    return ", ".join(names[:-1]) + _(", dan {last}").format(last=names[-1]) if len(names) > 1 else names[0]
