"""People in pictures: who agreed to be shown, and who may not be known at all."""

import re
from collections.abc import Iterator

from studio.catalog.access import labelled
from studio.checks.registry import Case, check
from studio.checks.subject import PlacedPicture, Subject, placed_pictures
from studio.domain.content import Asset
from studio.domain.review import Where

GUARDIAN = re.compile(
    r"(?i)(?<!\w)(?:wali|orang ?tua|ortu|ayah|(?:bapak|ibu) kandung|guardian|parents?)(?!\w)"
)
Shown = tuple[PlacedPicture, Asset]


@check(
    id="people/consent",
    severity="warning",
    applies_to="post",
    rationale="Whoever can be known in a picture decides whether it is shown.",
    basis="UU 27/2022 Pasal 20 dan 21; UU 28/2014 Pasal 12 (P2)",
    codes=("people/consent", "people/consent-named"),
    needs=("design",),
)
def consent(subject: Subject) -> Iterator[Case]:
    """Each picture with faces or named people and no consent; uncounted faces are left to the question."""
    for placed, asset in _pictures(subject):
        if asset.consent.strip() or _is_of(subject, asset, "child"):
            continue
        if asset.people.strip():
            yield Case(code="people/consent-named", where=_at(placed), values=_named(asset))
        elif asset.faces:
            yield Case(where=_at(placed), values={**_named(asset), "faces": len(asset.faces)})


@check(
    id="people/faces-shown",
    severity="blocker",
    applies_to="post",
    rationale="Detainees, suspects and victims must not be known again by a picture of an office.",
    basis="UU 27/2022 Pasal 4 dan penjelasannya; UU 22/2022 Pasal 9 huruf i (P4)",
    codes=("people/faces-shown", "people/faces-unknown"),
    needs=("design",),
)
def faces_shown(subject: Subject) -> Iterator[Case]:
    """Each picture labelled so, or in a post labelled so, whose faces are not covered or not counted."""
    for placed, asset in _pictures(subject):
        if not _is_of(subject, asset, "detained"):
            continue
        if asset.faces:
            yield Case(where=_at(placed), values={**_named(asset), "faces": len(asset.faces)})
        elif asset.faces is None:
            yield Case(
                code="people/faces-unknown", severity="warning", where=_at(placed), values=_named(asset)
            )


@check(
    id="child/consent",
    severity="blocker",
    applies_to="post",
    rationale="For a child its parents or guardian decide.",
    basis="UU 27/2022 Pasal 25 ayat (2) (C2)",
    codes=("child/consent", "child/consent-guardian"),
    needs=("design",),
)
def child_consent(subject: Subject) -> Iterator[Case]:
    """Each picture labelled as of children with a face or a name, and no guardian's consent."""
    for placed, asset in _pictures(subject):
        if not _is_of(subject, asset, "child") or not (asset.faces or asset.people.strip()):
            continue
        if not asset.consent.strip():
            yield Case(where=_at(placed), values=_named(asset))
        elif not GUARDIAN.search(asset.consent):
            yield Case(
                code="child/consent-guardian", severity="warning", where=_at(placed), values=_named(asset)
            )


def _pictures(subject: Subject) -> Iterator[Shown]:
    """Each picture of the post once, without those of which a person said that nobody can be known."""
    seen: set[str] = set()
    for placed in placed_pictures(subject):
        asset = placed.asset
        if asset is not None and not asset.nobody and asset.id not in seen:
            seen.add(asset.id)
            yield placed, asset


def _is_of(subject: Subject, asset: Asset, shown: str) -> bool:
    labels = (*asset.tags, *subject.post.tags)
    return labelled(labels, "child") if shown == "child" else labelled(labels, "detained")


def _named(asset: Asset) -> dict[str, str | int | float]:
    return {"name": asset.name or asset.id}


def _at(placed: PlacedPicture) -> Where:
    return Where(page=placed.page, slot=placed.slot, asset=placed.asset.id if placed.asset else "")
