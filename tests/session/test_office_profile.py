"""An office profile as a file: comes back as it went, is compared, taken by ticks, refused in sentences."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.domain import office_gate as rules
from studio.domain.content import Person
from studio.domain.ethics import Asked, GateRules, OfficeItem
from studio.domain.office_gate import OwnQuestion
from studio.errors import StudioError
from studio.session import office_gate, office_profile
from studio.session.office_profile import Seen, read_profile, written
from studio.session.projects import create_project
from studio.session.session import Session

WHY = "Kantor kami diaudit tiap bulan"
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=10, max_size=60).filter(
    lambda text: len(text.strip()) >= rules.LEAST
)


def made(folder: Path, name: str) -> Session:
    """An office with nothing changed."""
    return create_project(folder / name, institution="Instansi", unit=f"Kantor {name}", zone="Asia/Jakarta")


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[tuple[Session, Session]]:
    """Two of them."""
    with made(tmp_path, "a.humas") as one, made(tmp_path, "b.humas") as two:
        yield one, two


def own(session: Session, question: str, **more: object) -> OfficeItem:
    """A question of the office's own, stored."""
    ident = office_gate.free_id(session.project)
    item = rules.own_item(ident, OwnQuestion(question={"id": question}, why=WHY, **more), "2026-11-22")  # type: ignore[arg-type]
    change = OfficeItem(id=ident, reason=WHY, own=item)
    with session.edit("Tambah") as draft:
        office_gate.add_own(draft, change)
    return change


def change(session: Session, ident: str, **more: object) -> None:
    """A shipped question changed."""
    base = next(row.base for row in office_gate.rows(session.project) if row.item.id == ident)
    with session.edit("Ubah") as draft:
        draft.put(rules.changed(base, WHY, **more))  # type: ignore[arg-type]


def seen(session: Session, data: bytes, folder: Path) -> Seen:
    """The file as looked at in an office."""
    path = folder / "profil.toml"
    path.write_bytes(data)
    return office_profile.preview(session, path)


def taken(session: Session, found: Seen, *, profile: bool = False) -> None:
    """Everything taken."""
    keys = [offer.key for offer in found.offers]
    with session.edit("Ambil") as draft:
        office_profile.take(draft, found, keys, lambda change: change, profile=profile)


def test_a_profile_goes_to_another_office_and_is_the_same_there(
    offices: tuple[Session, Session], tmp_path: Path
) -> None:
    """Switched off, tightened, retitled, own: all arrive; looked at again nothing is new."""
    one, two = offices
    change(one, "B3", off=True)
    change(one, "P6", severity="blocker")
    change(one, "P1", title={"id": "Ada “NIK”?\nBaris", "en": 'Any "NIK"?'})
    own(
        one, "Sudah dibaca kepala seksi?", asked=Asked(traits=("people",), tags=("acara",), modes=("crisis",))
    )
    with one.edit("Profil") as draft:
        draft.put(GateRules(id="gate", profile="layanan-publik", own_next=2))
    found = seen(two, written(one), tmp_path)
    assert [offer.sort for offer in found.offers] == ["new"] * 4
    assert {offer.record.id for offer in found.offers if offer.looser} == {"B3"}
    assert (found.profile, found.office) == ("layanan-publik", "Kantor a.humas")
    taken(two, found, profile=True)
    again = seen(two, written(one), tmp_path)
    assert (again.offers, again.wrong, again.same, again.profile) == ((), (), 4, "")


def test_own_questions_keep_their_number_or_get_a_new_one(
    offices: tuple[Session, Session], tmp_path: Path
) -> None:
    """A number that means another thing here is not taken away; the same question is the same."""
    one, two = offices
    own(one, "Sudah dibaca kepala seksi?")
    own(one, "Sudah dicek jadwalnya?")
    own(two, "Sudah difoto ulang?")
    found = seen(two, written(one), tmp_path)
    assert [(o.sort, o.record.id) for o in found.offers] == [("conflict", "X2"), ("conflict", "X3")]
    taken(two, found)
    texts = {row.item.id: row.item.question["id"] for row in office_gate.rows(two.project) if row.own}
    assert texts["X1"] == "Sudah difoto ulang?"
    assert len(texts) == 3
    assert seen(two, written(one), tmp_path).same == 2
    assert int(office_gate.free_id(two.project)[1:]) > max(int(ident[1:]) for ident in texts)


