"""A rule that a template does not keep."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that is not kept: its code, where, and what fills the words."""

    rule: str
    where: str
    values: tuple[tuple[str, str], ...] = ()


def fault(rule: str, where: str, **values: object) -> Fault:
    """A fault with its values as text."""
    return Fault(rule, where, tuple((name, str(value)) for name, value in values.items()))
