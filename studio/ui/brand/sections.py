"""A kit section by section: overview, colours, type, logo, motifs, photos, tone, rules."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.catalog.brand import contrast_table
from studio.domain.brand import Kit
from studio.domain.color import luminance, parse
from studio.domain.kit_facts import GROUNDS, HALF, MOTIF_ORDER
from studio.render.fonts import Faces
from studio.session.kit_drawings import logo_drawings, shares_of
from studio.ui.brand.kit_words import photo_word, role_word
from studio.ui.brand.paint import Drawing, Motif, Pair, Specimen, Swatch
from studio.ui.naming import decimal
from studio.ui.widgets.basic import Elided, Icon, Label, box, card, column, line, row
from studio.ui.words import _, many, named, sense

MAIN = ("field", "paper", "accent-on-field", "accent", "deep", "ink")
TYPE = (
    ("headline", "Hukum untuk semua", 34), ("figure", "1.284", 34), ("title", "Bawa KTP dan berkas asli", 22),
    ("deck", "Layanan dibuka Senin sampai Jumat", 17),
    ("body", "Bawa KTP dan berkas, pilih jam kunjungan.", 15),
    ("label", "LOKET 3 · 09.00-15.00", 13), ("caption", "Sumber: buku layanan kantor, per 30 Nov 2026", 13),
    ("quote", "“Melayani dengan hati.”", 20),
)  # fmt: skip
WRONG = ("turned", "pulled", "shadowed", "recolored")


def style_word(name: str) -> str:
    """How people call a type style."""
    return {
        "headline": sense("gaya huruf", "Judul"), "figure": _("Angka"), "title": _("Subjudul"),
        "deck": _("Pengantar"), "body": sense("gaya huruf", "Isi"), "label": sense("gaya huruf", "Label"),
        "caption": _("Sumber"), "quote": _("Kutipan"),
    }[name]  # fmt: skip


def wrong_word(name: str) -> str:
    """What is wrong in a figure."""
    return {
        "turned": _("Jangan diputar"), "pulled": _("Jangan ditarik"), "shadowed": _("Jangan diberi bayangan"),
        "recolored": _("Jangan diganti warnanya"),
    }[name]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """A kit with its files, and whom to tell of a copied colour."""

    kit: Kit
    files: dict[str, Path]
    copied: Callable[[str], object]


def overview(seen: Seen) -> QWidget:
    """Who the kit is for and what it is like."""
    kit = seen.kit
    name = Label(kit.name.full, "title", wrap=True)
    character = str(kit.about.get("character", ""))
    foot = " · ".join(kit.footer)
    parts = [name, Label(f"{kit.name.short} · " + _("versi {number}").format(number=kit.version), "muted")]
    if character:
        parts.append(Label(character, wrap=True))
    if foot:
        parts.append(Label(foot, "hint", wrap=True))
    return box(column(*parts, gap=4))


def colours(seen: Seen) -> QWidget:
    """The main colours large, pairs with their contrast, every other role small."""
    kit, shares = seen.kit, shares_of(seen.kit)
    large = grid([_swatch(seen, role, shares.get(role, "")) for role in MAIN], 6)
    rows = contrast_table(kit)
    first = {("on-field", "field"), ("ink", "paper"), ("accent-on-field", "field"), ("accent-ink", "paper")}
    shown = [r for r in rows if (r.role, r.ground) in first]
    rest = [r for r in rows if (r.role, r.ground) not in first]
    pairs = [
        Pair(_pair_words(kit, r.role, r.ground), kit.color(r.role), kit.color(r.ground), r.ratio, r.needed)
        for r in (*shown, *rest)
    ]
    bad = sum(not pair.enough for pair in pairs)
    pairs = list({pair.words: pair for pair in reversed(pairs)}.values())[::-1]  # two roles, one colour
    told = _("porsi dalam satu gambar; semua lolos AA: teks 4,5 : 1, bentuk 3 : 1")
    if bad:
        told = many("{count} pasangan warna kurang kontras", bad).format(count=bad)
    others = [role for role in kit.roles if role not in MAIN]
    small = grid([_swatch(seen, role, "", 40) for role in others], 6)
    return box(
        column(
            _title(_("Warna"), told), large, grid(list(pairs[:4]), 4), grid(list(pairs[4:]), 4),
            Label(_("Peran lain"), "strong"), small, gap=12,
        )
    )  # fmt: skip


def _swatch(seen: Seen, role: str, share: str, height: int = 72) -> QWidget:
    value, name = seen.kit.color(role), _shade(seen.kit, role)
    made = Swatch(value, name, f"{share} %" if share else "", height)
    made.copied.connect(seen.copied)
    told = (Elided(name, "strong"), Elided(value.upper(), "hint"), Elided(role_word(role), "hint"))
    return box(column(made, *told, gap=1))


def _shade(kit: Kit, role: str) -> str:
    """What the kit itself calls a role's colour."""
    name = kit.roles[role]
    return name.replace("-", " ").capitalize() if name in kit.swatches else role_word(role)


