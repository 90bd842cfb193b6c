"""Calendars and tables from outside: hostile ones are refused with the limit named, none runs."""

import io
import json
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from studio.errors import StudioError
from studio.intake.calendar_events import calendar_events, check_shape
from studio.intake.child import run_job
from studio.intake.limits import LIMITS
from studio.intake.table_rows import table_rows

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//\r\n"
SPAN = ("2026-01-01", "2026-12-31")


def calendar(*events: str) -> bytes:
    body = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"{HEAD}{body}END:VCALENDAR\r\n".encode()


def read(data: bytes, span=SPAN):
    facts, out = calendar_events(data, *span)
    return facts["notes"], json.loads(out)


def test_a_rule_without_end_is_bounded_by_the_span():
    """A daily event gives the span's days alone, and a thousand at most, with a note."""
    data = calendar("UID:a\r\nDTSTART:20200101T090000\r\nRRULE:FREQ=DAILY\r\nSUMMARY:x")
    notes, events = read(data, ("2026-01-01", "2026-01-31"))
    assert [events[0]["date"], events[-1]["date"], len(events), notes] == ["2026-01-01", "2026-01-31", 31, []]
    assert events[0]["uid"] == "a/2026-01-01"
    notes, events = read(data, ("2026-01-01", "2036-12-31"))
    assert len(events) == LIMITS.calendar.instances
    assert "1000" in notes[0]


@pytest.mark.parametrize("freq", ["SECONDLY", "MINUTELY", "HOURLY"])
def test_what_repeats_within_a_day_is_not_expanded(freq):
    """Such an event counts once, and that is said."""
    notes, events = read(calendar(f"UID:a\r\nDTSTART:20260101T090000\r\nRRULE:FREQ={freq}\r\nSUMMARY:x"))
    assert len(events) == 1
    assert "satu hari" in notes[0]


def test_exceptions_and_moved_instances_are_kept():
    """An excluded day is gone; an instance that was moved has its own time and words, under a stable UID."""
    weekly = (
        "UID:a\r\nDTSTART;TZID=Asia/Jakarta:20261201T100000\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\n"
        "EXDATE;TZID=Asia/Jakarta:20261208T100000\r\nSUMMARY:Rubrik"
    )
    moved = (
        "UID:a\r\nRECURRENCE-ID;TZID=Asia/Jakarta:20261215T100000\r\n"
        "DTSTART;TZID=Asia/Jakarta:20261216T130000\r\nSUMMARY:Rubrik geser"
    )
    _, events = read(calendar(weekly, moved))
    assert [(e["uid"], e["date"], e["time"], e["title"], e["zone"]) for e in events] == [
        ("a/2026-12-01", "2026-12-01", "10:00", "Rubrik", "Asia/Jakarta"),
        ("a/2026-12-15", "2026-12-16", "13:00", "Rubrik geser", "Asia/Jakarta"),
        ("a/2026-12-22", "2026-12-22", "10:00", "Rubrik", "Asia/Jakarta"),
    ]


def test_attachments_and_alarms_are_left_and_counted(tmp_path: Path):
    """No file that an event names is opened; what is left out is told."""
    bait = tmp_path / "rahasia.txt"
    bait.write_text("RAHASIA", "utf-8")
    alarm = "BEGIN:VALARM\r\nACTION:AUDIO\r\nTRIGGER:-PT5M\r\nEND:VALARM"
    notes, events = read(
        calendar(f"UID:a\r\nDTSTART:20260101\r\nATTACH:file://{bait}\r\nSUMMARY:x\r\n{alarm}")
    )
    assert "RAHASIA" not in json.dumps([notes, events])
    assert [note.split(": ")[1] for note in notes] == ["lampiran (1).", "pengingat (1)."]


