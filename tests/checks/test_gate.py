"""The gate: what is asked, which answers hold, what an edit voids, and that it believes no stored status."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.catalog.profiles import load_items, load_profiles
from studio.checks.gate import Gate, Row, gate, voided
from studio.checks.runner import run
from studio.checks.subject import Subject
from studio.domain.content import (
    Account,
    Asset,
    Caption,
    DesignPage,
    Figure,
    Office,
    Person,
    Picture,
    Post,
    RichText,
    Run,
)
from studio.domain.ethics import Asked, Basis, Item, OfficeItem, Profile, Situation, Tuned
from studio.domain.project import Key
from studio.domain.record import Record
from studio.domain.review import Answer, ReviewState
from studio.seal.attest import parts, parts_of
from tests.checks.samples import ASSET, PAGE, POST, good, text, with_records

PLAIN = Profile(id="uji", name={"id": "Uji", "en": "Test"})
PEOPLE = (
    Person(id="isi", name="Nurhayati Lubis", roles=("filler",)),
    Person(id="sunting", name="Rani Lestari", roles=("editor",)),
    Person(id="periksa", name="Made Suardana", roles=("verifier",)),
    Person(id="setuju", name="Agustina Waromi", roles=("approver",)),
)
BASIS = (Basis(rule="Aturan uji", demand={"id": "Uji.", "en": "Test."}, as_of="2026-11-21", confidence="H"),)
BINDS = ("whole", "texts", "media", "captions", "caption", "picture", "figure", "situation")
R = TypeVar("R", bound=Record)
LONG = "Sudah dicek bersama kepala seksi."


def item(ident: str, **changes: object) -> Item:
    """A question that is always asked and an editor answers."""
    words = {"id": f"Uji {ident}?", "en": f"Test {ident}?"}
    given = {
        "id": ident, "group": "legal", "question": words, "basis": BASIS, "severity": "blocker",
        "attests": ("ED",), "asked": Asked(always=True), "binds": "whole", "means": "person",
        "why": words, "do": words, "right": words, "wrong": words,
    }  # fmt: skip
    return Item(**{**given, **changes})  # type: ignore[arg-type] # the values of a question


def judged(subject: Subject, *items: Item, profile: Profile = PLAIN, altered: tuple[Key, ...] = ()) -> Gate:
    """The gate of a subject for these questions alone."""
    return gate(subject, run(subject), {one.id: one for one in items}, profile, altered)


def said(subject: Subject, row: Row, **changes: object) -> Answer:
    """The editor's yes to a row as it is now."""
    given = {
        "id": f"j-{row.item}-{row.about}", "post": subject.post.id, "item": row.item, "about": row.about,
        "answer": "yes", "reason": LONG, "person": "sunting", "role": "editor",
        "at": "2026-11-21T02:00:00Z", "attests": row.attests,
    }  # fmt: skip
    return Answer(**{**given, **changes})  # type: ignore[arg-type] # the values of an answer


def base(**changes: object) -> Subject:
    """The sound post with people who may answer."""
    return with_records(*PEOPLE, **changes)


def with_answers(subject: Subject, *answers: Answer) -> Subject:
    """The post with these answers stored."""
    return good(project=subject.project.with_records(*answers), post=subject.post)


def row_of(found: Gate, ident: str) -> Row:
    """The only row of an item."""
    (row,) = (one for one in found.rows if one.item == ident)
    return row


def test_an_unanswered_blocker_closes_the_gate() -> None:
    """A question nobody answered blocks; answered by who may, it no longer does."""
    subject, question = base(), item("L1")
    before = judged(subject, question)
    assert before.blocked
    after = judged(with_answers(subject, said(subject, row_of(before, "L1"))), question)
    assert not after.blocked
    assert row_of(after, "L1").state == "answered"


