"""The pages of open posts made ready to paint in this process: inputs by hash in a folder that stays."""

import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from studio.catalog.platforms import placements
from studio.domain.brand import Kit
from studio.domain.content import Design, Post
from studio.domain.platform import Placement
from studio.domain.project import Project
from studio.domain.template import Template
from studio.export.job import RenderJob, scene_of
from studio.export.plan import PostPlan, plan_post
from studio.session.layers import platform_layers
from studio.session.rendering import picture_hashes
from studio.session.resources import pinned_kit, pinned_template, write_store
from studio.session.session import Session

if TYPE_CHECKING:
    from studio.export.rendering import Scene
    from studio.render.page import LaidOut

FRESH_SECONDS = 2.0


class Stage:
    """Plans and lays out posts of one session as they are, or as they would be after an edit."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._folder = tempfile.TemporaryDirectory(prefix="studio-")
        self.store = Path(self._folder.name)
        self._templates: dict[str, Template] = {}
        self._kits: dict[str, Kit] = {}
        self._ready: set[str] = set()
        self._placements: tuple[float, dict[str, Placement]] = (0.0, {})

    def template(self, design: Design) -> Template:
        """The template pinned for a design."""
        key = str(design.template_hash)
        if key not in self._templates:
            self._templates[key] = pinned_template(self.session, design)
        return self._templates[key]

    def kit(self, design: Design) -> Kit:
        """The kit pinned for a design."""
        key = str(design.kit_hash)
        if key not in self._kits:
            self._kits[key] = pinned_kit(self.session, design)
        return self._kits[key]

    def placements(self) -> dict[str, Placement]:
        """Every placement by id, the office's own data over the shipped; looked up anew after a moment."""
        made, known = self._placements
        if not known or time.monotonic() - made > FRESH_SECONDS:
            known = placements(platform_layers(self.session))
            self._placements = (time.monotonic(), known)
        return known

    def plan(
        self, project: Project, post: Post, wanted: Iterable[str] = (), *, video: bool = False
    ) -> PostPlan:
        """What the post needs at the wanted placements, else at its own."""
        design = project.get(Design, post.design)
        return plan_post(
            project, post, self.template(design), self.kit(design), self.placements(), wanted, video=video
        )

    def page(self, project: Project, post: Post, placement: str, number: int = 0) -> RenderJob | None:
        """One page at a placement; None when the template does not serve it."""
        return next((p for p in self.plan(project, post, (placement,)).pages if p.number == number), None)

    def scene(self, project: Project, job: RenderJob, last: "LaidOut | None" = None) -> "Scene":
        """The page laid out; near how it was `last` while somebody types. Needs a QGuiApplication."""
        post = project.get(Post, job.post)
        self.bring(project, project.get(Design, post.design))
        return scene_of(job, self.store, last)

    def bring(self, project: Project, design: Design) -> None:
        """Put everything a design's jobs read into the folder, once."""
        pictures = picture_hashes(project, design)
        if self._ready.issuperset({*pictures, str(design.template_hash), str(design.kit_hash)}):
            return
        write_store(self.session, (design,), pictures, self.store)
        self._ready |= {*pictures, str(design.template_hash), str(design.kit_hash)}

    def close(self) -> None:
        """Remove the folder."""
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
