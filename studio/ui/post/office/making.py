"""A new post of any template, shipped or the office's own; and the page on which one of these is changed."""

from typing import TYPE_CHECKING

import msgspec

from studio.domain.content import Caption, OfficeTemplate, SlotValue
from studio.domain.project import Project
from studio.session import office_templates as office
from studio.session.press_fill import Offer
from studio.session.resources import pinned_template
from studio.session.session import Session
from studio.session.starting import NewPost, kit_of, new_post

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow
    from studio.ui.post.office.page import OfficePage


def begun(
    session: Session, project: Project, template: str, title: str, offers: tuple[Offer, ...], caption: str
) -> NewPost:
    """The records of a new post with what was accepted of a press release."""
    slots = {o.slot: o.value for o in offers if o.value is not None}
    figures = tuple(f for o in offers for f in o.figures)
    record = project.find(OfficeTemplate, template)
    if record is None:
        return new_post(session, template, kit_of(session), title, slots, figures, caption)
    session.require_writable()
    design = office.source_design(project, office.shown(project, record)[1])
    pinned = pinned_template(session, design)
    source = office.source_of(project, record, pinned)
    made = office.started(project, source, pinned, design.template_hash, title, filled=record.filled)
    return _with(made, slots, caption, figures)


def _with(made: NewPost, slots: dict[str, SlotValue], caption: str, figures: tuple[object, ...]) -> NewPost:
    first = msgspec.structs.replace(made.pages[0], slots={**made.pages[0].slots, **slots})
    post = msgspec.structs.replace(made.post, caption=Caption(text=caption))
    return msgspec.structs.replace(made, pages=(first, *made.pages[1:]), post=post, figures=figures)


def edit_page(window: "MainWindow", record: OfficeTemplate) -> "OfficePage":
    """The page on which a template of the office is changed."""
    from studio.ui.post.office.page import OfficePage  # noqa: PLC0415 - only when asked for

    project = window.desk.project
    now = project.get(OfficeTemplate, record.id)
    design = office.source_design(project, office.shown(project, now)[1])
    return OfficePage(window, office.source_of(project, now, window.desk.stage.template(design)), now)
