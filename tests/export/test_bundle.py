"""Bundles: what is written, and that every change to one is found."""

import hashlib
import json
import shutil
import unicodedata
import zipfile
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from studio.cli.verify import command
from studio.domain.caption import AssembledCaption
from studio.errors import StudioError
from studio.export import bundle
from studio.export.bundle import file_entry, folder_files, write_bundle_zip, write_manifest
from studio.export.manifest import encode_manifest
from studio.export.verify import verify_bundle
from tests.export.conftest import build_bundle, manifest_json, manifest_of


@pytest.fixture
def folder(made_bundle: Path, tmp_path: Path) -> Path:
    """A bundle folder that may be changed."""
    return Path(shutil.copytree(made_bundle, tmp_path / "salinan"))


def codes(path: Path) -> set[str]:
    """Codes of the faults found."""
    return {fault.code for fault in verify_bundle(path).faults}


def packed(folder: Path) -> Path:
    """The folder as our ZIP."""
    target = folder.parent / "uji.bundel.zip"
    write_bundle_zip(folder, target)
    return target


def test_manifest_lists_every_file_with_its_hash(folder):
    """Each file but manifest and mimetype stands in the manifest once, with the hash hashlib gives."""
    read = manifest_json(folder)
    listed = read["files"] + [entry for post in read["posts"] for entry in post["files"]]
    on_disk = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert on_disk - {"manifest.json", "mimetype"} == {entry["path"] for entry in listed}
    for entry in listed:
        data = (folder / entry["path"]).read_bytes()
        assert (entry["bytes"], entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    picture = next(entry for entry in listed if entry["path"].endswith(".jpg"))
    assert picture["pixels"] == [54, 68]
    assert (picture["placement"], picture["quality"], picture["tries"]) == ("x/post", 88, 1)
    assert "quality" not in next(entry for entry in listed if entry["path"].endswith(".png"))


def test_manifest_is_canonical(folder):
    """The bytes are RFC 8785: sorted keys, no spaces, UTF-8 as it is, integers only."""
    data = (folder / "manifest.json").read_bytes()
    read = json.loads(data)
    again = json.dumps(read, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    assert data == again
    assert b"." not in b"".join(part for part in data.split(b'"')[::2])
    assert unicodedata.is_normalized("NFC", data.decode())


def test_manifest_texts_are_normalised(folder):
    """Decomposed letters in a title are written composed."""
    made = manifest_of([], AssembledCaption())
    odd = msgspec.structs.replace(made, studio="e\u0301")
    assert json.loads(encode_manifest(odd))["studio"] == "é"


def test_a_manifest_too_large_to_verify_is_refused():
    """More posts than a verifier would read are refused with advice."""
    made = manifest_of([], AssembledCaption(text="x" * 5_000))
    with pytest.raises(StudioError) as refused:
        encode_manifest(msgspec.structs.replace(made, posts=made.posts * 250))
    assert refused.value.code == "export/manifest-too-large"


def test_manifest_must_fit_the_folder(folder):
    """A file left out of the manifest is a fault of the program, found before anything is written."""
    before = (folder / "manifest.json").read_bytes()
    (folder / "lupa.txt").write_text("x")
    entries = [
        file_entry(folder, p)
        for p in folder_files(folder)
        if p not in {"manifest.json", "mimetype", "lupa.txt"}
    ]
    with pytest.raises(ValueError, match=r"lupa\.txt"):
        write_manifest(folder, manifest_of(entries, AssembledCaption()))
    assert (folder / "manifest.json").read_bytes() == before


def test_zip_is_deterministic_and_plain(folder, tmp_path):
    """Two builds give equal bytes; each entry is stored, dated 1980, mode 0644, sorted, mimetype first."""
    first = packed(folder).read_bytes()
    other = build_bundle(tmp_path / "lagi")
    write_bundle_zip(other, tmp_path / "lagi.zip")
    assert first == (tmp_path / "lagi.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "lagi.zip") as read:
        assert read.testzip() is None
        infos = read.infolist()
        assert infos[0].filename == "mimetype"
        assert read.read("mimetype") == b"application/vnd.studio-humas.bundle+zip"
        names = [info.filename.encode() for info in infos[1:]]
        assert names == sorted(names)
        for info in infos:
            assert info.compress_type == zipfile.ZIP_STORED
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert (info.external_attr >> 16, info.create_system) == (0o100644, 3)
            assert (info.flag_bits, info.extra, info.comment) == (0x800, b"", b"")
            assert (other / info.filename).read_bytes() == read.read(info)


def test_whole_bundles_verify_without_a_note(folder):
    """An unchanged folder and an unchanged ZIP, whatever its name, have no fault and no note."""
    archive = packed(folder)
    renamed = archive.rename(archive.with_name("IMG-20261124-WA0001.bin"))
    for path in (folder, renamed):
        result = verify_bundle(path)
        assert (result.ok, result.faults, result.notes) == (True, (), ())
        assert result.files == len(folder_files(folder)) - 2
        assert result.manifest_sha256 == hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()


@pytest.mark.parametrize("where", ["first", "middle", "last"])
def test_one_flipped_bit_in_any_file_is_found(folder, where):
    """A bit changed at the start, middle or end of any file fails, in the folder and in the ZIP."""
    for name in folder_files(folder):
        path = folder / name
        good = path.read_bytes()
        bad = bytearray(good)
        bad[{"first": 0, "middle": len(bad) // 2, "last": len(bad) - 1}[where]] ^= 0x04
        path.write_bytes(bad)
        assert not verify_bundle(folder).ok, name
        assert not verify_bundle(packed(folder)).ok, name
        path.write_bytes(good)
    assert verify_bundle(folder).ok


def test_every_byte_of_the_zip_is_content_or_container(folder):
    """No bit flip in the ZIP raises, and each that passes leaves every file's bytes as they were."""
    archive = packed(folder)
    good = archive.read_bytes()
    content = {name: (folder / name).read_bytes() for name in folder_files(folder)}
    for at in range(0, len(good), 23):
        bad = bytearray(good)
        bad[at] ^= 0x10
        archive.write_bytes(bad)
        if verify_bundle(archive).ok:
            with zipfile.ZipFile(archive) as read:
                assert {name: read.read(name) for name in content} == content, at


def test_swapped_missing_and_extra_files_are_named(folder):
    """Two files swapped, one gone, one added: each is a fault with its path."""
    png, jpg = sorted((folder / "media").iterdir(), key=lambda path: path.suffix)[1::-1]
    one, two = png.read_bytes(), jpg.read_bytes()
    png.write_bytes(two)
    jpg.write_bytes(one)
    (folder / "index.html").unlink()
    (folder / "media" / "baru.png").write_bytes(one)
    found = {(fault.code, fault.path) for fault in verify_bundle(folder).faults}
    assert ("bundle/missing", "index.html") in found
    assert ("bundle/extra", "media/baru.png") in found
    assert {f"media/{png.name}", f"media/{jpg.name}"} <= {path for _, path in found}


def rewritten(folder: Path, change) -> None:
    """The manifest after a change, written as plain JSON."""
    read = manifest_json(folder)
    change(read)
    (folder / "manifest.json").write_text(json.dumps(read, ensure_ascii=False), "utf-8")


def test_pixels_are_read_again(folder):
    """A manifest that lies about the size of a picture, or names none, is found though hashes agree."""

    def lie(read):
        read["posts"][0]["files"][-1]["pixels"] = [1, 2]

    def forget(read):
        del read["posts"][0]["files"][-1]["pixels"]

    for change in (lie, forget):
        rewritten(folder, change)
        assert codes(folder) == {"file/pixels"}


def test_a_text_that_calls_itself_a_picture_is_found(folder):
    """A file whose media type is a picture's must open as one."""
    target = next((folder / "media").glob("*.png"))
    target.write_bytes(b"bukan gambar")

    def adapt(read):
        for entry in read["posts"][0]["files"]:
            if entry["path"] == f"media/{target.name}":
                entry["bytes"] = 12
                entry["sha256"] = hashlib.sha256(b"bukan gambar").hexdigest()

    rewritten(folder, adapt)
    assert codes(folder) == {"file/not-media"}


BAD_MANIFESTS = {
    "manifest/json": b"{",
    "manifest/type": b'{"format":1,"type":"lain"}',
    "manifest/format": b'{"format":9,"type":"application/vnd.studio-humas.bundle+json"}',
    "manifest/shape": b'{"format":1,"type":"application/vnd.studio-humas.bundle+json"}',
    "manifest/duplicate-key": b'{"type":"a","type":"a"}',
    "manifest/depth": b'{"a":' * 21 + b"1" + b"}" * 21,
    "manifest/number": b'{"a":1.5}',
    "manifest/too-large": b'{"a":"' + b"x" * (1 << 20) + b'"}',
    "manifest/text": b'{"a":"\\ud800"}',
}


@pytest.mark.parametrize("code", BAD_MANIFESTS)
def test_manifest_rules(folder, code):
    """Each rule of the manifest's JSON has a code of its own."""
    (folder / "manifest.json").write_bytes(BAD_MANIFESTS[code])
    assert codes(folder) == {code}


@pytest.mark.parametrize(
    "text", ['{"a":NaN}', '{"a":9007199254740993}', '{"a":1e3}', "[1]", '{"a":"e\u0301"}', "\ufeff{}"]
)
def test_manifest_refuses_other_json(folder, text):
    """NaN, integers over 53 bits, exponents, lists, decomposed letters and a byte order mark are refused."""
    (folder / "manifest.json").write_text(text, "utf-8")
    found = codes(folder)
    assert len(found) == 1
    assert found <= {"manifest/json", "manifest/number", "manifest/text"}


def test_deep_nesting_does_not_overflow(folder):
    """A hundred thousand open brackets are a fault, not a crash."""
    (folder / "manifest.json").write_bytes(b"[" * 100_000)
    assert codes(folder) == {"manifest/depth"}


def test_manifest_may_not_list_itself_or_a_file_twice(folder):
    """Entries for the manifest, doubled entries and unsafe paths are faults."""
    names = {"manifest.json", "media/../x", "C:/x", "media/a\u202eb"}

    def worsen(read):
        first = read["files"][0]
        read["files"] += [{**first, "path": name} for name in sorted(names)] + [first]

    rewritten(folder, worsen)
    found = [fault.path for fault in verify_bundle(folder).faults if fault.code == "manifest/entry"]
    assert {*names, "index.html"} == set(found)


def test_no_manifest_and_not_a_zip_are_faults(folder, tmp_path):
    """A folder without a manifest, a text and an empty file are no bundle; a missing path is an error."""
    (folder / "manifest.json").unlink()
    assert codes(folder) == {"bundle/no-manifest"}
    for content in (b"", b"halo", b"PK\5\6" + bytes(10)):
        (tmp_path / "x").write_bytes(content)
        assert codes(tmp_path / "x") == {"zip/not-a-zip"}
    with pytest.raises(StudioError) as refused:
        verify_bundle(tmp_path / "tidak-ada")
    assert refused.value.code == "verify/not-found"


def test_links_in_a_folder_are_refused(folder):
    """A symbolic link is never followed."""
    (folder / "media" / "tautan.png").symlink_to("/etc/hostname")
    assert codes(folder) == {"bundle/link"}


def test_writing_is_whole_or_not_at_all(folder, tmp_path, monkeypatch):
    """When packing fails half way the old ZIP stays and no draft is left."""
    target = tmp_path / "uji.bundel.zip"
    target.write_bytes(b"lama")
    real, calls = shutil.copyfileobj, []

    def fail(*args):
        calls.append(args)
        if len(calls) > 3:
            raise OSError(28, "No space left on device")
        return real(*args)

    monkeypatch.setattr(bundle.shutil, "copyfileobj", fail)
    with pytest.raises(StudioError):
        write_bundle_zip(folder, target)
    assert target.read_bytes() == b"lama"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_command_prints_the_verdict(folder):
    """`verify` exits 0 and 1 and prints `ok` and `faults`; the text form names file and reason."""
    good = CliRunner().invoke(command, [str(folder), "--json"])
    assert (good.exit_code, json.loads(good.output)["ok"], json.loads(good.output)["faults"]) == (0, True, [])
    (folder / "index.html").write_bytes(b"<!doctype html><title>e</title>")
    bad = CliRunner().invoke(command, [str(folder), "--json"])
    read = json.loads(bad.output)
    assert (bad.exit_code, read["ok"]) == (1, False)
    assert read["faults"][0]["path"] == "index.html"
    assert set(read["faults"][0]) == {"code", "path", "message"}
    words = CliRunner().invoke(command, [str(folder)])
    assert "index.html" in words.output
    assert "TIDAK utuh" in words.output
