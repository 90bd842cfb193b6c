"""How the window looks and speaks: theme, size, motion, language."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.catalog.theme import Mode
from studio.session import preferences
from studio.ui import theme, words
from studio.ui.widgets.basic import Label, Segments, Switch, Tone, card, column, line, put
from studio.ui.words import _, sense

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

SCALES = (100, 125, 150, 200)


class LookRow(QWidget):
    """What one can choose at the left, the choice at the right."""

    def __init__(self, label: str, choice: QWidget, hint: str = "") -> None:
        super().__init__()
        self.hint = Label(hint, "hint", wrap=True)
        self.hint.setVisible(bool(hint))
        words = column(Label(label, "strong"), self.hint, gap=2)
        both = put(QHBoxLayout(self), words, choice, gap=24, margins=(16, 12, 16, 12))
        both.setStretch(0, 1)
        both.setAlignment(choice, Qt.AlignmentFlag.AlignVCenter)

    def say(self, text: str, tone: Tone) -> None:
        """Say something in place of the hint."""
        self.hint.setText(text)
        self.hint.tint(tone)


class LookSection(QWidget):
    """Everything but the size is so at once."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_ = window
        now = preferences.read()
        self.theme = Segments(
            [("system", _("Ikut sistem")), ("light", _("Terang")), ("dark", _("Gelap"))], now.theme
        )
        self.theme.chosen.connect(self._theme)
        self.scale = Segments([(str(s), f"{s} %") for s in SCALES], str(now.scale))
        self.scale.chosen.connect(self._scale)
        self.language = Segments(list(words.LANGUAGES.items()), now.language)
        self.language.chosen.connect(self._language)
        self.motion = Switch(_("Kurangi gerak"), on=not now.motion, changed=self._motion)
        self.scale_row = LookRow(
            sense("tampilan", "Ukuran"), self.scale, _("Berlaku setelah Studio Humas dibuka lagi.")
        )
        rows = (
            LookRow(_("Tema"), self.theme),
            self.scale_row,
            LookRow(
                _("Bahasa jendela"), self.language, _("Isi konten, takarir, dan bundel tidak ikut berganti.")
            ),
            LookRow(_("Gerak"), self.motion, _("Peralihan di jendela langsung jadi, tanpa gerakan.")),
        )
        lines = [part for one in rows for part in (line(), one)][1:]
        frame = card(*lines, gap=0, margins=(0, 4, 0, 4))
        put(QVBoxLayout(self), Label(_("Tampilan"), "section"), frame, None, gap=14)

    def _theme(self, key: str) -> None:
        preferences.change(theme=key)
        theme.look().use(theme.system_mode() if key == "system" else cast("Mode", key))
        self._anew("theme", key)

    def _language(self, key: str) -> None:
        preferences.change(language=key)
        words.use(key)
        self._anew("language", key)

    def _scale(self, key: str) -> None:
        preferences.change(scale=int(key))
        self.scale_row.say(_("Ukuran {scale} % dipakai setelah dibuka lagi.").format(scale=key), "info")

    def _motion(self, on: bool) -> None:
        preferences.change(motion=not on)

    def _anew(self, field: str, key: str) -> None:
        """After the click is over: the page it came from is thrown away, the focus stays where it was."""
        QTimer.singleShot(0, self.window_, partial(rebuilt, self.window_, field, key))


def rebuilt(window: "MainWindow", field: str, key: str) -> None:
    """Make the window anew and put the focus on the same choice."""
    window.rebuild()
    section = getattr(window.current(), "sections", {}).get("look")
    if isinstance(section, LookSection):
        getattr(section, field).buttons[key].setFocus()