def test_an_event_without_a_day_is_bad():
    """It is listed with its reason, and the others are read."""
    _, events = read(
        calendar(
            "UID:a\r\nSUMMARY:x",
            "UID:b\r\nDTSTART;VALUE=DATE:20260102\r\nEXDATE:kemarin\r\nSUMMARY:y",
            "UID:c\r\nDTSTART:besok\r\nRECURRENCE-ID:lusa\r\nSUMMARY:z",
        )
    )
    assert [("bad" in e, e["title"]) for e in events] == [(True, "x"), (False, "y"), (True, "z")]


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"halo", "bukan kalender"),
        (calendar("SUMMARY:" + "x" * (LIMITS.calendar.line + 1)), "64 KB"),
        (calendar("SUMMARY:x" + "\r\n yyyyyyyyyy" * 7000), "64 KB"),
        ((HEAD + "BEGIN:A\r\n" * 6).encode(), "5 tingkat"),
        ((HEAD + "BEGIN:A\r\nEND:A\r\n" * 5000).encode(), "5000 bagian"),
        (b"BEGIN:VCALENDAR\r\n\x00", "bukan tulisan"),
    ],
)
def test_shapes_beyond_the_limits_are_refused(data, named):
    """Each limit is named before any library sees the file."""
    with pytest.raises(StudioError, match=named):
        check_shape(data)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=1",
        "FREQ=YEARLY;INTERVAL=99999999",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=NEVER",
    ],
)
def test_rules_that_never_come_take_no_time(rule):
    """An impossible rule is left aside at once; its event counts once or not at all."""
    data = calendar(f"UID:a\r\nDTSTART:19000101T000000\r\nRRULE:{rule}\r\nSUMMARY:x")
    begun = time.monotonic()
    answer = run_job("calendar:2026-01-01:2026-12-31", data, wall=LIMITS.calendar.wall)
    assert len(json.loads(answer.data)) <= 1
    assert time.monotonic() - begun < 2


def test_a_table_is_read_in_any_usual_coat():
    """Semicolons, tabs, `sep=`, UTF-16, BOM, quoted line ends: the same cells, each with its line."""
    for text, encoding in (
        ('a;b\r\n1;"x\ny"\r\n\r\n2;z\r\n', "utf-8-sig"),
        ('a\tb\n1\t"x\ny"\n\n2\tz\n', "utf-16"),
        ('sep=|\na|b\n1|"x\ny"\n\n2|z\n', "utf-8"),
    ):
        facts, out = table_rows(text.encode(encoding))
        first = 2 if text.startswith("sep") else 1
        assert facts["form"] == "csv"
        assert json.loads(out) == [
            [first, ["a", "b"]], [first + 1, ["1", "x\ny"]], [first + 4, ["2", "z"]]
        ]  # fmt: skip


def test_cells_of_a_workbook_become_what_people_type():
    """Days, times, numbers and truth are text; a formula gives its kept value or nothing, and never runs."""
    import datetime as dt

    book = openpyxl.Workbook()
    book.active.append(
        [dt.date(2026, 12, 1), dt.datetime.fromisoformat("2026-12-01T09:30"), dt.time(9, 5), 3, 2.5, True]
    )
    book.active.append(["=1+1", "'kutip", "_x0041_"])
    out = io.BytesIO()
    book.save(out)
    facts, rows = table_rows(out.getvalue())
    assert json.loads(rows)[0] == [1, ["2026-12-01", "2026-12-01 09:30", "09:05", "3", "2,5", "ya"]]
    assert json.loads(rows)[1][1][:2] == ["", "'kutip"]
    assert facts == {"form": "xlsx", "sheet": "Sheet", "sheets": 1}


def workbook(**parts: str) -> bytes:
    """A workbook of one cell with parts replaced."""
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    plain = io.BytesIO()
    book.save(plain)
    out = io.BytesIO()
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, parts.get(name, source.read(name)))
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
XXE = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    '<c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>'
)
FAR = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    "</sheetData></worksheet>"
)


@pytest.mark.parametrize(
    "data",
    [
        workbook(**{SHEET: XXE}),
        workbook(**{SHEET: FAR}),
        b"PK\x03\x04 potong",
        b"a,b\n" + b"x," * 300 + b"\n",
        b"a\n" + b"x" * (LIMITS.table.cell + 1),
        b"a,b\n\x00\x01",
        b'a,b\n"x' + b"y" * 200_000,
        b"a\n" + b"1\n" * (LIMITS.table.rows + 1),
    ],
    ids=["xxe", "far", "cut", "columns", "cell", "control", "quote", "rows"],
)
def test_hostile_tables_are_refused(data):
    """Entities, a cell at the far end, half a file, too wide, too long, binary: each ends with a sentence."""
    begun = time.monotonic()
    with pytest.raises(StudioError):
        run_job("table", data)
    assert time.monotonic() - begun < LIMITS.worker.wall + 2


def test_a_bomb_is_refused_before_it_unfolds():
    """A workbook of 300 MB of blanks is refused by the ratio, in the child."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target, target.open(SHEET, "w") as part:
        for _ in range(300):
            part.write(b" " * 1_000_000)
    with pytest.raises(StudioError, match="mekar"):
        run_job("table", out.getvalue())
