"""How people call a kit's colour roles and its way with photographs, in the window's language."""

from studio.ui.words import _

PLAIN = {
    "on-field": "ink", "on-field-muted": "muted", "accent-on-field": "accent", "line-on-field": "line",
    "on-deep": "ink",
}  # fmt: skip
"""What a role does, where its ground is said beside it."""


def role_word(role: str) -> str:
    """The name of a colour role."""
    return {
        "paper": _("Kertas"), "card": _("Kartu"), "ink": _("Teks"), "muted": _("Teks redup"),
        "line": _("Garis"), "accent": _("Aksen"), "accent-ink": _("Teks aksen"), "field": _("Bidang"),
        "on-field": _("Teks di bidang"), "on-field-muted": _("Teks redup di bidang"),
        "accent-on-field": _("Aksen di bidang"), "line-on-field": _("Garis di bidang"),
        "deep": _("Dasar tergelap"), "on-deep": _("Teks di dasar tergelap"), "ok": _("Tanda baik"),
        "warn": _("Tanda waspada"), "stop": _("Tanda bahaya"),
    }[role]  # fmt: skip


def pair_word(role: str, ground: str) -> str:
    """A role on a ground."""
    shown = {"role": role_word(PLAIN.get(role, role)), "ground": role_word(ground).lower()}
    return _("{role} di {ground}").format(**shown)


def photo_word(way: str) -> str:
    """What happens to photographs."""
    return {
        "natural": _(
            "Foto tampil apa adanya. Di bawah teks dipasang selubung gelap secukupnya agar terbaca."
        ),
        "duotone": _(
            "Foto menjadi dua warna kit, dasar tergelap dan kertas, lalu diberi selubung di bawah teks."
        ),
        "tinted": _("Foto diberi nuansa warna kit, lalu selubung di bawah teks."),
    }[way]