def test_a_number_once_given_never_comes_again(offices: tuple[Session, Session]) -> None:
    """Not even when its record is gone."""
    one, _two = offices
    gone = own(one, "Sudah dibaca kepala seksi?")
    with one.edit("Hapus") as draft:
        draft.remove(OfficeItem, gone.id)
    assert office_gate.free_id(one.project) == "X2"


def test_nothing_is_taken_over_what_changed_meanwhile(
    offices: tuple[Session, Session], tmp_path: Path
) -> None:
    """What was compared must still be so."""
    one, two = offices
    change(one, "B3", off=True)
    found = seen(two, written(one), tmp_path)
    change(two, "B3", severity="blocker")
    with pytest.raises(StudioError, match="sudah berubah"):
        taken(two, found)


BAD = {
    "bukan profil": b'judul = "x"',
    "versi lain": b"format = 9",
    "bukan TOML": b"format = = 1",
    "bukan teks": b"format = 1 # \xff",
    "kunci asing": b"format = 1\nrahasia = 1",
    "kunci asing di dalam": b'format = 1\n[[change]]\nid = "P1"\nreason = "cukup panjang"\nhapus = true',
    "tipe salah": b'format = 1\n[[change]]\nid = "P1"\nreason = 5',
    "tingkat asing": b'format = 1\n[[change]]\nid = "P1"\nreason = "cukup panjang"\nseverity = "gawat"',
}


@pytest.mark.parametrize("name", BAD)
def test_a_broken_file_is_refused_whole(name: str) -> None:
    """In a sentence that names the file."""
    with pytest.raises(StudioError) as refused:
        read_profile(BAD[name], "profil.toml")
    assert "profil.toml" in refused.value.message


def test_a_large_file_is_not_read(offices: tuple[Session, Session], tmp_path: Path) -> None:
    """The bound of content files holds."""
    with pytest.raises(StudioError):
        seen(offices[0], b"#" * 1_100_000, tmp_path)


def test_entries_that_cannot_be_taken_are_named_alone(
    offices: tuple[Session, Session], tmp_path: Path
) -> None:
    """Unknown ids, lighter levels, short reasons, one twice: each says why; the rest is offered."""
    lines = [
        "format = 1",
        *_entry("Z9"), *_entry("P1", severity='"advice"'), *_entry("L1", reason='"pendek"'),
        *_entry("L2", off="true"), *_entry("L2", off="true"), *_entry("X1", off="true"),
        "[[own]]", 'id = "P9"', f'reason = "{WHY}"', 'question = { id = "Sudah?" }', 'group = "legal"',
        'severity = "advice"', 'attests = ["ED"]', "asked = { always = true }", f'why = "{WHY}"',
    ]  # fmt: skip
    found = seen(offices[0], "\n".join(lines).encode(), tmp_path)
    assert [offer.record.id for offer in found.offers] == ["L2"]
    assert [wrong.id for wrong in found.wrong] == ["Z9", "P1", "L1", "L2", "X1", "P9"]
    assert all(wrong.why.endswith(".") for wrong in found.wrong)


def _entry(ident: str, **more: str) -> list[str]:
    raw = {"id": f'"{ident}"', "reason": f'"{WHY}"', **more}
    return ["[[change]]", *(f"{key} = {value}" for key, value in raw.items())]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reason=WORDS, title=WORDS)
def test_any_words_survive_the_file(offices: tuple[Session, Session], reason: str, title: str) -> None:
    """Quotes, line ends, controls and signs of every script come back as they were."""
    one, _two = offices
    with one.edit("Ubah") as draft:
        draft.put(
            OfficeItem(
                id="P1",
                reason=reason,
                question={"id": title, "en": title},
                person=Person(id="x", name="y").id,
            )
        )
    (entry,) = tomllib.loads(written(one).decode())["change"]
    assert entry == {"id": "P1", "reason": reason, "off": False, "question": {"id": title, "en": title}}
