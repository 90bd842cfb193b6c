"""The monthly check of the office's accounts on the first page, when it is late."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from studio.domain.accounts import AccountCheck, AccountEntry
from studio.session import accounts
from studio.ui.home import parts
from studio.ui.naming import short_date
from studio.ui.widgets.basic import Icon
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.home.page import HomePage
    from studio.ui.main_window import MainWindow


def accounts_cards(page: "HomePage") -> tuple[QFrame, ...]:
    """A card when a check is late; an office that has not begun its register is not pressed here."""
    project = page.desk.project
    begun = bool(project.all(AccountCheck)) or bool(project.all(AccountEntry))
    left = accounts.due_in(project, page.today) if begun else None
    if left is None or left >= 0:
        return ()
    day = accounts.next_day(project)
    below = (
        _("Jatuh tempo {day}").format(day=short_date(day.isoformat())) if day else _("Belum pernah diperiksa")
    )
    words = _("Pemeriksaan akun bulanan")
    line = parts.OpenRow(
        f"{words}. {below}",
        lambda: open_accounts(page.window_),
        Icon("shield-lock", "warn", 20),
        parts.two_lines(words, below),
    )
    return (parts.titled(_("Akun resmi"), "", line),)


def open_accounts(window: "MainWindow") -> None:
    """Go to the register in the settings."""
    from studio.ui.settings.page import SettingsPage  # noqa: PLC0415 - only when asked for

    window.go("settings")
    settings = window.pages["settings"]
    if isinstance(settings, SettingsPage):
        settings.show_section("accounts")
