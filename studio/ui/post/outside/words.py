"""Words for finished media: how another shape is shown, and what a page is."""

from typing import cast, get_args

from studio.domain.outside import Fit
from studio.session.outside.reading import ReadPage
from studio.ui.naming import pixels, size_of
from studio.ui.words import _


def fits() -> list[tuple[str, str]]:
    """Ways to show a picture at a placement of another shape."""
    return [
        ("cover", _("Dipotong")),
        ("blur", _("Utuh, latar kabur")),
        ("paper", _("Utuh, latar terang")),
        ("field", _("Utuh, latar warna kit")),
    ]


def as_fit(key: str) -> Fit:
    """The way of that key."""
    return cast("Fit", key) if key in get_args(Fit) else "cover"


def page_words(page: ReadPage) -> str:
    """Px, and of a film its length and weight."""
    told = pixels(page.asset.width, page.asset.height)
    film = page.outside.film
    if film is None:
        return told
    seconds = round(film.seconds)
    sound = _("bersuara") if film.sound else _("tanpa suara")
    return f"{told} · {seconds // 60}:{seconds % 60:02d} · {size_of(film.bytes)} · {sound}"


def seen_words(page: ReadPage) -> str:
    """What was found on it: words, the logo, subtitles."""
    found = []
    logo = page.outside.logo
    if logo is not None:
        found.append(
            _("logo ditemukan")
            if logo.found
            else _("logo belum tampak")
            if logo.sure
            else _("logo: lihat sendiri")
        )
    if page.outside.words:
        found.append(_("tulisannya terbaca"))
    if page.outside.film and page.outside.film.subtitles:
        found.append(_("bertakarir"))
    return ", ".join(found)
