"""Narrative packs: out of the centre, into a region, back again; and files that mean harm."""

import hashlib
import io
import json
import zipfile
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from studio.cli.root import root
from studio.domain.campaigns import messages_of
from studio.domain.content import Campaign, Figure, Office, OfficeTemplate, Post, Schedule
from studio.domain.coverage import Matrix, by_region
from studio.domain.narrative import FORMAT
from studio.domain.strategy import KeyMessage, NarrativePack, PackReturn
from studio.errors import StudioError
from studio.intake.narrative_pack import TYPES, narrative_pack
from studio.session import (
    campaigns,
    narrative_compare,
    narrative_export,
    narrative_file,
    narrative_import,
    narrative_return,
    office_templates,
)
from studio.session.demo import example_files, make_example
from studio.session.projects import create_project
from studio.session.resources import pinned_template
from studio.session.session import Session

CAMPAIGN = Campaign(
    id="kampanye-1", name="Layanan tanpa pungutan", start="2026-12-01", end="2026-12-31", color="#0B7A75",
    hashtags=("#Antipungli",), regions=("Kanwil Nusa", "Kanwil Timur"),
)  # fmt: skip
MESSAGES = (
    KeyMessage(id="m1", campaign=CAMPAIGN.id, text="Tarif resmi tertulis di loket", order=0,
               figures=("tarif",), facts=("PP 28/2019",), dos=("Sebut tarifnya",), donts=("Jangan menuduh",),
               wording="Bayar sesuai tarif, minta buktinya."),
    KeyMessage(id="m2", campaign=CAMPAIGN.id, text="Lapor bila diminta lebih", order=1),
)  # fmt: skip
TARIF = Figure(id="tarif", value="350000", label="Paspor biasa", unit="rupiah", source="PP 28/2019",
               as_of="2026-01-01")  # fmt: skip


@pytest.fixture(autouse=True)
def _own_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kits taken in here are of this test alone."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def clock(day: str = "2026-11-22"):
    """A clock that stands still."""
    return lambda: datetime.fromisoformat(f"{day}T01:00:00+00:00")


def regions_of(session: Session) -> Matrix:
    """Messages against regions, as the page shows them."""
    project, now = session.project, session.project.get(Campaign, CAMPAIGN.id)
    messages = messages_of(now.id, project.all(KeyMessage))
    posts, mine = campaigns.posts_in(project, now.id), campaigns.own_name(project)
    return by_region(messages, posts, project.all(PackReturn), now.regions, mine)


@pytest.fixture
def centre(tmp_path: Path):
    """The centre with a campaign of two messages and a figure."""
    made = create_project(
        tmp_path / "pusat.humas", institution="Kementerian", unit="Biro Humas", kit="imipas", clock=clock()
    )
    with made.edit("Isi") as draft:
        draft.put(CAMPAIGN, *MESSAGES, TARIF)
    with made:
        yield made


@pytest.fixture
def region(tmp_path: Path):
    """A region with nothing but its name."""
    made = create_project(
        tmp_path / "nusa.humas", institution="Kementerian", unit="Kanwil Nusa", kit="imipas", clock=clock()
    )
    with made:
        yield made


def packed(session, out: Path, **given) -> narrative_export.Exported:
    """The campaign's next pack, stored as such."""
    order = narrative_export.Order(campaign=CAMPAIGN.id, **given)
    made = narrative_export.export_pack(session, order, out)
    with session.edit("Paket") as draft:
        campaigns.change_campaign(draft, made.campaign)
    return made


def taken(session, file: Path) -> narrative_compare.Preview:
    """A pack looked at and taken."""
    seen = narrative_compare.preview(session, narrative_file.read_pack(file))
    narrative_import.apply(session, seen)
    return seen


def changes(seen: narrative_compare.Preview) -> dict[str, str]:
    """What each thing of a pack is here."""
    return {d.key: d.change for d in seen.differences}


