"""Names of colour schemes, and what a layout lacks, in words."""

from studio.domain.template import Template
from studio.session.appearance import Need
from studio.ui.words import _, named


def scheme_words() -> dict[str, str]:
    """Name of each scheme, the kit's own under nothing."""
    return {
        "": _("Seperti templat"), "light": _("Terang"), "primary": _("Warna utama"), "dark": _("Gelap"),
        "inverse": _("Terbalik"), "accent": _("Aksen"), "accent-ink": _("Aksen tua"),
    }  # fmt: skip


def needs_words(needs: tuple[Need, ...], template: Template) -> str:
    """Why a layout cannot be taken yet."""
    return " ".join(_need(one, template) for one in needs)


def _need(one: Need, template: Template) -> str:
    slot = template.slot(one.slot)
    name = named(slot.label, one.slot) if slot else one.slot
    if not one.sign:
        return _("Isi “{name}” dulu.").format(name=name)
    if one.sign == "<" and one.items:
        return _("“{name}” paling banyak {count} baris.").format(name=name, count=one.bound)
    if one.sign == "<":
        return _("“{name}” paling panjang {count} huruf.").format(name=name, count=one.bound)
    if one.items:
        return _("“{name}” paling sedikit {count} baris.").format(name=name, count=one.bound)
    return _("“{name}” paling pendek {count} huruf.").format(name=name, count=one.bound)
