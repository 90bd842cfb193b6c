"""Labelled sentences of `tests/checks/sets` as captions of a sound post; precision and recall by code."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from studio.checks.every import every_check
from studio.checks.runner import run
from studio.checks.subject import Subject
from studio.domain.content import Account, Office
from studio.domain.ethics import GateRules, Situation
from tests.checks import samples

SETS = Path(__file__).parent / "sets"
CHECKS = {
    "netralitas": ("neutrality/campaign",),
    "verifikasi": ("verify/unsourced-number", "verify/overclaim", "legal/rule-reference"),
    "keamanan": ("security/link", "security/shortener", "security/look-alike"),
}


def read(name: str) -> dict[str, Any]:
    """One set as it lies there."""
    return tomllib.loads((SETS / f"{name}.toml").read_text("utf-8"))


def subject_of(given: dict[str, Any], line: dict[str, Any]) -> Subject:
    """A post that says the line, in a project with the lists or the office of its set."""
    records: list[Any] = []
    if line.get("election"):
        records.append(
            Situation(
                id="pemilu",
                mode="election",
                start="2026-01-01",
                **{k: tuple(v) for k, v in given["lists"].items()},
            )
        )
    if office := given.get("office"):
        accounts = {name: Account(handle=handle) for name, handle in office["accounts"].items()}
        records.append(
            Office(
                id="office",
                institution="I",
                unit="U",
                site=office["site"],
                phone=office["phone"],
                accounts=accounts,
            )
        )
        records.append(GateRules(id="gate", domains=(*office["domains"], "imigrasi-tanjungsekar.example")))
    return samples.samples_claims.said(line["text"], *records)


def found_in(name: str) -> list[tuple[dict[str, Any], Counter[str], Counter[str]]]:
    """Each line with the codes expected and the codes found."""
    given, checks = read(name), [check for check in every_check() if check.id in CHECKS[name]]
    return [
        (
            line,
            Counter(line["expect"]),
            Counter(f.code for f in run(subject_of(given, line), checks=checks).findings),
        )
        for line in given["line"]
    ]


def score(name: str) -> dict[str, tuple[int, int, int]]:
    """Right, false and missed findings by code, and of all as `*`."""
    made: dict[str, list[int]] = {}
    for _line, expected, found in found_in(name):
        for code in expected | found:
            hit = min(expected[code], found[code])
            for key in (code, "*"):
                row = made.setdefault(key, [0, 0, 0])
                row[0] += hit
                row[1] += found[code] - hit
                row[2] += expected[code] - hit
    return {code: (row[0], row[1], row[2]) for code, row in made.items()}


def precision_recall(row: tuple[int, int, int]) -> tuple[float, float]:
    """Of what was found how much was right; of what was there how much was found."""
    right, false, missed = row
    return right / max(1, right + false), right / max(1, right + missed)
