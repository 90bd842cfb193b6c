"""What people and programs read of a report."""

import json
from dataclasses import replace as changed

from msgspec.structs import replace

from studio.checks.reporters.json_report import as_json
from studio.checks.reporters.text import as_text, summary
from studio.checks.runner import run
from studio.domain.content import Caption
from tests.checks.samples import FACTS, POST, WRONG, good, with_facts

KEYS = {"id", "code", "severity", "status", "where", "message", "hint", "values", "fix"}
PLACE = {"page", "node", "slot", "placement", "platform", "field", "asset", "span", "box"}


def test_json_has_the_keys_of_the_contract() -> None:
    """Every key stands in every finding, also where it is empty."""
    shown = json.loads(
        json.dumps(as_json(run(WRONG["contrast/text"](), skip=["qr/module"])), allow_nan=False)
    )
    assert set(shown) == {"findings", "skipped", "counts"}
    (found,) = shown["findings"]
    assert set(found) == KEYS
    assert set(found["where"]) == PLACE
    assert found["where"]["box"] == [100, 100, 600, 80]
    assert found["where"]["page"] == 0
    assert found["values"] == {"ratio": 2.86, "needed": 3.0, "color": "ink"}
    assert shown["skipped"] == [{"id": "qr/module", "reason": "Diminta dilewati."}]
    assert shown["counts"] == {"blocker": 0, "warning": 1, "advice": 0, "error": 0}


def test_blockers_come_first_in_text() -> None:
    """Groups stand from the worst to the mildest, with their numbers and a last line of counts."""
    facts = replace(FACTS, overflow=("headline",), dropped=("deck",), colors=("#123456",))
    lines = as_text(run(good(facts=(facts,)))).splitlines()
    heads = [line for line in lines if line and not line.startswith(" ")]
    assert heads == [
        "Menghalangi (1)",
        "Peringatan (1)",
        "Saran (1)",
        "1 menghalangi, 1 peringatan, 1 saran.",
    ]
    assert lines[1] == (
        "  • “Judul” tidak muat di X – Kiriman 16:9. Pendekkan isinya, atau pindahkan sebagian ke takarir."
    )
    assert lines[2] == "    [text/overflow · x/post · halaman 1 · headline]"


def test_the_same_case_elsewhere_is_said_once() -> None:
    """One part at three placements is one line that names them all; the counts stay those of the findings."""
    places = ("instagram/feed-portrait", "instagram/story", "x/post")
    facts = tuple(replace(FACTS, placement=place, dropped=("deck",)) for place in places)
    report = run(good(facts=facts))
    text = as_text(report)
    assert text.count("•") == 1
    assert "(Dan 2 lagi seperti ini.)" in text
    assert (
        "[layout/dropped-slot · instagram/feed-portrait, instagram/story, x/post · halaman 1 · deck]" in text
    )
    assert summary(report) == "0 menghalangi, 0 peringatan, 3 saran."


def test_captions_are_never_joined() -> None:
    """Two platforms with a caption too long are two lines, since each number differs."""
    idents = ("x/post", "bluesky/post")
    post = replace(POST, placements=idents, caption=Caption(text="a" * 400), captions={})
    text = as_text(run(good(post=post)))
    assert "Takarir X lebih 120 dari 280" in text
    assert "Takarir Bluesky lebih 100 dari 300" in text


def test_nothing_found_is_said() -> None:
    """A clean report says so in both languages."""
    assert as_text(run(good())) == "Tidak ada temuan.\n0 menghalangi, 0 peringatan, 0 saran."
    assert as_text(run(good()), "en").startswith("Nothing found.\n0 blockers")


def test_skipped_checks_are_listed() -> None:
    """What did not run is named with the reason, and counted."""
    text = as_text(run(changed(good(), today="")))
    assert "Dilewati (3)\n  figure/expired: Tanggal hari ini tidak diketahui.\n  narrative/" in text
    assert text.endswith("0 saran. 3 dilewati.")


def test_text_without_a_slot_goes_by_its_words() -> None:
    """A text that fills no slot is called by what it says, not by its node."""
    number = replace(FACTS.texts[0], node="step-number#1", slot="", lines=("1",), contrast=2.0)
    (found,) = run(with_facts(texts=(number,))).findings
    assert found.message.startswith("Kontras “1” di X")
    long = replace(number, lines=("Kantor Imigrasi Kelas Dua", "Tanjung Sekar, pintu timur"))
    (found,) = run(with_facts(texts=(long,))).findings
    assert found.message.startswith("Kontras “Kantor Imigrasi Kelas Dua Tanjung Sekar…”")