@pytest.mark.parametrize(
    ("changes", "fell"),
    [
        ({"person": "isi", "role": "filler"}, "person"),
        ({"person": "tidak-ada"}, "person"),
        ({"role": "approver"}, "person"),
        ({"attests": "0" * 64}, "changed"),
        ({"attests": ""}, "changed"),
        ({"answer": "no"}, "no"),
        ({"answer": "not-applicable", "reason": "tidak"}, "short"),
        ({"answer": "waived"}, "person"),
        ({"answer": "waived", "person": "setuju", "role": "approver", "reason": "ya"}, "short"),
    ],
)
def test_an_answer_that_lacks_something_does_not_hold(changes: dict[str, object], fell: str) -> None:
    """Somebody else's role, other content, a no, too few words: the post stays blocked, and why is said."""
    subject, question = base(), item("L1")
    row = row_of(judged(subject, question), "L1")
    found = judged(with_answers(subject, said(subject, row, **changes)), question)
    assert found.blocked
    assert row_of(found, "L1").fell == fell


def test_a_decider_waives_with_a_reason() -> None:
    """The approver's waiver opens what blocks."""
    subject, question = base(), item("L1")
    row = row_of(judged(subject, question), "L1")
    waiver = said(subject, row, answer="waived", person="setuju", role="approver")
    assert row_of(judged(with_answers(subject, waiver), question), "L1").state == "waived"


def test_a_warning_needs_ten_typed_characters() -> None:
    """A bare yes to a warning is no answer; ten characters are."""
    subject, question = base(), item("P6", severity="warning")
    row = row_of(judged(subject, question), "P6")
    for reason, state in (("        ya       ", "void"), ("sudah saya", "answered")):
        answered = with_answers(subject, said(subject, row, reason=reason))
        assert row_of(judged(answered, question), "P6").state == state


def test_evidence_that_is_needed_is_asked_for() -> None:
    """A yes without the proof that the question needs does not count."""
    subject, question = base(), item("P2", evidence_needed=True)
    row = row_of(judged(subject, question), "P2")
    assert row_of(judged(with_answers(subject, said(subject, row)), question), "P2").fell == "evidence"
    proven = said(subject, row, evidence="Formulir 12/2026")
    assert row_of(judged(with_answers(subject, proven), question), "P2").state == "answered"


def test_what_blocks_by_itself_is_waived_or_mended_never_answered() -> None:
    """An automatic blocker takes no yes from an editor."""
    subject = with_records(*PEOPLE, replace(ASSET, licence=""))
    row = next(r for r in judged(subject).rows if r.item == "picture/no-licence")
    blocker = replace(row.findings[0], severity="blocker")
    report = replace(run(subject), findings=(blocker,))
    yes = said(subject, row)
    found = gate(with_answers(subject, yes), report, {}, PLAIN)
    assert found.blocked
    waiver = said(subject, row, answer="waived", person="setuju", role="approver")
    assert not gate(with_answers(subject, waiver), report, {}, PLAIN).blocked


# what an edit voids


def _caption(subject: Subject) -> tuple[Subject, set[str]]:
    post = replace(subject.post, caption=Caption(text="Datang hari Sabtu."), captions=subject.post.captions)
    return _with(subject, post), {
        "whole",
        "texts",
        "captions",
        "caption:common",
        "caption:youtube",
        "situation",
    }


def _own_caption(subject: Subject) -> tuple[Subject, set[str]]:
    own = replace(subject.post.captions["youtube"], text="Video untuk lansia.")
    post = replace(subject.post, captions={"youtube": own})
    return _with(subject, post), {"whole", "texts", "captions", "caption:youtube", "situation"}


def _headline(subject: Subject) -> tuple[Subject, set[str]]:
    page = _now(subject, DesignPage, "hal-1")
    page = replace(page, slots={**page.slots, "headline": text("Lansia dilayani lebih dulu")})
    return _with(subject, page), {"whole", "texts", "media", "situation"}


def _picture(subject: Subject) -> tuple[Subject, set[str]]:
    return _with(subject, replace(_now(subject, Asset, "foto-1"), sha256="cd" * 32)), {
        "whole",
        "media",
        "picture:foto-1",
        "situation",
    }


def _crop(subject: Subject) -> tuple[Subject, set[str]]:
    page = _now(subject, DesignPage, "hal-1")
    page = replace(page, slots={**page.slots, "photo": Picture(asset="foto-1", focal=(0.1, 0.9))})
    return _with(subject, page), {"whole", "media", "picture:foto-1", "situation"}


def _figure(subject: Subject) -> tuple[Subject, set[str]]:
    changed = {"whole", "texts", "media", "figure:paspor-2026", "situation"}
    return _with(subject, replace(_now(subject, Figure, "paspor-2026"), value="99")), changed


