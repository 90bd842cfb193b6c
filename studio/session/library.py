"""The picture library: searching it, where a picture is used, changing, replacing and removing pictures."""

from collections.abc import Iterable
from typing import Any

import msgspec

from studio.domain.content import Asset, Design, DesignPage, Picture, Post, TrashedPost
from studio.domain.project import Project
from studio.errors import StudioError
from studio.session import office_templates
from studio.session.session import Draft

LACKS = ("licence", "source", "alt", "consent", "unused")
"""What one may look for: no licence, no source, no alt text, people without consent, shown nowhere."""
ORDERS = ("new", "name", "large", "used")
Uses = dict[str, tuple[Post, ...]]


def uses(project: Project) -> Uses:
    """The posts that show each picture, by asset id; pictures no post shows are left out."""
    found: dict[str, dict[str, Post]] = {}
    for post in project.all(Post):
        for ident in assets_of(project, post):
            found.setdefault(ident, {})[post.id] = post
    return {ident: tuple(posts.values()) for ident, posts in found.items()}


def assets_of(project: Project, post: Post) -> tuple[str, ...]:
    """Ids of the pictures a post shows."""
    design = project.find(Design, post.design)
    pages = [project.find(DesignPage, ident) for ident in design.pages] if design else []
    return _shown_by(page for page in pages if page)


def _shown_by(pages: Iterable[DesignPage]) -> tuple[str, ...]:
    values = [value for page in pages for value in page.slots.values()]
    return tuple(dict.fromkeys(str(value.asset) for value in values if isinstance(value, Picture)))


def lacks(asset: Asset, used: Uses) -> frozenset[str]:
    """Which of LACKS are true of a picture."""
    missing = {
        "licence": not asset.licence.strip(),
        "source": not asset.source.strip(),
        "alt": not asset.alt.strip(),
        "consent": _shows_people(asset) and not asset.consent.strip(),
        "unused": asset.id not in used,
    }
    return frozenset(key for key, true in missing.items() if true)


def _shows_people(asset: Asset) -> bool:
    return not asset.nobody and bool(asset.people.strip() or asset.faces)


def matching(
    project: Project, used: Uses, *, text: str = "", lacking: Iterable[str] = (), order: str = "new"
) -> tuple[Asset, ...]:
    """Pictures in which every word of `text` occurs and which lack all of `lacking`, in order."""
    words, wanted = text.casefold().split(), frozenset(lacking)
    found = [
        asset
        for asset in project.all(Asset)
        if wanted <= lacks(asset, used) and all(word in _told(asset) for word in words)
    ]
    if order == "new":
        found.reverse()
    elif order == "name":
        found.sort(key=lambda asset: asset.name.casefold())
    elif order == "large":
        found.sort(key=lambda asset: -asset.width * asset.height)
    else:
        found.sort(key=lambda asset: -len(used.get(asset.id, ())))
    return tuple(found)


def _told(asset: Asset) -> str:
    parts = (asset.name, *asset.tags, asset.alt, asset.author, asset.source, asset.people, asset.licence)
    return "\n".join(parts).casefold()


def counts(project: Project, used: Uses) -> dict[str, int]:
    """How many pictures lack each of LACKS."""
    found = [lacks(asset, used) for asset in project.all(Asset)]
    return {key: sum(key in one for one in found) for key in LACKS}


def common(assets: Iterable[Asset], field: str) -> Any:
    """What all the pictures have in a field; None when they differ. Of tags, those that all have."""
    values = [getattr(asset, field) for asset in assets]
    if field == "tags" and values:
        return tuple(tag for tag in values[0] if all(tag in tags for tags in values))
    return values[0] if values and all(value == values[0] for value in values) else None


def changed(assets: Iterable[Asset], field: str, value: Any) -> tuple[Asset, ...]:
    """The pictures with a field set. Of tags, the common ones are replaced and each keeps its own others."""
    chosen = tuple(assets)
    if field != "tags":
        return tuple(msgspec.structs.replace(asset, **{field: value}) for asset in chosen)
    shared = common(chosen, "tags")
    return tuple(
        msgspec.structs.replace(
            asset, tags=tuple(dict.fromkeys((*value, *(t for t in asset.tags if t not in shared))))
        )
        for asset in chosen
    )


def tags_of(text: str) -> tuple[str, ...]:
    """Tags typed with commas between."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def replace_everywhere(draft: Draft, old: Asset, new: Asset) -> int:
    """Show `new` wherever `old` is shown; how many pages changed.

    Alt texts describe the old picture, so they give way to the new one's. A crop stays only for equal shapes.
    """
    pages = 0
    alike = abs(old.width * new.height - new.width * old.height) <= 0.01 * max(1, old.width * new.height)
    for page in draft.project.all(DesignPage):
        slots = {
            name: msgspec.structs.replace(
                value, asset=new.id, alt=new.alt, crop=value.crop if alike else None,
                focal=value.focal if alike else (0.5, 0.5),
            )
            for name, value in page.slots.items()
            if isinstance(value, Picture) and value.asset == old.id
        }  # fmt: skip
        if slots:
            draft.put(msgspec.structs.replace(page, slots={**page.slots, **slots}))
            pages += 1
    return pages


def remove(draft: Draft, assets: Iterable[Asset]) -> None:
    """Take pictures out of the library; StudioError naming the posts when one is shown somewhere."""
    used = uses(draft.project)
    for asset in assets:
        posts = used.get(asset.id, ())
        if posts:
            titles = ", ".join(f"“{post.title}”" for post in posts)
            raise StudioError(
                "asset/used", f"“{asset.name}” tidak dihapus karena dipakai di {titles}.",
                "Ganti gambarnya di konten itu dahulu.",
            )  # fmt: skip
        templates = office_templates.uses_asset(draft.project, asset.id)
        if templates:
            names = ", ".join(f"“{record.name}”" for record in templates)
            raise StudioError(
                "asset/used", f"“{asset.name}” tidak dihapus karena dipakai di templat kantor {names}.",
                "Perbarui atau hapus templat itu dahulu.",
            )  # fmt: skip
        thrown = [
            one.post.title for one in draft.project.all(TrashedPost) if asset.id in _shown_by(one.pages)
        ]
        if thrown:
            names = ", ".join(f"“{title}”" for title in thrown)
            raise StudioError(
                "asset/used", f"“{asset.name}” tidak dihapus karena dipakai di tempat sampah: {names}.",
                "Pulihkan kontennya, atau hapus dari tempat sampah dahulu.",
            )  # fmt: skip
        draft.remove(Asset, asset.id)
