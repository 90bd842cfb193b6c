"""Written plans of a project: begun from a form, filled from what it knows, compared with results."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import msgspec

from studio import i18n
from studio.catalog.platforms import load_platforms
from studio.catalog.strategy_forms import Aid, Form, forms
from studio.domain.campaigns import messages_of
from studio.domain.content import Campaign, Figure, Office, Post
from studio.domain.inquiries import Asked, months_until
from studio.domain.plan_results import Results, by_month, carried, counted, judged
from studio.domain.planning import Rubric
from studio.domain.project import Project
from studio.domain.record import Value
from studio.domain.shares import pillar_shares, pillars_of
from studio.domain.strategy import Indicator, KeyMessage, PlanForm, StrategyPlan
from studio.errors import StudioError
from studio.i18n import N_
from studio.session import inquiries
from studio.session.projects import new_id

MOST = 12
"""Proposals of one kind that are offered."""


class Proposal(Value, frozen=True, kw_only=True):
    """Text that a part could take in, and what it was made from."""

    text: str
    origin: str


def new_plan(project: Project, form: PlanForm, today: date) -> StrategyPlan:
    """An empty plan of a form: its usual span from the first of January, named after the office."""
    made = forms()[form]
    office = project.find(Office, "office")
    end = today.year + made.years - 1
    span = f"{today.year}–{end}" if end > today.year else str(today.year)
    name = " ".join(
        part for part in (made.title["id"], office.short_name or office.unit if office else "", span) if part
    )
    return StrategyPlan(id=new_id(), form=form, title=name, start=f"{today.year}-01-01", end=f"{end}-12-31")


def form_of(plan: StrategyPlan) -> Form:
    """The form a plan is written on."""
    found = forms().get(plan.form)
    if found is None:
        raise StudioError(
            "strategy/form", f"Bentuk rencana “{plan.form}” tidak ada.", "Pasang ulang program."
        )
    return found


def find_plan(project: Project, wanted: str) -> StrategyPlan:
    """A plan by id, the beginning of one, or its title."""
    plans = project.all(StrategyPlan)
    fits = [p for p in plans if p.id == wanted or p.title.casefold() == wanted.casefold()]
    fits = fits or [p for p in plans if wanted and p.id.startswith(wanted)]
    if len(fits) != 1:
        raise StudioError(
            "strategy/unknown",
            f"Rencana “{wanted}” tidak ditemukan.",
            "Lihat daftarnya: studio strategy list.",
        )
    return fits[0]


def span_of(plan: StrategyPlan, today: date) -> tuple[str, str]:
    """First and last day of a plan; a year for what has none."""
    first, last = plan.start or f"{today.year}-01-01", plan.end or f"{today.year}-12-31"
    return (first, last) if first <= last else (last, first)


def spans(plan: StrategyPlan, today: date) -> tuple[tuple[str, str], ...]:
    """The whole plan, then each of its years, then this year's quarters, as (first, last)."""
    first, last = span_of(plan, today)
    years = range(int(first[:4]), int(last[:4]) + 1)
    found = [(first, last)]
    if len(years) > 1:
        found += [(max(first, f"{y}-01-01"), min(last, f"{y}-12-31")) for y in list(years)[:10]]
    quarters = (("01-01", "03-31"), ("04-01", "06-30"), ("07-01", "09-30"), ("10-01", "12-31"))
    year = min(max(today.year, years[0]), years[-1])
    found += [(max(first, f"{year}-{a}"), min(last, f"{year}-{b}")) for a, b in quarters
              if f"{year}-{a}" <= last and f"{year}-{b}" >= first]  # fmt: skip
    return tuple(dict.fromkeys(found))


def results(project: Project, plan: StrategyPlan, first: str, last: str) -> Results:
    """What became of a plan in a span."""
    posts = counted(project.all(Post), first, last)
    campaigns = {str(c.id): c.name for c in _campaigns(project, first, last)}
    messages = [m for m in project.all(KeyMessage) if m.campaign in campaigns]
    return Results(
        first=first, last=last, indicators=tuple((one, judged(one)) for one in plan.indicators),
        months=by_month(posts, first, last), pillars=pillar_shares(pillars_of(project), posts, first, last),
        messages=carried(messages, campaigns, posts),
    )  # fmt: skip


def proposals(project: Project, aid: Aid, plan: StrategyPlan, today: date) -> tuple[Proposal, ...]:
    """What the project knows that a part could say."""
    first, last = span_of(plan, today)
    return AIDS[aid](project, first, last, today)[:MOST]


def taken_in(text: str, chosen: tuple[Proposal, ...]) -> str:
    """A part's text with proposals after it; tables stand apart."""
    for one in chosen:
        table = "\n" in one.text
        text = f"{text.rstrip()}{(chr(10) * 2 if table else chr(10)) if text.strip() else ''}{one.text}"
    return text


def indicators_of(project: Project) -> tuple[Indicator, ...]:
    """The register's figures as indicators whose baseline is known."""
    return tuple(
        Indicator(
            name=f.label, unit=f.unit, baseline=f.value, source=", ".join(filter(None, (f.source, f.as_of)))
        )
        for f in project.all(Figure)
    )


def _campaigns(project: Project, first: str, last: str) -> list[Campaign]:
    return [
        c for c in project.all(Campaign) if (not c.start or c.start <= last) and (not c.end or c.end >= first)
    ]