def test_the_journey_there_and_back(centre, region, tmp_path):
    """Centre, pack, region, two posts, back, coverage; the second edition doubles nothing."""
    first = packed(centre, tmp_path / "satu.narasi", expires="2026-12-31", note="Pakai apa adanya.")
    seen = taken(region, Path(first.path))
    assert {key: c for key, c in changes(seen).items() if c == "new"}.keys() == {
        "campaign:kampanye-1", "message:m1", "message:m2", "figure:tarif",
    }  # fmt: skip
    assert region.project.get(Figure, "tarif").value == "350000"
    with region.edit("Dua konten") as draft:
        for n, status in enumerate(("published", "draft")):
            draft.put(
                Post(
                    id=f"p{n}",
                    title=f"Konten {n}",
                    status=status,
                    campaign=CAMPAIGN.id,
                    messages=("m1",),
                    placements=("x/post",),
                    schedule=Schedule(date="2026-12-02"),
                )
            )
    sent = narrative_return.write_return(
        region, region.project.get(NarrativePack, CAMPAIGN.id), tmp_path / "nusa.narasi-balik"
    )
    assert (sent.posts, sent.region) == (2, "Kanwil Nusa")
    back = narrative_return.preview_return(centre, narrative_file.read_pack(Path(sent.path)))
    narrative_return.apply_return(centre, back)
    matrix = regions_of(centre)
    names = [c.name for c in matrix.columns]
    nusa = matrix.lines[0].cells[names.index("Kanwil Nusa")]
    assert (nusa.planned, nusa.published) == (1, 1)
    assert matrix.lines[1].cells[names.index("Kanwil Nusa")].empty
    assert not matrix.columns[names.index("Kanwil Timur")].known

    with centre.edit("Ubah") as draft:
        draft.put(
            msgspec.structs.replace(MESSAGES[0], wording="Bayar sesuai tarif dan simpan buktinya."),
            KeyMessage(id="m3", campaign=CAMPAIGN.id, text="Petugas memakai tanda pengenal", order=2),
        )
        campaigns.remove_message(draft, "m2")
    second = packed(centre, tmp_path / "dua.narasi")
    assert (first.edition, second.edition) == (1, 2)
    again = taken(region, Path(second.path))
    told = changes(again)
    assert (told["message:m1"], told["message:m2"], told["message:m3"]) == ("changed", "gone", "new")
    assert [m.id for m in messages_of(CAMPAIGN.id, region.project.all(KeyMessage))] == ["m1", "m3"]
    assert region.project.get(KeyMessage, "m1").wording.endswith("simpan buktinya.")
    assert len(region.project.all(Campaign)) == len(region.project.all(NarrativePack)) == 1
    assert region.project.get(NarrativePack, CAMPAIGN.id).edition == 2
    assert region.project.get(Post, "p0").messages == ("m1",)
    third = narrative_compare.preview(region, narrative_file.read_pack(Path(second.path)))
    assert not third.suggested
    older = narrative_compare.preview(region, narrative_file.read_pack(Path(first.path)))
    assert any("edisi 2 yang lebih baru" in note for note in older.notes)
    assert not older.suggested
    narrative_import.apply(region, older, {"message:m1"})
    assert region.project.get(KeyMessage, "m1").wording == MESSAGES[0].wording
    assert region.project.get(NarrativePack, CAMPAIGN.id).edition == 2
    region.undo()
    region.undo()
    assert region.project.get(NarrativePack, CAMPAIGN.id).edition == 1
    assert region.project.find(KeyMessage, "m2") is not None


def test_the_same_pack_has_the_same_bytes(centre, tmp_path):
    """Written twice at the same time, the files are equal byte for byte."""
    order = narrative_export.Order(campaign=CAMPAIGN.id)
    made = [narrative_export.export_pack(centre, order, tmp_path / f"{n}.narasi") for n in "ab"]
    assert made[0].sha256 == made[1].sha256
    assert (tmp_path / "a.narasi").read_bytes() == (tmp_path / "b.narasi").read_bytes()
    raw = json.loads(zipfile.ZipFile(tmp_path / "a.narasi").read("manifest.json"))
    assert raw["signatures"] == []


