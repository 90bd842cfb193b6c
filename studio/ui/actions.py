"""Every action of the window by a stable id: words, keys that people may change, what it does."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Known:
    """An action as the palette and the list of keys show it."""

    ident: str
    words: str
    keys: tuple[str, ...]
    action: QAction


class Actions:
    """The window's actions; adding one makes it reachable by keys and by the palette."""

    def __init__(self, owner: QWidget, keys: dict[str, tuple[str, ...]]) -> None:
        self._owner = owner
        self._keys = dict(keys)
        self.known: dict[str, Known] = {}
        self._given: dict[str, tuple[str, ...]] = {}

    def add(self, ident: str, words: str, act: Callable[[], object], *keys: str) -> QAction:
        """Make an action; the person's own keys take the place of those given."""
        if ident in self.known:
            self._owner.removeAction(self.known[ident].action)
        self._given[ident] = tuple(keys)
        chosen = self._keys.get(ident, keys)
        made = QAction(words, self._owner)
        made.setShortcuts([QKeySequence(k) for k in chosen])
        made.triggered.connect(lambda _on=False: act())
        self._owner.addAction(made)
        self.known[ident] = Known(ident, words, tuple(chosen), made)
        return made

    def clear(self) -> None:
        """Forget every action, before all are added anew in another language; people keep their keys."""
        for known in self.known.values():
            self._owner.removeAction(known.action)
            known.action.deleteLater()
        self.known.clear()

    def rebind(self, ident: str, keys: tuple[str, ...] | None) -> None:
        """Give an action other keys; None gives back those it came with."""
        now, given = self.known[ident], self._given[ident]
        self._keys = {k: v for k, v in self._keys.items() if k != ident}
        if keys is not None and keys != given:
            self._keys[ident] = keys
        chosen = given if keys is None else keys
        now.action.setShortcuts([QKeySequence(k) for k in chosen])
        self.known[ident] = Known(ident, now.words, chosen, now.action)

    def own(self) -> dict[str, tuple[str, ...]]:
        """The keys a person has changed, by action."""
        return dict(self._keys)

    def using(self, key: str, *, but: str = "") -> Known | None:
        """The action that has a key already."""
        wanted = QKeySequence(key)
        others = (one for one in self.known.values() if one.ident != but)
        return next((one for one in others if any(QKeySequence(k) == wanted for k in one.keys)), None)

    def run(self, ident: str) -> None:
        """Do an action if it can be done now."""
        self.known[ident].action.trigger()
