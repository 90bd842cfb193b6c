"""A post typed in one line: `Rabu 09.00 IG FB: Layanan paspor simpatik`."""

from datetime import date

import msgspec

from studio.catalog.quick_words import quick_words
from studio.domain import quick_line
from studio.domain.content import Status
from studio.domain.quick_line import Quick
from studio.session.schedule import USUAL_TIME
from studio.session.session import Session
from studio.session.starting import NewPost, kit_of, new_post

TEMPLATE = "pengumuman"
"""What a post typed in a hurry is made of; another template can be chosen later."""
__all__ = ["Quick", "quick_post", "read_line"]


def read_line(line: str, today: date) -> Quick:
    """Day, time and platforms before the title, in Indonesian or English, whatever the window speaks."""
    return quick_line.read_line(line, today, quick_words())


def quick_post(session: Session, said: Quick, day: str) -> NewPost:
    """The post that a line asks for, as an idea when it has no day."""
    made = new_post(session, TEMPLATE, kit_of(session), said.title)
    placements = made.post.placements
    if said.platforms:
        wanted = tuple(i for i in placements if i.partition("/")[0] in said.platforms)
        placements = wanted or placements
    when = said.date or day
    time = (said.time or USUAL_TIME) if when else said.time
    schedule = msgspec.structs.replace(made.post.schedule, date=when, time=time)
    status: Status = "draft" if when else "idea"
    post = msgspec.structs.replace(made.post, schedule=schedule, placements=placements, status=status)
    return msgspec.structs.replace(made, post=post)
