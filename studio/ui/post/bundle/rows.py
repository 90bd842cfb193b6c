"""The rows of the bundle's list: platforms, their files, documents, and what gets no file and why."""

from dataclasses import dataclass, field
from html import escape
from typing import Any

from PySide6.QtCore import Qt, Signal

from studio.domain.platform import Placement
from studio.session.bundling import DocumentPlan, FilePlan, Outline, Weight
from studio.ui.naming import PLATFORM_ICONS, pixels, placement_name, platform_name, size_of
from studio.ui.post.verdict import Verdict
from studio.ui.said import said
from studio.ui.widgets.rowlist import Index, RowModel, Spoken
from studio.ui.words import _, many

FORMATS = {"jpeg": "JPG", "png": "PNG", "webp": "WEBP", "pdf": "PDF", "mp4": "MP4"}


@dataclass(slots=True)
class Row(Spoken):
    """One row. `placements` are those its check box leaves out or takes in."""

    kind: str
    title: str
    detail: str = ""
    icon: str = ""
    right: str = ""
    under: str = ""
    tone: str = ""
    warning: str = ""
    placements: tuple[str, ...] = ()
    file: FilePlan | None = None
    checked: Qt.CheckState | None = None

    @property
    def said(self) -> str:
        """What a screen reader says."""
        return ". ".join(p for p in (self.title, self.detail, self.right, self.under, self.warning) if p)

    @property
    def tip(self) -> str:
        """Title, detail and warning; a platform's heading needs none."""
        parts = (self.title, self.detail, self.warning) if self.kind != "platform" else ()
        return "<span>" + "<br>".join(escape(p) for p in parts if p) + "</span>" if parts else ""


@dataclass(slots=True)
class Shown:
    """What the rows are made of."""

    whole: Outline
    """With every placement, so that what is left out can be taken in again."""
    left_out: set[str]
    weights: dict[str, Weight]
    placements: dict[str, Placement]
    verdict: Verdict | None = None
    documents: tuple[DocumentPlan, ...] = ()
    words: str = ""
    platforms: list[str] = field(default_factory=list)

    def takes(self, *texts: str) -> bool:
        """Whether the words looked for stand in the texts."""
        every = " ".join(texts).casefold()
        return all(word in every for word in self.words.casefold().split())


def rows_of(shown: Shown) -> list[Row]:
    """Everything the list shows."""
    found: list[Row] = []
    for platform in dict.fromkeys(f.platform for f in shown.whole.files):
        files = [f for f in shown.whole.files if f.platform == platform]
        rows = [_file(f, files, shown) for f in files]
        rows = [row for row in rows if shown.takes(row.title, row.detail, platform_name(platform))]
        if rows:
            found += [_platform(platform, files, shown), *rows]
    found += _refused(shown)
    found += _documents(shown)
    return found


def _platform(platform: str, files: list[FilePlan], shown: Shown) -> Row:
    places = tuple(dict.fromkeys(f.placement for f in files))
    taken = [f for f in files if f.placement not in shown.left_out]
    state = Qt.CheckState.Unchecked if not taken else Qt.CheckState.PartiallyChecked
    state = Qt.CheckState.Checked if len(taken) == len(files) else state
    known = [shown.weights[f.key].bytes for f in taken if f.key in shown.weights]
    right = many("{count} berkas", len(taken)).format(count=len(taken))
    if taken and len(known) == len(taken):
        right += f" · {size_of(sum(known))}"
    return Row(
        "platform", platform_name(platform), icon=PLATFORM_ICONS.get(platform, "world"), right=right,
        placements=places, checked=state,
    )  # fmt: skip


def _file(file: FilePlan, files: list[FilePlan], shown: Shown) -> Row:
    out, weight = file.placement in shown.left_out, shown.weights.get(file.key)
    name = placement_name(shown.placements[file.placement])
    if sum(f.placement == file.placement and f.kind == file.kind for f in files) > 1:
        name += " · " + _("halaman {number}").format(number=file.number + 1)
    right, under, tone = _weight(file, weight)
    warning, warning_tone = _warning(file, weight, shown)
    ending = weight.extension.lstrip(".") if weight and weight.extension else ""
    kinds = FORMATS.get(ending.replace("jpg", "jpeg"), "") or "/".join(FORMATS[f] for f in file.formats)
    px = f"{pixels(file.width, file.height)} px"
    film = _("video") + " · " if file.kind == "video" else ""
    path = file.path.removeprefix("media/") + (f".{ending}" if ending else "")
    return Row(
        "file", name, f"{film}{px} · {kinds} · {path}", right="" if out else right,
        under=_("dilepas") if out else under, tone="" if out else warning_tone or tone,
        warning="" if out else warning, placements=(file.placement,), file=file,
        checked=Qt.CheckState.Unchecked if out else Qt.CheckState.Checked,
    )  # fmt: skip