def test_what_could_not_be_read_is_not_written(centre, tmp_path):
    """A message too long for any receiver is told to the sender, and no file is made."""
    with centre.edit("Panjang") as draft:
        draft.put(msgspec.structs.replace(MESSAGES[0], text="Panjang " * 100))
    with pytest.raises(StudioError, match="terlalu panjang"):
        packed(centre, tmp_path / "satu.narasi")
    assert not list(tmp_path.glob("*.narasi"))


def test_a_return_comes_in_twice_as_one(centre, region, tmp_path):
    """What a region returns later takes the place of what it returned before."""
    made = packed(centre, tmp_path / "satu.narasi")
    taken(region, Path(made.path))
    pack = region.project.get(NarrativePack, CAMPAIGN.id)
    for n in range(2):
        sent = narrative_return.write_return(region, pack, tmp_path / f"{n}.narasi-balik", "KANWIL  nusa")
        read = narrative_file.read_pack(Path(sent.path))
        narrative_return.apply_return(centre, narrative_return.preview_return(centre, read))
    assert len(centre.project.all(PackReturn)) == 1
    matrix = regions_of(centre)
    assert [c.name for c in matrix.columns] == ["Biro Humas", "Kanwil Nusa", "Kanwil Timur"]


def test_what_the_office_has_of_its_own_is_not_ticked(centre, region, tmp_path):
    """A figure of the same id that no pack brought is shown, and left alone unless somebody ticks it."""
    with region.edit("Angka") as draft:
        draft.put(msgspec.structs.replace(TARIF, value="300000"))
    seen = taken(region, Path(packed(centre, tmp_path / "satu.narasi").path))
    figure = next(d for d in seen.differences if d.kind == "figure")
    assert (figure.change, figure.own, figure.fields) == ("changed", True, ("value",))
    assert region.project.get(Figure, "tarif").value == "300000"


def test_a_pack_looked_at_too_long_ago_is_refused(centre, region, tmp_path):
    """Between looking and taking the project moved on: nothing is stored."""
    first = packed(centre, tmp_path / "satu.narasi")
    taken(region, Path(first.path))
    second = packed(centre, tmp_path / "dua.narasi")
    seen = narrative_compare.preview(region, narrative_file.read_pack(Path(second.path)))
    with region.edit("Ubah") as draft:
        draft.put(msgspec.structs.replace(region.project.get(KeyMessage, "m2"), wording="Lain"))
    with pytest.raises(StudioError, match="sudah berubah"):
        narrative_import.apply(region, seen)
    assert region.project.get(NarrativePack, CAMPAIGN.id).edition == 1


def test_kit_and_office_template_travel(tmp_path, region):
    """An office's template comes with its picture and in the region's own kit; equal things are equal."""
    with make_example(tmp_path / "pusat.humas", example_files()[:1]) as centre:
        post = centre.project.all(Post)[0]
        design = centre.project.get(*_design_key(centre, post))
        template = pinned_template(centre, design)
        wish = office_templates.Wish(name="Layanan kantor", filled=True)
        source = office_templates.source_of_post(centre.project, post, template)
        ident = office_templates.new_ident()
        _made, digest = office_templates.pin(centre, source, ident, wish)
        with centre.edit("Templat") as draft:
            office_templates.keep(draft, source, wish, ident, digest)
            draft.put(CAMPAIGN, *MESSAGES)
        made = packed(centre, tmp_path / "satu.narasi", templates=(ident, "ucapan"))
        assert made.kit
        seen = taken(region, Path(made.path))
    assert changes(seen)[f"template:{ident}"] == "new"
    assert changes(seen)["template:ucapan"] == "same"
    assert changes(seen)[f"kit:{centre.project.get(Office, 'office').kit}"] == "same"
    record = region.project.get(OfficeTemplate, ident)
    assert record.name == "Layanan kantor"
    again = narrative_compare.preview(region, narrative_file.read_pack(Path(made.path)))
    assert changes(again)[f"template:{ident}"] == "same"