def _alt(subject: Subject) -> tuple[Subject, set[str]]:
    words = "Seorang bapak menandatangani formulir di loket prioritas."
    changed = replace(_now(subject, Asset, "foto-1"), alt=words)
    return _with(subject, changed), {"whole", "texts", "situation"}


def _consent(subject: Subject) -> tuple[Subject, set[str]]:
    picture, figure = _now(subject, Asset, "foto-1"), _now(subject, Figure, "paspor-2026")
    return _with(
        subject, replace(picture, consent="Formulir 3"), replace(figure, expires="2027-05-01")
    ), set()


def _status(subject: Subject) -> tuple[Subject, set[str]]:
    return _with(subject, replace(subject.post, status="approved", note="Catatan", pillar="p")), set()


def _crisis(subject: Subject) -> tuple[Subject, set[str]]:
    return _with(subject, Situation(id="k1", mode="crisis", start="2026-11-01")), {"situation"}


EDITS: dict[str, Callable[[Subject], tuple[Subject, set[str]]]] = {
    "caption": _caption, "own-caption": _own_caption, "headline": _headline, "picture": _picture,
    "crop": _crop, "figure": _figure, "alt": _alt, "consent": _consent, "status": _status, "crisis": _crisis,
}  # fmt: skip
"""Edits with the parts that each touches."""


def _now(subject: Subject, kind: type[R], ident: str) -> R:
    return subject.project.get(kind, ident)


def _with(subject: Subject, *records: Post | DesignPage | Asset | Figure | Situation) -> Subject:
    project = subject.project.with_records(*records)
    return good(project=project, post=project.get(Post, subject.post.id))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=4, unique=True))
def test_an_edit_voids_exactly_what_it_touches(names: list[str]) -> None:
    """With every part answered, the answers that fall are those of the touched parts, and no other."""
    items = {f"L{n}": item(f"L{n}", binds=binds) for n, binds in enumerate(BINDS, 1)}
    subject = base()
    open_gate = judged(subject, *items.values())
    answered = with_answers(subject, *(said(subject, r) for r in open_gate.rows if r.question))
    before = judged(answered, *items.values())
    assert {r.state for r in before.rows if r.question} == {"answered"}
    touched: set[str] = set()
    edited = answered
    for name in names:
        edited, parts_touched = EDITS[name](edited)
        touched |= parts_touched
    if {"caption", "own-caption"} <= set(names):
        touched.add("caption:youtube")
    after = judged(edited, *items.values())
    assert {row.about for row in voided(before, after)} == touched
    assert {row.fell for row in voided(before, after)} <= {"changed"}


def test_taking_an_edit_back_brings_the_answer_back() -> None:
    """The answer is bound to the content, not to the moment: the old words make it hold again."""
    subject, question = base(), item("L1", binds="texts")
    answered = with_answers(subject, said(subject, row_of(judged(subject, question), "L1")))
    edited, _ = _caption(answered)
    assert row_of(judged(edited, question), "L1").state == "void"
    back = _with(edited, POST)
    assert row_of(judged(back, question), "L1").state == "answered"


def test_every_picture_is_asked_about_by_itself() -> None:
    """Two pictures are two questions; an answer to one says nothing of the other."""
    other = replace(ASSET, id="foto-2", sha256="ef" * 32)
    page = replace(PAGE, slots={**PAGE.slots, "deck": Picture(asset="foto-2")})
    subject, question = with_records(*PEOPLE, other, page), item("P2", binds="picture")
    rows = [row for row in judged(subject, question).rows if row.question]
    assert {row.about for row in rows} == {"picture:foto-1", "picture:foto-2"}
    after = judged(with_answers(subject, said(subject, rows[0])), question)
    assert [row.state for row in after.rows if row.question] == ["open", "answered"]


