"""Checking templates: their files, and their examples as laid out in every kit and shape."""

import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from studio import paths
from studio.catalog.decode import decode_toml
from studio.catalog.platforms import default_layers, find_placement, placements
from studio.catalog.templates import list_templates, load_template, shared, template_path
from studio.checks.fault import Fault, fault
from studio.checks.gallery_rules import layout_faults
from studio.checks.template_rules import part_faults, template_faults
from studio.domain.conditions import CHOSEN
from studio.domain.content import RichText
from studio.domain.layout_facts import LayoutFacts
from studio.domain.platform import Placement
from studio.domain.record import Value
from studio.domain.template import Template
from studio.domain.variants import alters
from studio.errors import StudioError
from studio.export.job import RenderJob
from studio.export.pipeline import Cancelled, Progress
from studio.export.plan import pages_for
from studio.intake.content_file import read_content
from studio.session import gallery
from studio.session.appearance import roles_of
from studio.session.executors import crew
from studio.session.gallery import Look, Show
from studio.session.previews import representatives

Level = Literal["error", "advice"]
SHARED = "parts.json"
USUAL = "lazim"
"""The example whose contrast is measured at every shape in any case."""
MANY = 99
"""More pages than any example has: a placement that takes so many takes all."""


class Rule(Value, frozen=True, kw_only=True):
    """How heavy a rule is, and its words with {names} to fill."""

    level: Level
    message: str


class RuleWords(Value, frozen=True, kw_only=True):
    """`resources/templates/lint.toml`."""

    rules: dict[str, Rule]


class LintFinding(Value, frozen=True, kw_only=True):
    """A rule that a template does not keep, with all the kits, examples and placements in which it shows."""

    rule: str
    level: Level
    template: str
    where: str
    message: str
    kits: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    placements: tuple[str, ...] = ()


