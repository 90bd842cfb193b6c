"""In which role of the project somebody answers for whom the list of the law names."""

from studio.domain.content import Person, Role
from studio.domain.ethics import Attester

ROLES: dict[Attester, tuple[Role, ...]] = {
    "KR": ("filler", "designer"),
    "ED": ("editor",),
    "VE": ("verifier",),
    "HK": ("verifier",),
    "PPID": ("verifier",),
    "KB": ("approver",),
    "KP": ("approver",),
    "IT": ("admin",),
}
DECIDER: tuple[Role, ...] = ("approver",)
"""Who may waive what blocks a post."""
NAMED: frozenset[Attester] = frozenset({"HK", "PPID"})
"""Those who need a competence of that name, as soon as anybody in the project has it."""


def roles_for(attests: tuple[Attester, ...]) -> tuple[Role, ...]:
    """The roles any of which may answer, each once."""
    return tuple(dict.fromkeys(role for who in attests for role in ROLES[who]))


def role_of(person: Person, attests: tuple[Attester, ...], people: tuple[Person, ...]) -> Role | None:
    """The role in which a person may answer; None when it is not theirs to answer."""
    for who in attests:
        held = next((role for role in ROLES[who] if role in person.roles), None)
        named = who in NAMED and any(who in other.competences for other in people)
        if held and (not named or who in person.competences):
            return held
    return None


def decider_role(person: Person) -> Role | None:
    """The role in which a person may waive; None when it is not theirs."""
    return next((role for role in DECIDER if role in person.roles), None)
