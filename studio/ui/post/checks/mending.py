"""One click that mends a text: the better wording takes the place of the words that were found."""

from typing import TYPE_CHECKING

from studio.domain.review import Finding
from studio.errors import StudioError
from studio.session.fixing import fixed
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage


def mend(page: "PostPage", finding: Finding | None, *, fresh: bool) -> bool:
    """Put the wording of a finding in its place as one command; False when refused, which is said."""
    if finding is None or finding.fix is None or not page.desk.flush():
        return False
    if not fresh:
        page.window_.notices.say(_("Isinya baru saja berubah; tunggu pemeriksaannya selesai dulu."), "info")
        return False
    try:
        records = fixed(page.desk.project, page.post, finding)
    except StudioError as error:
        page.window_.notices.fail(error)
        return False
    return page.desk.put(_("Perbaiki kata"), *records)
