"""One click that mends a text: a better wording, or a cover, takes the place of the words found."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from studio.domain.review import Finding
from studio.errors import StudioError
from studio.session.fixing import fixed
from studio.session.redact import can_redact, redact
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage


def mend(page: "PostPage", finding: Finding | None, alike: Sequence[Finding] = (), *, fresh: bool) -> bool:
    """Put the wording of a finding in its place as one command; False when refused, which is said.

    Personal data is covered in all places of the row at once, `alike`; a wording is put in one place.
    """
    if finding is None or finding.fix is None or not page.desk.flush():
        return False
    if not fresh:
        page.window_.notices.say(_("Isinya baru saja berubah; tunggu pemeriksaannya selesai dulu."), "info")
        return False
    try:
        covers = can_redact(finding)
        every = [one for one in alike if can_redact(one)] or [finding]
        change = redact(page.desk.project, page.post, every) if covers else None
        records = change or fixed(page.desk.project, page.post, finding)
    except StudioError as error:
        page.window_.notices.fail(error)
        return False
    return page.desk.put(_("Samarkan data pribadi") if covers else _("Perbaiki kata"), *records)
