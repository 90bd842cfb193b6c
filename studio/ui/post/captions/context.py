"""What the parts of the tab share: the captions, the platforms they are for, how a change is stored."""

from typing import TYPE_CHECKING

import msgspec

from studio.catalog.platforms import load_platforms
from studio.domain.caption_texts import Tally, own_text, tally
from studio.domain.content import Caption, Post
from studio.session.captions import COMMON, Surface, surfaces
from studio.session.layers import platform_layers
from studio.ui.words import _, named

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

RANK = {"ok": 0, "warn": 1, "stop": 2}


class Captions:
    """The captions of one post. `where` is the platform in work, empty for the common text."""

    def __init__(self, page: "PostPage") -> None:
        self.page = page
        self.desk = page.desk
        self.where = COMMON
        self.placements = self.desk.stage.placements()
        self._found: tuple[object, dict[str, Surface]] | None = None
        self._tallies: dict[str, tuple[object, Tally]] = {}
        self.platforms = load_platforms(platform_layers(self.desk.session))

    @property
    def post(self) -> Post:
        """The post as it is now."""
        return self.page.post

    @property
    def common(self) -> Caption:
        """The common caption."""
        return self.post.caption

    @property
    def caption(self) -> Caption:
        """The caption in work: the common one or the platform's own parts."""
        return self.own(self.where) if self.where else self.common

    def own(self, platform: str) -> Caption:
        """A platform's own parts."""
        return self.post.captions.get(platform, Caption())

    def surfaces(self) -> dict[str, Surface]:
        """Platforms with words, by id, in the order of the placements."""
        post = self.post
        key = (post.placements, tuple(post.captions), self.page.design.template_hash)
        if self._found is None or self._found[0] != key:
            made = surfaces(post, self._served(), self.placements, self.platforms)
            self._found = (key, {surface.platform.id: surface for surface in made})
        return self._found[1]

    def surface(self, platform: str = "") -> Surface | None:
        """A platform's surface, of the one in work unless named."""
        return self.surfaces().get(platform or self.where)

    def tally(self, surface: Surface) -> Tally:
        """The caption measured by the strictest of the profiles in use."""
        ident = surface.platform.id
        key = (self.own(ident), self.common, surface)
        known = self._tallies.get(ident)
        if known is None or known[0] != key:
            found = [tally(key[0], key[1], profile) for profile in surface.profiles]
            strictest = max(found, key=lambda t: (RANK[t.state], -(t.text.limit.limit or 1 << 30)))
            self._tallies[ident] = known = (key, strictest)
        return known[1]

    def main(self, platform: str) -> str:
        """The name of the platform's main field."""
        surface = self.surface(platform)
        return surface.profiles[0].main if surface else "text"

    def follows(self, platform: str) -> bool:
        """Whether a platform takes the common text."""
        return not own_text(self.own(platform), self.main(platform))

    def name(self, platform: str = "") -> str:
        """What a caption is called."""
        wanted = platform or self.where
        return self.called(wanted) if wanted else _("teks umum")

    def called(self, platform: str) -> str:
        """A platform's name; asked at every key, so not from the files."""
        known = self.platforms.get(platform)
        return named(known.name, platform) if known else platform

    def type(self, part: str, caption: Caption) -> None:
        """Store while somebody types in a part of the caption in work."""
        command = _("Sunting takarir {name}").format(name=self.name())
        self.desk.type(f"caption:{self.post.id}:{self.where}:{part}", command, self._with(caption))

    def put(self, command: str, caption: Caption) -> bool:
        """Store a single act on the caption in work."""
        return self.desk.put(command, self._with(caption))

    def _with(self, caption: Caption) -> Post:
        post = self.post
        if not self.where:
            return msgspec.structs.replace(post, caption=caption)
        captions = {**post.captions, self.where: caption}
        if caption == Caption():
            captions.pop(self.where)
        return msgspec.structs.replace(post, captions=captions)

    def _served(self) -> tuple[str, ...]:
        purposes = self.page.template.purposes
        known = self.placements
        return tuple(i for i in self.post.placements if i in known and known[i].purpose in purposes)

    def addable(self) -> dict[str, str]:
        """Placement by platform that could still be added: the first with words that the template serves."""
        have, purposes = self.surfaces(), self.page.template.purposes
        found: dict[str, str] = {}
        for place in self.placements.values():
            if place.caption and place.purpose in purposes and place.platform not in have:
                found.setdefault(place.platform, place.id)
        return found
