"""Backups: complete, verified, thinned out, and restored to a new file."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings

from studio import paths
from studio.domain.change import diff
from studio.errors import StudioError
from studio.store import audit, backup, blobs, history
from studio.store.check import check
from studio.store.project_file import ProjectFile
from tests.store.samples import AT, OFFICE, PROJECT, PROJECTS


@pytest.fixture
def path(tmp_path):
    """A closed project with media, history, a pinned kit, a version and an audit entry."""
    path = tmp_path / "kantor.humas"
    with ProjectFile.create(path, at=AT) as file:
        file.commit("Isi", diff(file.snapshot(), PROJECT), AT)
        file.add_blob(b"gambar" * 300_000, "image/png")
        file.pin("kit", "kota", "h", {"brand.toml": b"warna"})
        with file.writing() as connection:
            history.add_version(connection, "Satu", AT)
            audit.append(connection, b'{"event":"export"}')
    return path


def later(seconds):
    """A time stamp so many seconds after the first."""
    return (datetime(2026, 8, 17, tzinfo=UTC) + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_backup_and_restore_give_the_same_project(path, tmp_path):
    """Records, media, undo, pins, versions and audit chain come back and pass the full check."""
    made = backup.make(path, AT, tmp_path / "cadangan")
    restored = backup.restore(made, tmp_path / "pulih.humas")
    assert restored.lost == ()
    report = check(tmp_path / "pulih.humas")
    assert (report.ok, report.records, report.blobs) == (True, len(PROJECT), 2)
    with ProjectFile.open(path) as old, ProjectFile.open(tmp_path / "pulih.humas") as new:
        assert new.snapshot() == old.snapshot() == PROJECT
        assert new.id == old.id
        assert new.commands() == old.commands() == (("Isi",), ())
        assert new.pinned("kit", "kota", "h") == {"brand.toml": b"warna"}
        with new.reading() as connection:
            assert audit.entries(connection)[0][1] == '{"event":"export"}'
            assert [v.name for v in history.versions(connection)] == ["Satu"]
            assert all(
                len(blobs.get(connection, new.path, sha)) == size for sha, size, _ in blobs.listed(connection)
            )
        new.undo()
        assert len(new.snapshot()) == 0


def test_backup_goes_to_the_office_data_folder(path, tmp_path, monkeypatch):
    """Without another folder a backup stands under the office's data, by project id."""
    monkeypatch.setattr(paths, "office_data", lambda: tmp_path / "data")
    made = backup.make(path, AT)
    with ProjectFile.open(path) as file:
        assert made == tmp_path / "data" / "backups" / file.id / "20260817T030000Z-001.humas-cadangan"


def test_media_are_stored_once_for_all_backups(path, tmp_path):
    """A second backup, even within the same second, adds a small file and no media."""
    first = backup.make(path, AT, tmp_path / "c")
    media = sorted(first.parent.glob("blobs/*/*"))
    second = backup.make(path, AT, tmp_path / "c")
    assert first != second
    assert sorted(first.parent.glob("blobs/*/*")) == media
    assert len(media) == 2
    assert second.stat().st_size < 150_000
    assert backup.listed(first.parent) == [second, first]


def test_backup_of_a_project_somebody_edits(path, tmp_path):
    """A backup can be made while the project is open, and holds what was committed."""
    with ProjectFile.open(path) as file:
        file.commit("Lagi", diff(PROJECT, PROJECT.with_records(OFFICE).without(("post", "p1"))), AT)
        made = backup.make(path, AT, tmp_path / "c")
        assert not file.read_only
    backup.restore(made, tmp_path / "pulih.humas")
    with ProjectFile.open(tmp_path / "pulih.humas") as file:
        assert len(file.snapshot()) == 1


def test_restore_never_overwrites(path, tmp_path):
    """Restoring onto an existing file is refused and leaves it."""
    made = backup.make(path, AT, tmp_path / "c")
    before = path.read_bytes()
    with pytest.raises(StudioError) as caught:
        backup.restore(made, path)
    assert caught.value.code == "project/exists"
    assert path.read_bytes() == before


def test_lost_and_damaged_media_are_named_and_the_rest_is_restored(path, tmp_path):
    """A backup whose store lost one picture and damaged another restores the records and names both."""
    made = backup.make(path, AT, tmp_path / "c")
    gone, bad = sorted(made.parent.glob("blobs/*/*"))
    gone.unlink()
    bad.write_bytes(b"x" * bad.stat().st_size)
    restored = backup.restore(made, tmp_path / "pulih.humas")
    assert set(restored.lost) == {gone.name, bad.name}
    assert len(check(tmp_path / "pulih.humas").faults) == 2
    with ProjectFile.open(tmp_path / "pulih.humas") as file:
        assert file.snapshot() == PROJECT


def test_damaged_project_is_not_backed_up(path, tmp_path):
    """A backup of a project with a broken picture is refused, so that good backups are not replaced."""
    data = bytearray(path.read_bytes())
    data[data.rindex(b"gambargambar")] ^= 1
    path.write_bytes(data)
    with pytest.raises(StudioError) as caught:
        backup.make(path, AT, tmp_path / "c")
    assert caught.value.code == "project/blob-damaged"
    assert not list((tmp_path / "c").rglob("*.humas-cadangan"))


