"""What is locked of a slot, why, who may lift it; and lifting it for a reason."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.domain.template import Locks
from studio.session import locking
from studio.ui.post.captions.name_popup import NamePopup, ask_name
from studio.ui.widgets.basic import Icon, Label, button, put
from studio.ui.words import _, named

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage


def locks_now(page: "PostPage", slot: str) -> Locks:
    """What may not be changed of a slot in this post."""
    return locking.locks_of(page.template, page.design, slot)


def lock_words(page: "PostPage", slot: str) -> str:
    """What is locked, by which template, and who may lift it."""
    locks = locking.set_locks(page.template, slot)
    kinds = {"content": _("isi"), "style": _("gaya"), "position": _("posisi")}
    what = _join([words for kind, words in kinds.items() if getattr(locks, kind)])
    template = named(page.template.name, page.template.id)
    said = _("{what} dikunci di templat “{template}”.").format(what=what, template=template)
    return f"{said[:1].upper()}{said[1:]} {_who(page)}"


def refuse(page: "PostPage", slot: str) -> None:
    """Say in the bar of messages why nothing happened."""
    page.window_.notices.say(lock_words(page, slot), "info")


def ask_unlock(page: "PostPage", slot: str, name: str, at: QWidget) -> NamePopup:
    """Ask why a lock is lifted, then lift it."""

    def lift(reason: str) -> None:
        command = _("Buka kunci {name}: {reason}").format(name=name, reason=reason)
        page.desk.put(command, locking.unlocked(page.design, slot, reason))

    popup = ask_name(at, _("Mengapa kuncinya dibuka?"), lift)
    popup.save.setText(_("Buka kunci"))
    popup.adjustSize()
    return popup


def lock_again(page: "PostPage", slot: str, name: str) -> None:
    """Put the locks of a slot back."""
    page.desk.put(_("Kunci lagi {name}").format(name=name), locking.locked_again(page.design, slot))


def lock_line(page: "PostPage", slot: str, name: str) -> QWidget | None:
    """The line below a field: what is locked, or why it was unlocked; nothing where nothing is locked."""
    if not locking.set_locks(page.template, slot):
        return None
    made = QWidget()
    why = page.design.unlocked.get(slot)
    mine = locking.may_unlock(page.window_.me)
    if why is not None:
        words = _("Kunci dibuka: {reason}").format(reason=why)
        act = button(_("Kunci lagi"), lambda: lock_again(page, slot, name), kind="link")
    else:
        words = lock_words(page, slot)
        act = button(_("Buka kunci…"), lambda: ask_unlock(page, slot, name, act), kind="link")
    act.setAccessibleName(f"{act.text()} {name}")
    if not mine:
        act.hide()
    token = "stop" if locking.set_locks(page.template, slot).content else "warn"
    icon = Icon("lock-open", "muted", 16) if why is not None else Icon("lock", token, 16)
    label = Label(words, "hint", wrap=True)
    layout = put(QHBoxLayout(made), icon, label, act if mine else 0, gap=6)
    layout.setStretch(1, 1)
    for part in (icon, act):
        layout.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    return made


def _who(page: "PostPage") -> str:
    if locking.may_unlock(page.window_.me):
        return _("Anda dapat membukanya dengan alasan.")
    people = [person.name for person in locking.designers(page.desk.project)]
    if people:
        return _("Yang dapat membukanya: {names}").format(names=_join(people))
    return _("Yang dapat membukanya penata visual, yang didaftarkan di Setelan.")


def _join(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("{first} dan {last}").format(first=", ".join(words[:-1]), last=words[-1])