def _pair_words(kit: Kit, role: str, ground: str) -> str:
    return _("{role} di {ground}").format(role=_shade(kit, role), ground=_shade(kit, ground))


def letters(seen: Seen) -> QWidget:
    """Type styles, each in its own letters."""
    kit, faces = seen.kit, Faces(seen.kit, seen.files)
    families = dict.fromkeys(kit.styles[name].family for name, _text, _px in TYPE)
    lines: list[QWidget] = []
    for name, text, px in TYPE:
        style = kit.styles[name]
        word = Label(style_word(name), "muted")
        word.setFixedWidth(96)
        told = Label(f"{style.family} {style.weight} · {decimal(style.line_height, 2)}", "hint")
        line_ = row(word, Specimen(text, faces.font(style), px, style), told, gap=16)
        line_.setStretch(1, 1)
        lines.append(box(line_))
    embedded = _("{families}, tertanam di kit").format(families=", ".join(families))
    return box(column(_title(_("Gaya huruf"), embedded), card(*lines, gap=6), gap=12))


def logos(seen: Seen) -> QWidget:
    """The logo on its grounds, its clear space, and what is not done to it."""
    kit = seen.kit
    if not kit.logos:
        return box(column(_title(_("Logo"), ""), Label(_("Kit ini belum punya logo."), "muted"), gap=12))
    right: list[QWidget] = []
    light = next((logo for logo in kit.logos if logo.ground == "light"), kit.logos[0])
    dark = next((logo for logo in kit.logos if logo.ground == "dark"), light)
    figures = logo_drawings(light, seen.files[light.file], kit)
    if "space" in figures:
        space = Drawing(_("Ruang kosong"), kit.color("card"), margin=12).show_svg(figures["space"])
        told = _("Ruang kosong {clear} × tinggi").format(clear=decimal(light.clear, 2))
        right.append(_told(space, told))
    for role, words in (("paper", _("Di kertas")), ("field", _("Di bidang")), ("deep", _("Di dasar gelap"))):
        one = dark if luminance(parse(kit.color(role))) < HALF else light
        right.append(_told(Drawing(words, kit.color(role)).show_file(seen.files[one.file]), words))
    wrong = [
        _told(
            Drawing(wrong_word(n), kit.color("card"), height=96, margin=20).show_svg(figures[n]),
            wrong_word(n),
            bad=True,
        )
        for n in WRONG
        if n in figures
    ]
    least = _("tinggi terkecil {px} px").format(px=f"{light.min_px:g}")
    return box(column(_title(_("Logo"), least), grid(right, 4), grid(wrong, 4), gap=12))


def _told(drawing: QWidget, words: str, *, bad: bool = False) -> QWidget:
    label = Elided(words, "hint")
    below = row(Icon("x", "stop", 16), label, gap=4) if bad else row(label)
    below.setStretch(below.count() - 1, 1)
    return box(column(drawing, below, gap=4))


def motifs(seen: Seen) -> QWidget:
    """Motifs on grounds of the kit, with region and meaning."""
    kit = seen.kit
    if not kit.textures:
        return box(column(_title(_("Motif"), ""), Label(_("Kit ini belum punya motif."), "muted"), gap=12))
    first = [kit.motifs.get(name, "") for name in MOTIF_ORDER]
    order = dict.fromkeys((*filter(None, first), *(one.id for one in kit.textures)))
    known = {one.id: one for one in kit.textures}
    cards: list[QWidget] = []
    for number, ident in enumerate(order):
        one, (ground, ink) = known[ident], GROUNDS[number % len(GROUNDS)]
        inks = tuple(kit.color(role) for role in (ink, "accent-on-field", "accent", "line-on-field"))
        name = named(one.name, one.id)
        shown = Motif(one, seen.files[one.file].read_bytes(), kit.color(ground), inks, name)
        told = Label(one.meaning, "hint", wrap=True)
        where = Label(one.region or _("Gambar bebas"), "hint", wrap=True)
        cards.append(box(column(shown, Label(name, "strong", wrap=True), where, told, None, gap=2)))
    return box(column(_title(_("Motif"), _("jangan di belakang teks isi")), grid(cards, 3), gap=12))