def _design_key(session, post):
    from studio.domain.content import Design

    return Design, session.project.get(Post, post.id).design


def test_an_office_kit_is_kept_and_a_changed_one_laid_aside(centre, region, tmp_path, monkeypatch):
    """A kit of the centre's own becomes one of the region's office, in the folder of kits."""
    from studio.catalog.brand import list_kits
    from studio.domain.color import parse
    from studio.session.kits import KitOrder, new_kit

    order = KitOrder(
        id="pusat", name="Kit Pusat", short="Pusat", primary=parse("#204080"), accent=parse("#f0a030")
    )
    new_kit(order)
    with centre.edit("Kit") as draft:
        draft.put(msgspec.structs.replace(centre.project.get(Office, "office"), kit="pusat"))
    made = packed(centre, tmp_path / "satu.narasi")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nusa-data"))
    assert "pusat" not in list_kits()
    seen = taken(region, Path(made.path))
    assert changes(seen)["kit:pusat"] == "new"
    assert "pusat" in list_kits()
    assert region.project.get(NarrativePack, CAMPAIGN.id).kit == "pusat"


# files that mean harm


def pack_bytes(
    body: object, *, kind: str = "narasi", files: dict[str, bytes] | None = None, **head: object
) -> bytes:
    """A pack written by hand, with right hashes."""
    name = {"narasi": "narasi.json", "narasi-balik": "balik.json"}[kind]
    held = {name: json.dumps(body).encode(), **(files or {})}
    manifest = {
        "type": TYPES[kind], "format": FORMAT, "id": "k", "edition": 1, "issued": "2026-11-22",
        "sender": "Pusat",
        "files": [
            {"path": p, "bytes": len(d), "sha256": hashlib.sha256(d).hexdigest()} for p, d in held.items()
        ],
        **head,
    }  # fmt: skip
    return zipped({"manifest.json": json.dumps(manifest).encode(), **held})


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """Files as a ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


BODY = {"campaign": {"id": "k", "name": "Kampanye"}, "messages": [{"id": "a", "text": "Pesan"}]}


def changed(pack: bytes) -> bytes:
    """The pack with other words in it, packed anew: the container is sound, the hash is not."""
    with zipfile.ZipFile(io.BytesIO(pack)) as held:
        files = {name: held.read(name) for name in held.namelist()}
    return zipped({name: data.replace(b'"Pesan"', b'"Pasen"') for name, data in files.items()})


def broken(name: str) -> bytes:
    """One file that means harm."""
    good = pack_bytes(BODY)
    made = {
        "bukan-zip": b"bukan apa-apa",
        "crc": good.replace(b'"text": "Pesan"', b'"text": "Pasen"'),
        "sidik": changed(good),
        "keluar": pack_bytes(BODY, files={"../luar": b"x"}),
        "bom": zipped({"manifest.json": b"0" * 30_000_000}, zipfile.ZIP_DEFLATED),
        "kunci": pack_bytes({**BODY, "perintah": "hapus"}),
        "jenis": pack_bytes({**BODY, "messages": [{"id": "a", "text": 7}]}),
        "tanpa-nama": pack_bytes({"campaign": {"id": "k", "name": " "}}),
        "id": pack_bytes({"campaign": {"id": "../k", "name": "K"}}),
        "dua": pack_bytes({**BODY, "messages": [BODY["messages"][0]] * 2}),
        "lebih": pack_bytes(BODY, files={"kit/abc": b"x"}),
        "versi": pack_bytes(BODY, format=99),
        "kunci-manifes": pack_bytes(BODY, racun=True),
        "tanggal": pack_bytes(BODY, expires="besok"),
        "arsip": pack_bytes(BODY, files={f"kit/{hashlib.sha256(b'PK34').hexdigest()}": b"PK\3\4"}),
        "panjang": pack_bytes({**BODY, "messages": [{"id": "a", "text": "a" * 30_000}]}),
        "pecahan": pack_bytes({**BODY, "messages": [{"id": "a", "text": "x", "order": 1.5}]}),
        "dalam": pack_bytes({"campaign": json.loads("[" * 40 + "]" * 40)}),
        "teks": pack_bytes({**BODY, "messages": [{"id": "a", "text": "\ud800"}]}),
        "warna": pack_bytes({"campaign": {"id": "k", "name": "K", "color": "url(x)"}}),
        "kit-keluar": pack_bytes(
            {**BODY, "kit": {"id": "k", "name": "K", "sha256": "0" * 64,
                             "files": [{"name": "../x", "sha256": "0" * 64}]}}),
        "nama": pack_bytes({"campaign": {"id": "k", "name": "K" * 900}}),
        "kendali": pack_bytes({"campaign": {"id": "k", "name": "K\u0007"}}),
        "kosong": zipped({"mimetype": b"x"}),
    }  # fmt: skip
    return made[name]


HARMFUL = (
    "bukan-zip", "crc", "sidik", "keluar", "bom", "kunci", "jenis", "tanpa-nama", "id", "dua", "lebih",
    "versi", "kunci-manifes", "tanggal", "arsip", "panjang", "pecahan", "dalam", "teks", "warna",
    "kit-keluar", "kosong", "nama", "kendali",
)  # fmt: skip


@pytest.mark.parametrize("name", HARMFUL)
def test_a_file_that_means_harm_is_refused(name):
    """Each is refused with a sentence, before anything could be stored."""
    with pytest.raises(StudioError) as told:
        narrative_pack(broken(name))
    assert told.value.message.endswith((".", "!"))
    assert told.value.hint


def test_harm_is_refused_in_the_child_and_nothing_is_stored(region, tmp_path):
    """Through the whole road, with the child process: one sentence, and the project as it was."""
    before = region.project
    file = tmp_path / "jahat.narasi"
    file.write_bytes(broken("sidik"))
    with pytest.raises(StudioError, match="sidiknya tidak cocok"):
        taken(region, file)
    assert region.project == before


def test_a_good_pack_written_by_hand_is_read():
    """The rules above refuse harm, not packs."""
    facts, _data = narrative_pack(pack_bytes(BODY))
    assert facts["kind"] == "narasi"


# the command line


def test_the_commands(centre, region, tmp_path):
    """Export, show, import, return, import at the centre, each with --json."""
    pack, back = tmp_path / "satu.narasi", tmp_path / "nusa.narasi-balik"
    paths = {"centre": str(centre.path), "region": str(region.path)}
    centre.close()
    region.close()

    def run(*words: str) -> dict:
        told = CliRunner().invoke(root, ["narrative", *words, "--json"])
        assert told.exit_code == 0, told.output
        return json.loads(told.output)

    made = run("export", paths["centre"], CAMPAIGN.name, str(pack), "--expires", "2027-01-31")
    assert (made["edition"], made["messages"], made["signed"]) == (1, 2, False)
    assert run("show", str(pack))["content"]["campaign"]["name"] == CAMPAIGN.name
    assert run("import", paths["region"], str(pack), "--dry-run")["taken"] == 0
    assert run("import", paths["region"], str(pack))["taken"] == 4
    assert run("return", paths["region"], CAMPAIGN.name, str(back), "--as", "Kanwil Timur")["posts"] == 0
    assert run("import", paths["centre"], str(back))["region"] == "Kanwil Timur"
    told = CliRunner().invoke(root, ["narrative", "export", paths["centre"], "tidak ada", str(pack)])
    assert told.exit_code == 2
    assert "tidak ada" in told.output
