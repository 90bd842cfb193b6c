"""What a bundle will hold: the files planned, the placements left out, what it comes to, what blocks it."""

from typing import TYPE_CHECKING

from studio.session.bundling import CopyText, DocumentPlan, FilePlan, Outline, Weight, outline
from studio.session.findings import Spread, blockers, concerned, spreads
from studio.ui.naming import number, size_of
from studio.ui.post.bundle.rows import Row, Shown, rows_of
from studio.ui.post.checks.where import speech
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

NOTHING = Outline(name="", files=(), documents=(), refused=(), films_only=(), texts=())
MEGA = 1_000_000

UNFIT = frozenset({"text/overflow", "placement/unknown", "placement/refused"})
"""Checks whose blockers no draft can be made of either: there would be nothing right to draw."""


class Contents:
    """The plan of one post's bundle, as far as a person has chosen it."""

    def __init__(self, page: "PostPage") -> None:
        self._page = page
        self.whole = NOTHING
        self.left_out: set[str] = set()
        self.films = 0
        """How many placements would get a film."""

    def plan(self, *, video: bool) -> None:
        """Read off what would be written now. Raises what the engine does."""
        desk, post = self._page.desk, self._page.post
        self.whole = NOTHING
        with_films = outline(desk.stage, desk.project, post, video=True)
        self.films = len({f.placement for f in with_films.files if f.kind == "video"})
        self.whole = with_films if video else outline(desk.stage, desk.project, post)
        self.left_out &= self.every()

    def every(self) -> set[str]:
        """Ids of all placements that could be written."""
        return {f.placement for f in self.whole.files}

    def take(self, placements: tuple[str, ...], *, on: bool) -> None:
        """Take placements in, or leave them out."""
        self.left_out = self.left_out - set(placements) if on else self.left_out | set(placements)

    def unknown(self, spread: Spread) -> set[str]:
        """Placements a finding names that no platform has (any more)."""
        return set(spread.placements) - set(self._page.desk.stage.placements())

    def leave_out(self, spread: Spread) -> None:
        """Leave out what a finding is about."""
        known = self._page.desk.stage.placements()
        for finding in spread.findings:
            self.take(concerned(finding, self.chosen(), known), on=False)

    def files(self) -> list[FilePlan]:
        """The files that will be written."""
        return [f for f in self.whole.files if f.placement not in self.left_out]

    def chosen(self) -> list[str]:
        """Ids of the placements that will be written, in order."""
        return list(dict.fromkeys(f.placement for f in self.files()))

    def texts(self) -> tuple[CopyText, ...]:
        """The texts to paste, of the platforms that will be written."""
        platforms = {f.platform for f in self.files()}
        return tuple(text for text in self.whole.texts if text.platform in platforms)

    def documents(self) -> tuple[DocumentPlan, ...]:
        """The documents that will be written."""
        platforms, known = {f.platform for f in self.files()}, {f.platform for f in self.whole.files}

        def written(document: DocumentPlan) -> bool:
            name = document.path.rpartition("/")[2].removesuffix(".txt").removesuffix("-komentar-pertama")
            return name not in known or name in platforms

        return tuple(d for d in self.whole.documents if written(d)) if platforms else ()

    def rows(self, weights: dict[str, Weight], words: str) -> list[Row]:
        """The rows of the list."""
        placements = self._page.desk.stage.placements()
        return rows_of(Shown(
            self.whole, self.left_out, weights, placements, self._page.verdict, self.documents(), words
        ))  # fmt: skip

    def totals(self, weights: dict[str, Weight], megabytes: float) -> tuple[str, str, str]:
        """What it comes to, of what parts, and by how much it is over the budget."""
        files, documents = self.files(), self.documents()
        known = [weights[f.key] for f in files if f.key in weights]
        weight = sum(w.bytes for w in known) + sum(d.bytes or 0 for d in documents)
        films = sum(f.kind == "video" for f in files)
        told = many("{count} dokumen", len(documents))
        if any(d.bytes is None for d in documents):
            told = many("{count} dokumen belum ditimbang", len(documents))
        parts = [
            many("{count} berkas media", len(files)).format(count=number(len(files))),
            told.format(count=number(len(documents))),
        ]
        if len(known) + films < len(files):
            parts.append(_("ditimbang {done} dari {all}").format(done=len(known), all=len(files) - films))
        if films:
            parts.append(_("{count} video belum ditimbang").format(count=films))
        over = round(weight - megabytes * MEGA)
        words = _("Melebihi batas {budget} sebanyak {over}. Lepas penempatan yang berat.")
        warning = words.format(budget=size_of(round(megabytes * MEGA)), over=size_of(over))
        more = "" if len(known) == len(files) else "≥ "
        total = f"{more}{size_of(weight)}" if known else "–"
        return total, " · ".join(parts), warning if megabytes and over > 0 else ""

    def obstacles(self, *, failed: bool) -> tuple[tuple[str, ...], tuple[Spread, ...]]:
        """Sentences and findings for which no bundle can be made."""
        plain = []
        if not self.whole.files:
            plain.append(_("Belum ada penempatan yang dapat ditulis. Pilih di tab Ukuran."))
        elif not self.files():
            plain.append(_("Semua penempatan dilepas. Centang sedikitnya satu."))
        if failed:
            plain.append(_("Pemeriksaan gagal. Jalankan lagi di tab Periksa."))
        verdict, known = self._page.verdict, self._page.desk.stage.placements()
        found = blockers(verdict.findings, self.chosen(), known) if verdict else ()
        return tuple(plain), spreads((f for f in found if f.id in UNFIT), speech())

    def blocking(self) -> int:
        """How many blockers of the gate are open: with any, the bundle is a marked draft."""
        return self._page.verdict.count("blocker") if self._page.verdict else 0