def test_an_answer_about_the_accounts_serves_every_post_for_a_month() -> None:
    """Two-step sign-in is not looked at anew for each post; after a month, or with other accounts, it is."""
    question = item("S2", binds="accounts", severity="warning")
    office = Office(id="office", institution="I", unit="U", accounts={"x": Account(handle="kantor")})
    subject = with_records(*PEOPLE, office)
    row = row_of(judged(subject, question), "S2")
    for at, state in (("2026-10-22T01:00:00Z", "answered"), ("2026-10-20T01:00:00Z", "open")):
        other = said(subject, row, post="konten-lain", at=at)
        assert row_of(judged(with_answers(subject, other), question), "S2").state == state
    other = said(subject, row, post="konten-lain")
    moved = replace(office, accounts={"x": Account(handle="kantor.baru")})
    changed = with_answers(good(project=subject.project.with_records(moved)), other)
    assert row_of(judged(changed, question), "S2").state == "void"
    texts = said(subject, row_of(judged(subject, item("L1", binds="texts")), "L1"), post="konten-lain")
    assert row_of(judged(with_answers(subject, texts), item("L1", binds="texts")), "L1").state == "open"


def test_no_stored_status_or_decision_opens_the_gate() -> None:
    """An approved status and a decision of the approver leave an open blocker open."""
    approved = replace(POST, status="approved")
    review = ReviewState(id="r", post=POST.id, decision="approve", parts={}, person="setuju")
    subject = with_records(*PEOPLE, approved, review, post=approved)
    assert judged(subject, item("L1")).blocked


def test_an_answer_the_log_does_not_know_does_not_hold() -> None:
    """A row altered outside the studio is not believed, whatever it says."""
    subject, question = base(), item("L1")
    answer = said(subject, row_of(judged(subject, question), "L1"))
    found = judged(with_answers(subject, answer), question, altered=(("answer", answer.id),))
    assert found.blocked
    assert row_of(found, "L1").fell == "unrecorded"


# what is asked


def test_the_office_switches_off_only_with_a_reason_that_is_told() -> None:
    """Without a reason the question stays; with one it is gone and the reason stands in the gate."""
    question = item("L1")
    silent = judged(with_records(*PEOPLE, OfficeItem(id="L1", off=True, reason=" ")), question)
    assert silent.blocked
    told = judged(with_records(*PEOPLE, OfficeItem(id="L1", off=True, reason="Kewenangan pusat")), question)
    assert not told.blocked
    assert told.off == (("L1", "Kewenangan pusat"),)


def test_a_switch_written_into_the_file_from_outside_is_not_followed() -> None:
    """An altered change of the office leaves the question on, and blocks by itself."""
    subject = with_records(*PEOPLE, OfficeItem(id="L1", off=True, reason="Kewenangan pusat"))
    found = judged(subject, item("L1"), altered=(("office-item", "L1"),))
    assert {row.item for row in found.left("blocker")} == {"L1", "gate/altered"}


def test_severity_may_only_rise() -> None:
    """The office makes a warning block, but no blocker an advice."""
    tightened = with_records(*PEOPLE, OfficeItem(id="P6", severity="blocker", reason="Pernah terjadi"))
    assert judged(tightened, item("P6", severity="warning")).blocked
    loosened = with_records(*PEOPLE, OfficeItem(id="L1", severity="advice", reason="Terlalu ketat"))
    assert judged(loosened, item("L1")).blocked


def test_a_mode_switches_questions_on_and_makes_them_graver() -> None:
    """Poses are advice; on the days of an election they block, and not the day after."""
    question = item("N2", severity="advice", severity_in={"election": "blocker"})
    vote = Situation(id="pilkada", mode="election", start="2026-11-01", end="2026-11-21")
    assert judged(with_records(*PEOPLE, vote), question).blocked
    over = replace(vote, end="2026-11-20")
    assert not judged(with_records(*PEOPLE, over), question).blocked
    only = item("N4", asked=Asked(modes=("election",)))
    assert judged(with_records(*PEOPLE, vote), only).modes == ("election",)
    assert [r.item for r in judged(with_records(*PEOPLE, over), only).rows if r.question] == []


def test_a_profile_asks_always_or_not_at_all_with_its_reason() -> None:
    """What a profile changes is followed, and what it switches off is told."""
    rare = item("P4", asked=Asked(tags=("deportasi",)))
    why = {"id": "Selalu ada deteni.", "en": "Detainees are always there."}
    strict = Profile(id="s", name=why, tuned=(Tuned(item="P4", always=True, reason=why),))
    assert [r.item for r in judged(base(), rare).rows if r.question] == []
    assert [r.item for r in judged(base(), rare, profile=strict).rows if r.question] == ["P4"]
    loose = Profile(id="l", name=why, tuned=(Tuned(item="L1", off=True, reason=why),))
    assert judged(base(), item("L1"), profile=loose).off == (("L1", "Selalu ada deteni."),)


