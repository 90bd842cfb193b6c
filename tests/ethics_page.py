"""The chapter of the handbook with every question, profile, pose and rule, made from the shipped data."""

from studio import paths
from studio.catalog.gestures import GestureStatus, load_gestures
from studio.catalog.profiles import load_items, load_profiles, load_sources
from studio.catalog.rules import RuleStatus, load_rules
from studio.domain.ethics import Asked, Attester, Basis, Binds, Group, Item, Means, Mode, Trait
from studio.domain.platform import Confidence
from studio.domain.review import Severity

LAYER = (paths.resources() / "profiles",)
RULES = (paths.resources() / "rules",)

GROUPS: dict[Group, str] = {
    "legal": "Hukum", "neutrality": "Netralitas", "privacy": "Data pribadi", "child": "Anak dan korban",
    "verify": "Kebenaran isi", "copyright": "Hak cipta", "access": "Kemudahan akses", "language": "Bahasa",
    "security": "Keamanan", "crisis": "Duka dan krisis",
}  # fmt: skip
WHO: dict[Attester, str] = {
    "KR": "kreator", "ED": "editor", "VE": "verifikator", "HK": "bagian hukum", "PPID": "PPID",
    "KB": "kepala bagian atau humas", "KP": "kepala kantor", "IT": "pengelola akun",
}  # fmt: skip
MARKS: dict[Confidence, str] = {
    "O": "resmi", "Q": "resmi, dikutip", "S": "sumber kedua", "M": "**dari ingatan, belum dicek**",
    "C": "hasil hitungan", "H": "anjuran studio",
}  # fmt: skip
WEIGHTS: dict[Severity, str] = {"blocker": "menghalangi", "warning": "peringatan", "advice": "saran"}
MODES: dict[Mode, str] = {"election": "masa pemilihan", "crisis": "krisis", "mourning": "masa duka"}
ABOUT: dict[Binds, str] = {
    "whole": "seluruh konten", "texts": "semua teks", "media": "gambar dan media",
    "captions": "semua takarir", "caption": "tiap takarir", "picture": "tiap gambar", "figure": "tiap angka",
    "situation": "keadaan saat tayang", "accounts": "akun kantor",
}  # fmt: skip
TRAITS: dict[Trait, str] = {
    "picture": "ada gambar", "people": "ada orang di gambar, atau belum dilihat", "child": "ada anak",
    "figure": "ada angka", "rule": "ada peraturan yang dikutip", "link": "ada tautan", "video": "ada video",
    "sound": "ada suara", "quote": "ada kutipan orang", "outside": "media dibuat di luar studio",
    "hoax": "meluruskan hoaks", "holding": "pernyataan awal",
    "state-symbol": "ada bendera atau lambang negara", "ai": "ada bagian buatan AI",
    "official": "ada pejabat", "suspected": "program menduga sesuatu",
}  # fmt: skip
MEANS: dict[Means, str] = {
    "decides": "Program memutuskan; orang hanya menjawab temuannya.",
    "suspects": "Program menduga, orang memutuskan.",
    "person": "Hanya orang yang dapat menjawab.",
}
POSES: dict[GestureStatus, str] = {"avoid": "hindari", "disputed": "diperselisihkan", "allowed": "boleh"}
STATUSES: dict[RuleStatus, str] = {
    "in-force": "berlaku", "changed": "berlaku dengan perubahan", "revoked": "dicabut",
    "unsure": "belum pasti",
}  # fmt: skip


def questions() -> str:
    """Every question, group by group."""
    parts: list[str] = []
    group = ""
    for item in load_items(LAYER).values():
        if item.group != group:
            group = item.group
            parts.append(f"### {GROUPS[item.group]}")
        parts.append(_question(item))
    return "\n\n".join(parts)


def _question(item: Item) -> str:
    raised = [f"{WEIGHTS[weight]} dalam {MODES[mode]}" for mode, weight in item.severity_in.items()]
    weight = ", ".join((WEIGHTS[item.severity], *raised))
    proof = item.evidence["id"].rstrip(".") + (" (wajib)" if item.evidence_needed else "")
    looked = f"{MEANS[item.means]} {', '.join(f'`{check}`' for check in item.checks)}".strip()
    rows = [
        ("Mengapa", item.why["id"]),
        ("Tingkat", f"{weight}; menyangkut {ABOUT[item.binds]}"),
        ("Ditanyakan", _when(item.asked)),
        ("Dijawab", " atau ".join(WHO[who] for who in item.attests)),
        ("Bukti", proof),
        ("Dilihat program", looked),
        ("Yang dilakukan", item.do["id"]),
        ("Benar", item.right["id"]),
        ("Salah", item.wrong["id"]),
    ]
    told = "\n".join(f"- **{name}:** {said}" for name, said in rows)
    rests = "\n".join(f"  - {_basis(basis)}" for basis in item.basis)
    return f"#### {item.id}. {item.question['id']}\n\n{told}\n- **Dasar:**\n{rests}"


def _basis(basis: Basis) -> str:
    place = ", ".join(filter(None, (basis.rule, basis.article)))
    return f"{place}: {basis.demand['id']} ({MARKS[basis.confidence]}; {basis.as_of}; {basis.source})"


def _when(asked: Asked) -> str:
    if asked.always:
        return "selalu"
    ways = [TRAITS[trait] for trait in asked.traits] + [MODES[mode] for mode in asked.modes]
    tags = ", ".join(f"`{tag}`" for tag in asked.tags)
    return "; ".join(ways + ([f"label {tags}"] if tags else []))


def profiles() -> str:
    """Every profile with what it changes and why."""
    parts = []
    for profile in load_profiles(LAYER).values():
        lines = [f"### {profile.name['id']} (`{profile.id}`)\n\n{profile.note['id']}"]
        for tuned in profile.tuned:
            changes = [
                *(["selalu ditanyakan"] if tuned.always else []),
                *(["tidak ditanyakan"] if tuned.off else []),
            ]
            changes += [f"menjadi {WEIGHTS[tuned.severity]}"] if tuned.severity else []
            lines.append(f"- **{tuned.item}** {', '.join(changes)}. {tuned.reason['id']}")
        parts.append(lines[0] + ("\n\n" + "\n".join(lines[1:]) if lines[1:] else ""))
    return "\n\n".join(parts)


def source_rows() -> list[list[str]]:
    """Every source of the bases: its key, what it is, when it was read."""
    return [[key, source.title, source.checked] for key, source in sorted(load_sources(LAYER).items())]


def gesture_rows() -> list[list[str]]:
    """Every pose: name, looks, status."""
    return [
        [one.name["id"], one.looks["id"], POSES[one.status], one.note.get("id", "")]
        for one in load_gestures().values()
    ]


def rule_rows() -> list[list[str]]:
    """Every rule: name, title, status and by what, mark, note."""
    return [
        [
            rule.name, rule.title, ", ".join(filter(None, (STATUSES[rule.status], rule.by))),
            MARKS[rule.confidence], rule.note,
        ]
        for rule in load_rules(RULES).values()
    ]  # fmt: skip
