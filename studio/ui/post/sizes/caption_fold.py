"""The caption as a platform shows it before anybody asks for the rest."""

from typing import TYPE_CHECKING

from studio.catalog.platforms import load_platforms
from studio.domain.platform import Placement
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage


def folded(page: "PostPage", placement: Placement) -> str:
    """Account and caption up to the fold; empty where the placement has no caption."""
    platform = load_platforms().get(placement.platform)
    profile = platform.captions.get(placement.caption) if platform else None
    if profile is None:
        return ""
    post, limit = page.post, profile.limit_of()
    own = post.captions.get(placement.platform)
    text = " ".join(((own.text if own else "") or post.caption.text).split())
    fold = limit.fold if limit else None
    if fold and len(text) > fold:
        text = _("{text}… selengkapnya").format(text=text[:fold].rstrip())
    office = page.desk.office
    account = office.accounts.get(placement.platform) if office else None
    return f"{account.handle}  {text}" if account and text else text
