"""Fields of an office's profile, shared by the first page and the settings."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from studio.catalog.platforms import load_platforms
from studio.domain.content import ZONE_NAMES, Account
from studio.ui.naming import PLATFORM_ICONS, platform_name
from studio.ui.widgets.basic import Icon, Label, box, column, row
from studio.ui.widgets.choice import Options
from studio.ui.widgets.fields import TextField
from studio.ui.words import _

FIRST = ("instagram", "facebook", "x", "tiktok", "youtube", "threads", "whatsapp", "telegram", "linkedin")
ONE_COLUMN = 6
"""More accounts than these stand in two columns."""
NO_ACCOUNT = frozenset({"print", "screen", "web"})


def zones() -> Options:
    """The three zones with their names and an example."""
    cities = {"WIB": _("Indonesia Barat"), "WITA": _("Indonesia Tengah"), "WIT": _("Indonesia Timur")}
    return [(zone, f"{short} · {cities[short]}") for zone, short in ZONE_NAMES.items()]


def platforms() -> tuple[str, ...]:
    """Platforms on which an office has accounts, the usual first."""
    known = [p for p in load_platforms() if p not in NO_ACCOUNT]
    return (*(p for p in FIRST if p in known), *(p for p in known if p not in FIRST))


def halves(left: QBoxLayout, right: QBoxLayout) -> QWidget:
    """Two columns of a form."""
    both = row(left, right, gap=32)
    both.setStretch(0, 1)
    both.setStretch(1, 1)
    return box(both)


class Accounts:
    """A line for the account on each platform."""

    def __init__(self, now: dict[str, Account], shown: tuple[str, ...] | None = None) -> None:
        self.fields: dict[str, TextField] = {}
        lines = []
        for platform in shown or platforms():
            account = now.get(platform)
            name = platform_name(platform)
            field = TextField(_("Akun {platform}").format(platform=name), account.handle if account else "",
                              hint=_("@namaakun"))  # fmt: skip
            label = Label(name)
            label.setFixedWidth(84)
            self.fields[platform] = field
            lines.append(row(Icon(PLATFORM_ICONS.get(platform, "world"), "normal", 20), label, field, gap=10))
        half = (len(lines) + 1) // 2 if len(lines) > ONE_COLUMN else len(lines)
        first, second = column(*lines[:half], None, gap=8), column(*lines[half:], None, gap=8)
        self.widget = halves(first, second) if lines[half:] else box(first)

    def said(self, before: dict[str, Account]) -> dict[str, Account]:
        """The accounts as typed; addresses known before stay."""
        made = {k: v for k, v in before.items() if k not in self.fields}
        for platform, field in self.fields.items():
            handle = field.text().strip()
            if handle:
                old = before.get(platform)
                made[platform] = Account(handle=handle, url=old.url if old and old.handle == handle else "")
        return made

    def show(self, now: dict[str, Account]) -> None:
        """Show the accounts as they are, but not over what is being typed."""
        for platform, field in self.fields.items():
            if not field.hasFocus():
                field.show_text(now[platform].handle if platform in now else "")