def test_what_the_program_decides_is_asked_when_it_could_not_look() -> None:
    """A question with a check that ran and found nothing is passed; with one that did not run it is asked."""
    subject = base()
    sound = item("H1", means="decides", checks=("picture/no-licence",))
    assert row_of(judged(subject, sound), "H1").state == "passed"
    unknown = item("H1", means="decides", checks=("picture/no-licence", "belum/ada"))
    assert row_of(judged(subject, unknown), "H1").state == "open"
    report = run(subject, skip=["picture/no-licence"])
    assert row_of(gate(subject, report, {"H1": sound}, PLAIN), "H1").state == "open"


def test_a_suspicion_becomes_a_question() -> None:
    """What a check suspects stands in its question's row, and a bare yes does not clear it."""
    subject = with_records(*PEOPLE, replace(ASSET, author=" "))
    question = item("H2", means="suspects", severity="warning", asked=Asked(traits=("suspected",)),
                    checks=("picture/no-credit",))  # fmt: skip
    row = row_of(judged(subject, question), "H2")
    assert [finding.code for finding in row.findings] == ["picture/no-author"]
    assert not any(r.item == "picture/no-author" for r in judged(subject, question).rows)
    assert [r.item for r in judged(base(), question).rows if r.question] == []


def test_a_suspicion_that_no_part_takes_stands_by_itself() -> None:
    """A question about figures does not swallow what was found in a picture."""
    subject = with_records(*PEOPLE, replace(ASSET, author=" "))
    question = item("V1", means="suspects", binds="figure", checks=("picture/no-credit",))
    found = judged(subject, question)
    assert [row.item for row in found.rows if row.findings] == ["picture/no-author"]


def test_findings_weigh_as_much_as_a_question_made_graver() -> None:
    """What an office, or a mode, makes block does so for the findings of its checks too."""
    subject = with_records(*PEOPLE, replace(ASSET, author=" "))
    question = item("H2", means="decides", severity="warning", checks=("picture/no-credit",))
    assert row_of(judged(subject, question), "picture/no-author").severity == "warning"
    change = OfficeItem(id="H2", severity="blocker", reason="Pernah disomasi")
    graver = judged(good(project=subject.project.with_records(change)), question)
    assert row_of(graver, "picture/no-author").severity == "blocker"
    crisis = Situation(id="k", mode="crisis", start="2026-11-01")
    moody = replace(question, severity_in={"crisis": "blocker"})
    assert judged(good(project=subject.project.with_records(crisis)), moody).blocked


def test_a_tag_on_a_picture_asks_as_one_on_the_post_does() -> None:
    """A detainee's photograph brings its question along."""
    rare = item("P4", asked=Asked(tags=("WBP/deteni",)))
    subject = with_records(*PEOPLE, replace(ASSET, tags=("wbp/deteni",)))
    assert [r.item for r in judged(subject, rare).rows if r.question] == ["P4"]


def test_the_shipped_list_and_profiles_make_a_gate() -> None:
    """Every shipped profile gives rows for a sound post, each with a hash to bind to."""
    for profile in load_profiles().values():
        found = gate(base(), run(base()), load_items(), profile)
        assert found.rows
        assert all(row.attests for row in found.rows)
        assert len({row.key for row in found.rows}) == len(found.rows)


def test_parts_do_not_depend_on_the_order_of_slots() -> None:
    """The same page with its slots written in another order attests the same."""
    subject = base()
    turned = _with(subject, replace(PAGE, slots=dict(reversed(PAGE.slots.items()))))
    assert parts(subject.project, POST.id) == parts(turned.project, POST.id)
    assert parts_of("caption", parts(subject.project, POST.id)) == ("caption:common", "caption:youtube")


def test_runs_of_the_same_words_are_told_apart() -> None:
    """Emphasis is part of what is attested: bold words are another text."""
    bold = RichText(paragraphs=((Run(text="Petugas menyambut di pintu.", bold=True),),))
    subject = base()
    edited = _with(subject, replace(PAGE, slots={**PAGE.slots, "deck": bold}))
    assert parts(subject.project, POST.id)["texts"] != parts(edited.project, POST.id)["texts"]