class Report(Value, frozen=True, kw_only=True):
    """What was found, and in how many layouts, of which so many were measured on pixels."""

    findings: tuple[LintFinding, ...]
    layouts: int
    measured: int
    counts: dict[str, int]

    @property
    def clean(self) -> bool:
        """Whether nothing but advice was found."""
        return not any(finding.level == "error" for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Seen:
    """A fault with where it was seen."""

    template: str
    fault: Fault
    kit: str = ""
    example: str = ""
    placement: str = ""


@lru_cache(maxsize=1)
def rules() -> dict[str, Rule]:
    """Every rule with its words."""
    return decode_toml(paths.resources() / "templates" / "lint.toml", RuleWords).rules


def lint(
    templates: Sequence[str] = (), kits: Sequence[str] = (), *, everything: bool = False,
    progress: Progress | None = None, cancelled: Cancelled | None = None,
) -> Report:  # fmt: skip
    """Check templates in kits, all when none is named; `everything` measures contrast in every layout."""
    names = tuple(templates) or list_templates()
    seen = [found for name in names for found in static_faults(name)]
    if not templates:
        seen += [Seen(SHARED, one) for one in part_faults(shared(template_path(names[0]), SHARED), SHARED)]
    looks, broken = _looks(names, kits)
    seen += broken
    laid, layouts, measured = _laid_out(looks, everything, progress, cancelled)
    return report([*seen, *laid], layouts, measured)


def report(seen: Sequence[Seen], layouts: int, measured: int) -> Report:
    """Equal faults put together, errors first."""
    groups: dict[tuple[str, Fault], list[Seen]] = {}
    for one in seen:
        groups.setdefault((one.template, one.fault), []).append(one)
    findings = [_finding(found) for found in groups.values()]
    findings.sort(key=lambda f: (f.level != "error", f.template, f.rule, f.where))
    counts = dict(Counter(one.fault.rule for one in dict.fromkeys(seen)))
    return Report(findings=tuple(findings), layouts=layouts, measured=measured, counts=counts)


def _finding(found: Sequence[Seen]) -> LintFinding:
    first = found[0]
    rule = rules()[first.fault.rule]
    told = {
        name: tuple(dict.fromkeys(value for one in found if (value := getattr(one, name))))
        for name in ("kit", "example", "placement")
    }
    return LintFinding(
        rule=first.fault.rule, level=rule.level, template=first.template, where=first.fault.where,
        message=rule.message.format(**dict(first.fault.values)), kits=told["kit"],
        examples=told["example"], placements=told["placement"],
    )  # fmt: skip


def static_faults(name: str) -> Iterator[Seen]:
    """Faults of a template's file and examples, nothing laid out."""
    try:
        template = load_template(name)
        file = template_path(name)
    except StudioError as error:
        yield Seen(name, fault("static/broken", name, message=_said(error)))
        return
    own = json.loads(file.read_text("utf-8")).get("parts", {})
    places = [(p.aspect, p.purpose) for p in served(template)]
    for one in (*template_faults(template, own, places), *example_faults(template, file.parent / "examples")):
        yield Seen(name, one)


def example_faults(template: Template, folder: Path) -> Iterator[Fault]:
    """Examples that are missing, or longer than their slots take."""
    names = gallery.example_names(folder)
    for name in gallery.EXAMPLES:
        if name not in names:
            yield fault("static/example-missing", name, example=name)
    for name in names:
        with suppress(StudioError):  # a file that cannot be read is told when it is laid out
            content = read_content(folder / f"{name}.toml")
            for page in content.pages:
                yield from _too_long(template, name, page.slots)


def _too_long(template: Template, example: str, slots: dict[str, Any]) -> Iterator[Fault]:
    for ident, value in slots.items():
        slot = template.slot(ident)
        most = slot.limits.max_chars if slot else None
        if most is not None and isinstance(value, RichText) and len(value.plain) > most:
            yield fault(
                "static/example-long", f"{example}/{ident}", example=example, slot=ident,
                count=len(value.plain), most=most,
            )  # fmt: skip


def served(template: Template) -> tuple[Placement, ...]:
    """Every placement of the template's purposes."""
    return tuple(p for p in placements(default_layers()).values() if p.purpose in template.purposes)


def way(place: Placement) -> tuple[Any, ...]:
    """All of a placement that a layout depends on."""
    return place.width, place.height, place.safe_box, place.purpose, place.aspect, place.shown_scale


def distinct(template: Template) -> tuple[str, ...]:
    """One placement for each way a page can come out: size, safe box, purpose and shape."""
    found: dict[tuple[Any, ...], Placement] = {}
    for place in served(template):
        key = way(place)
        if key not in found or len(pages_for(place, MANY)) > len(pages_for(found[key], MANY)):
            found[key] = place
    return tuple(place.id for place in found.values())


def _looks(names: Sequence[str], kits: Sequence[str]) -> tuple[list[Look], list[Seen]]:
    looks, broken = [], []
    for name in names:
        for kit in kits or gallery.kit_names():
            try:
                looks.append(gallery.look_of(name, kit))
            except StudioError as error:
                if kits:
                    raise
                broken.append(Seen(name, fault("static/broken", name, message=_said(error)), kit))
    return looks, broken


def shows_of(looks: Sequence[Look]) -> tuple[list[Show], list[Seen]]:
    """Each example in each look; one that cannot be read is a fault."""
    shows, broken = [], []
    for look in looks:
        for example in gallery.example_names(look.examples):
            try:
                shows.append(gallery.show(look, example))
            except StudioError as error:
                said = fault("static/example-broken", example, message=_said(error))
                broken.append(Seen(look.template.id, said, look.kit.id, example))
    return shows, broken


def jobs_of(made: Show, *, everything: bool) -> Iterator[RenderJob]:
    """The layouts to check of an example: contrast everywhere, or where a contact sheet shows it."""
    named = representatives(made.look) if made.example == USUAL else ()
    sampled = {way(find_placement(ident, default_layers())) for ident in named}
    if everything and made.example == USUAL:
        yield from scheme_jobs(made)
    for job in (*made.jobs(distinct(made.look.template)), *variant_jobs(made)):
        measure = everything or way(job.placement) in sampled
        yield msgspec.structs.replace(job, kind="facts" if measure else "layout")


def scheme_jobs(made: Show) -> Iterator[RenderJob]:
    """The usual example in every colour scheme that its kit and template allow, contrast measured."""
    for scheme in roles_of(made.look.kit, made.look.template):
        for job in made.jobs(representatives(made.look)):
            yield msgspec.structs.replace(job, kind="facts", scheme=scheme)


def variant_jobs(made: Show) -> Iterator[RenderJob]:
    """The pages that come out otherwise in a layout somebody may choose."""
    places = distinct(made.look.template)
    plain = {(job.placement.id, job.number): job for job in made.jobs(places)}
    for one in made.look.template.variants:
        for job in made.in_variant(one.id).jobs(places):
            before = plain[job.placement.id, job.number].data
            if job.data != before and alters(one, before):
                yield job


def _laid_out(
    looks: Sequence[Look], everything: bool, progress: Progress | None, cancelled: Cancelled | None
) -> tuple[list[Seen], int, int]:
    shows, seen = shows_of(looks)
    with tempfile.TemporaryDirectory(prefix="studio-lint-") as name:
        stage = Path(name)
        gallery.fill_stage(stage, shows)
        work = [(made, job) for made in shows for job in jobs_of(made, everything=everything)]
        with crew(len(work)) as run:
            results = run([job for _, job in work], stage, progress, cancelled)
            for (made, job), result in zip(work, results, strict=True):
                seen += faults_of(made, job, result if isinstance(result, StudioError) else result.facts)
    return seen, len(work), sum(job.kind == "facts" for _, job in work)


def faults_of(made: Show, job: RenderJob, facts: LayoutFacts | StudioError | None) -> list[Seen]:
    """The faults of one layout, or the error that came instead of it."""
    look = made.look
    if isinstance(facts, LayoutFacts):
        found = list(layout_faults(look.template, facts))
    else:
        found = [fault("layout/broken", job.layout, message=_said(facts) if facts else "")]
    layout = look.template.page(job.layout).id
    layout += f" ({job.scheme})" if job.scheme else ""
    layout += f" ({job.data[CHOSEN]['id']})" if CHOSEN in job.data else ""
    return [
        Seen(
            look.template.id, Fault(one.rule, f"{layout}/{one.where}", one.values), look.kit.id, made.example,
            job.placement.id,
        )
        for one in found
    ]  # fmt: skip


def _said(error: StudioError) -> str:
    return f"{error.message} {error.hint}".strip()