def test_backup_is_not_opened_as_a_project(path, tmp_path):
    """A backup lacks its media, so opening it asks to restore it first; nothing is left beside it."""
    made = backup.make(path, AT, tmp_path / "c")
    for read_only in (True, False):
        with pytest.raises(StudioError) as caught:
            ProjectFile.open(made, read_only=read_only)
        assert caught.value.code == "project/is-backup"
    assert check(made).ok
    assert backup.is_backup(made)
    assert not backup.is_backup(path)
    assert sorted(p.name for p in made.parent.iterdir()) == [made.name, "blobs"]


def test_a_foreign_file_cannot_choose_where_a_backup_goes(path, tmp_path):
    """A project id or blob hash that is a path stays inside the backup folder or is refused."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE meta SET value = '../../luar' WHERE key = 'project_id'")
    connection.commit()
    made = backup.make(path, AT, tmp_path / "x" / "c")
    assert made.parent.parent == tmp_path / "x" / "c"
    connection.execute("INSERT INTO blob VALUES ('../../jahat', 1, '', 1)")
    connection.execute("INSERT INTO chunk VALUES ('../../jahat', 0, x'00')")
    connection.commit()
    connection.close()
    for act in (
        lambda: backup.make(path, AT, tmp_path / "x" / "c"),
        lambda: backup.restore(path, tmp_path / "pulih.humas"),
    ):
        with pytest.raises(StudioError):
            act()
    assert not check(path).ok
    assert not list(tmp_path.rglob("jahat"))
    assert not (tmp_path / "pulih.humas").exists()
    with ProjectFile.open(path) as file, file.reading() as connection, pytest.raises(StudioError):
        blobs.export_to(connection, path, tmp_path / "kerja", ["../jahat"])


def test_restore_also_copies_a_plain_project(path, tmp_path):
    """A copy of a project file can be restored from as well, with its media inside."""
    assert backup.restore(path, tmp_path / "salin.humas").lost == ()
    assert check(tmp_path / "salin.humas").ok


def test_large_media_are_backed_up_and_restored_beside(tmp_path, monkeypatch):
    """Media that stand beside the project go to the store and come back beside the restored file."""
    monkeypatch.setattr(blobs, "INSIDE", 1000)
    path = tmp_path / "a.humas"
    with ProjectFile.create(path, at=AT) as file:
        sha = file.add_blob(b"v" * 5000, "video/mp4")
    made = backup.make(path, AT, tmp_path / "c")
    for source in (made, path):
        target = tmp_path / f"{source.stem}-pulih.humas"
        assert backup.restore(source, target).lost == ()
        assert (blobs.media_folder(target) / sha).read_bytes() == b"v" * 5000
        assert check(target).ok


def test_ladder_keeps_recent_daily_weekly_and_monthly(tmp_path):
    """Of two years of six-hourly backups 12 recent, 12 days, 10 weeks and 9 months stay."""
    names = [
        tmp_path / (later(-6 * 3600 * n).replace("-", "").replace(":", "") + "-001" + backup.SUFFIX)
        for n in range(2 * 365 * 4)
    ]
    stay = backup.kept(names)
    assert set(names[:12]) <= stay
    days = {path.name[:8] for path in stay}
    newest = names[0]
    assert newest in stay
    for back in range(12):
        assert (datetime(2026, 8, 17, tzinfo=UTC) - timedelta(days=back)).strftime("%Y%m%d") in days
    assert len({path.name[:6] for path in stay}) == 9
    assert 12 < len(stay) <= 12 + 12 + 10 + 9


def test_tidy_drops_what_the_ladder_leaves_out_and_its_media(tmp_path):
    """Of 14 backups within an hour 12 stay; media only a dropped backup had are gone."""
    path = tmp_path / "a.humas"
    root = tmp_path / "c"
    for n in range(14):
        if n:
            path.unlink()
        with ProjectFile.create(path, at=AT) as file:
            sha = file.add_blob(str(n).encode(), "")
        made = backup.make(path, later(60 * n), root)
        folder = root / "p"
        backup_to = folder / made.name
        folder.mkdir(exist_ok=True)
        made.replace(backup_to)
        (folder / "blobs" / sha[:2]).mkdir(parents=True, exist_ok=True)
        (made.parent / "blobs" / sha[:2] / sha).replace(folder / "blobs" / sha[:2] / sha)
    gone = backup.tidy(folder)
    # the newest of the day, week and month are among the 12 latest
    assert len(gone) == 2
    assert len(backup.listed(folder)) == 12
    assert len(list(folder.glob("blobs/*/*"))) == 12
    for left in backup.listed(folder):
        assert backup.restore(left, tmp_path / "r.humas").lost == ()
        (tmp_path / "r.humas").unlink()


def test_tidy_keeps_within_the_limit_but_never_drops_the_newest(path, tmp_path):
    """With a limit too small for anything, one backup is left: the newest."""
    made = [backup.make(path, later(60 * n), tmp_path / "c") for n in range(3)]
    assert backup.tidy(made[0].parent, limit=1) == [made[0], made[1]]
    assert backup.listed(made[0].parent) == [made[2]]
    assert backup.restore(made[2], tmp_path / "r.humas").lost == ()


@settings(max_examples=10, deadline=None)
@given(PROJECTS)
def test_any_project_survives_backup_and_restore(tmp_path_factory, project):
    """Whatever records a project holds, the restored one is equal."""
    folder: Path = tmp_path_factory.mktemp("b")
    with ProjectFile.create(folder / "a.humas", at=AT, project=project):
        pass
    backup.restore(backup.make(folder / "a.humas", AT, folder), folder / "r.humas")
    with ProjectFile.open(folder / "r.humas") as file:
        assert file.snapshot() == project