def _messages(project: Project, first: str, last: str, today: date) -> tuple[Proposal, ...]:  # noqa: ARG001 - one signature
    found: list[Proposal] = []
    for campaign in _campaigns(project, first, last):
        for one in messages_of(campaign.id, project.all(KeyMessage)):
            facts = f" Fakta: {'; '.join(one.facts)}." if one.facts else ""
            found.append(Proposal(text=f"- {one.text}{facts}", origin=campaign.name))
    return tuple(found)


def _pillars(project: Project, first: str, last: str, today: date) -> tuple[Proposal, ...]:  # noqa: ARG001
    shares = pillar_shares(pillars_of(project), project.all(Post), first, last)
    if not shares:
        return ()
    lines = ["Pilar | Target | Direncanakan | Terbit"]
    lines += [
        f"{s.name} | {s.target} persen | {s.planned} ({i18n.decimal(s.planned_share, 0)} persen)"
        f" | {s.published}"
        for s in shares
    ]
    return (Proposal(text="\n".join(lines), origin=N_("Pembagian pilar")),)


def _channels(project: Project, first: str, last: str, today: date) -> tuple[Proposal, ...]:  # noqa: ARG001
    office = project.find(Office, "office")
    if office is None:
        return ()
    known = load_platforms()
    found = []
    for ident, account in office.accounts.items():
        name = known[ident].name.get("id", ident) if ident in known else ident
        at = account.handle if account.handle.startswith("@") or not account.handle else f"@{account.handle}"
        found.append(Proposal(text=f"- {name}: {at or account.url}", origin=N_("Akun resmi kantor")))
    if office.site:
        found.append(Proposal(text=f"- Laman: {office.site}", origin=N_("Profil kantor")))
    if office.phone:
        found.append(Proposal(text=f"- Telepon: {office.phone}", origin=N_("Profil kantor")))
    if office.address:
        found.append(Proposal(text=f"- Loket layanan: {office.address}", origin=N_("Profil kantor")))
    return tuple(found)


def _calendar(project: Project, first: str, last: str, today: date) -> tuple[Proposal, ...]:  # noqa: ARG001
    found = []
    for campaign in _campaigns(project, first, last):
        when = " sampai ".join(i18n.long_date(day) for day in (campaign.start, campaign.end) if day)
        aim = f": {campaign.objective}" if campaign.objective else ""
        text = f"- {campaign.name}{f', {when}' if when else ''}{aim}"
        found.append(Proposal(text=text, origin=N_("Kampanye")))
    for rubric in project.all(Rubric):
        if not rubric.paused:
            at = f", pukul {rubric.time.replace(':', '.')}" if rubric.time else ""
            found.append(Proposal(text=f"- Rubrik {rubric.name}{at}", origin=N_("Rubrik")))
    posts = counted(project.all(Post), first, last)
    months = [m for m in by_month(posts, first, last) if m.planned]
    if months:
        lines = ["Bulan | Direncanakan | Terbit"]
        lines += [f"{month_words(m.month)} | {m.planned} konten | {m.published} konten" for m in months]
        found.append(Proposal(text="\n".join(lines), origin=N_("Kalender")))
    return tuple(found)


def _audiences(project: Project, first: str, last: str, today: date) -> tuple[Proposal, ...]:  # noqa: ARG001
    told = Counter(c.audience for c in _campaigns(project, first, last) if c.audience)
    told.update(post.audience for post in project.all(Post) if post.audience)
    return tuple(
        Proposal(text=f"- {words}", origin=N_("Kampanye dan konten")) for words, _n in told.most_common()
    )


def _inquiries(project: Project, first: str, last: str, today: date) -> tuple[Proposal, ...]:  # noqa: ARG001
    months = months_until(today.isoformat(), 12)
    asked = Asked(first=f"{months[0]}-01", last=f"{months[-1]}-31")
    known = inquiries.topics(project)
    since = f"{month_words(months[0])} sampai {month_words(months[-1])}"
    found = []
    for group in inquiries.grouped(project, asked, today.isoformat()):
        name = inquiries.topic_name(known, group.key) or "Tanpa pokok"
        count = i18n.number(group.count)
        text = f"- {name}: ditanyakan {count} kali, {since}"
        found.append(Proposal(text=text, origin=N_("Masukan publik")))
    return tuple(found)


def _figures(project: Project, first: str, last: str, today: date) -> tuple[Proposal, ...]:  # noqa: ARG001
    found = []
    for one in project.all(Figure):
        source = ", ".join(
            part for part in (one.source, one.as_of and f"per {i18n.long_date(one.as_of)}") if part
        )
        text = " ".join(part for part in (f"- {one.label}:", i18n.number(one.value), one.unit) if part)
        found.append(Proposal(text=f"{text} ({source})" if source else text, origin=N_("Angka")))
    return tuple(found)


AIDS: dict[Aid, Callable[[Project, str, str, date], tuple[Proposal, ...]]] = {
    "messages": _messages, "pillars": _pillars, "channels": _channels, "calendar": _calendar,
    "audiences": _audiences, "inquiries": _inquiries, "figures": _figures,
}  # fmt: skip


def month_words(month: str) -> str:
    """`Desember 2026` of `2026-12`."""
    return i18n.month_year(date(int(month[:4]), int(month[5:7]), 1))


def with_part(plan: StrategyPlan, ident: str, text: str) -> StrategyPlan:
    """The plan with another text of a part."""
    return msgspec.structs.replace(plan, parts={**plan.parts, ident: text})