def photos(seen: Seen) -> QWidget:
    """How photographs are treated."""
    kit = seen.kit
    word = {"natural": _("Apa adanya"), "duotone": _("Dua warna"), "tinted": _("Bernuansa")}[kit.rules.photo]
    ramp = Drawing(word, kit.color(kit.rules.scrim), height=40)
    ramp.setFixedWidth(120)
    words = column(Label(word, "strong"), Label(photo_word(kit.rules.photo), wrap=True), gap=2)
    body = row(ramp, words, gap=16)
    body.setStretch(1, 1)
    return box(column(_title(_("Foto"), ""), card(box(body)), gap=12))


def tone(seen: Seen) -> QWidget:
    """The office's voice: words for it, words to use and to avoid."""
    kit = seen.kit
    lines = [
        (_("Suara"), kit.tone.get("voice", ()), "accent"), (_("Dipakai"), kit.tone.get("use", ()), "ok"),
        (_("Dihindari"), kit.tone.get("avoid", ()), "stop"),
    ]  # fmt: skip
    rows = []
    for word, words, token in lines:
        head = Label(word, "muted")
        head.setFixedWidth(96)
        mark = Icon({"ok": "check", "stop": "x"}.get(token, "speakerphone"), token, 16)
        said = Label(", ".join(words) or _("belum diisi"), wrap=True)
        one = row(head, mark, said, gap=10)
        one.setStretch(2, 1)
        rows.append(box(one))
    tags = " ".join(dict.fromkeys(tag for some in kit.hashtags.values() for tag in some))
    if tags:
        rows.append(line())
        rows.append(Label(tags, "muted", wrap=True))
    return box(column(_title(_("Nada dan istilah"), ""), card(*rows, gap=10), gap=12))


def rules(seen: Seen) -> QWidget:
    """What the kit locks."""
    given = seen.kit.rules
    lines = [
        (given.brand_colors_only, _("Hanya warna kit"), _("Warna di luar kit tidak dapat dipilih.")),
        (given.brand_fonts_only, _("Hanya huruf kit"), _("Huruf di luar kit tidak dapat dipilih.")),
        (True, _("Letak logo dan kaki gambar"), _("Sama di semua templat, agar akun tampak satu kantor.")),
    ]
    rows = []
    for locked, word, why in lines:
        one = row(
            Icon("lock" if locked else "lock-open", "muted", 18),
            column(Label(word, "strong"), Label(why, "hint", wrap=True), gap=1), gap=12,
        )  # fmt: skip
        one.setStretch(1, 1)
        rows.append(box(one))
    return box(column(_title(_("Kunci"), ""), card(*rows, gap=12), gap=12))


def grid(parts: list[QWidget], columns: int) -> QWidget:
    """Parts in equal columns."""
    made, layout = QWidget(), QGridLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(12)
    layout.setVerticalSpacing(12)
    for number, part in enumerate(parts):
        layout.addWidget(part, number // columns, number % columns)
    for number in range(columns):
        layout.setColumnStretch(number, 1)
        layout.setColumnMinimumWidth(number, 40)
    made.setLayout(layout)
    return made


def copy(code: str) -> None:
    """Put a colour's code where it can be pasted."""
    QGuiApplication.clipboard().setText(code)


def _title(words: str, told: str) -> QWidget:
    made = row(Label(words, "section"), Elided(told, "hint"), gap=10)
    made.setStretch(1, 1)
    return box(made)


SECTIONS: tuple[tuple[str, str, Callable[[], str], Callable[[Seen], QWidget]], ...] = (
    ("overview", "layout-grid", lambda: _("Ringkasan"), overview),
    ("colours", "palette", lambda: _("Warna"), colours),
    ("letters", "typography", lambda: _("Gaya huruf"), letters),
    ("logos", "vector-triangle", lambda: _("Logo"), logos),
    ("motifs", "texture", lambda: _("Motif"), motifs),
    ("photos", "photo", lambda: _("Foto"), photos),
    ("tone", "message-circle", lambda: _("Nada"), tone),
    ("rules", "lock", lambda: _("Kunci"), rules),
)
"""Id, icon, word and maker of each section, in order."""