def _weight(file: FilePlan, weight: Weight | None) -> tuple[str, str, str]:
    limit = _("batas {size}").format(size=size_of(file.limit)) if file.limit else _("tanpa batas berat")
    if file.kind == "video":
        return _("belum ditimbang"), limit, ""
    if weight is None:
        return _("menimbang…"), limit, ""
    if weight.fault:
        return "", limit, "stop"
    return size_of(weight.bytes), limit, ""


def _warning(file: FilePlan, weight: Weight | None, shown: Shown) -> tuple[str, str]:
    if weight is not None and weight.fault:
        return said(weight.fault), "stop"
    if weight is not None and file.limit and weight.bytes > file.limit:
        return _("melebihi batas platform"), "stop"
    found = shown.verdict.at(file.placement) if shown.verdict else ()
    stops = sum(f.severity == "blocker" for f in found)
    warns = sum(f.severity == "warning" for f in found)
    if stops:
        return many("{count} penghalang", stops).format(count=stops), "stop"
    if warns:
        return many("{count} peringatan", warns).format(count=warns), "warn"
    if weight is not None and file.advised and weight.bytes > file.advised:
        return _("di atas anjuran {size}").format(size=size_of(file.advised)), "warn"
    return "", ""


def _refused(shown: Shown) -> list[Row]:
    films = _("Hanya menerima video. Nyalakan “Sertakan video” bila templatnya bergerak.")
    every = [(r.placement, said(r.reason)) for r in shown.whole.refused]
    every += [(ident, films) for ident in shown.whole.films_only]
    rows = []
    for ident, reason in every:
        place = shown.placements.get(ident)
        name = f"{platform_name(place.platform)} – {placement_name(place)}" if place else ident
        if shown.takes(name, reason):
            rows.append(Row("plain", name, reason, "ban"))
    right = many("{count} penempatan", len(rows)).format(count=len(rows))
    head = Row("platform", _("Tidak ditulis"), icon="ban", right=right)
    return [head, *rows] if rows else []


def _documents(shown: Shown) -> list[Row]:
    about = {
        "page": _("Halaman untuk melihat dan menyalin semuanya di peramban"),
        "proof": _("Lembar cetak coba semua gambar"), "sheet": _("Lembar persetujuan untuk ditandatangani"),
        "manifest": _("Daftar isi dengan sidik setiap berkas"), "mark": _("Tanda jenis berkas"),
        "caption": _("Takarir dan teks alternatif untuk ditempel"),
    }  # fmt: skip
    rows = [
        Row("plain", d.path, about[d.about], "file-text", right=size_of(d.bytes) if d.bytes else "")
        for d in shown.documents
        if shown.takes(d.path, about[d.about])
    ]
    head = Row(
        "platform",
        _("Dokumen"),
        icon="files",
        right=many("{count} berkas", len(rows)).format(count=len(rows)),
    )
    return [head, *rows] if rows else []


class Rows(RowModel[Row]):
    """The rows for the list view; ticking a box asks to leave placements out or take them in."""

    ticked = Signal(object, bool)

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows; the same rows with other weights keep the place in the list."""
        if [(r.kind, r.title) for r in rows] != [(r.kind, r.title) for r in self.rows]:
            super().show_rows(rows)
            return
        self.rows = rows
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))

    def data(self, index: Index, role: int = 0) -> Any:
        """The row, its box, and what to say of it."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid():
            return self.rows[index.row()].checked
        return super().data(index, role)

    def tick(self, number_: int) -> None:
        """Turn the box of a row."""
        row = self.rows[number_]
        if row.checked is not None:
            self.ticked.emit(row.placements, row.checked != Qt.CheckState.Checked)
