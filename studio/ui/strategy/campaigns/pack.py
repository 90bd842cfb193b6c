"""Paket narasi: what came from the centre, what goes to the regions, what they sent back."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QVBoxLayout, QWidget

from studio.domain.campaigns import expired
from studio.domain.content import Campaign, Figure
from studio.domain.coverage import plain
from studio.domain.strategy import NarrativePack, PackReturn
from studio.domain.typed import iso_day
from studio.session.campaigns import change_campaign, own_name
from studio.session.narrative_export import SUFFIX as PACK_SUFFIX
from studio.session.narrative_export import Exported, Offer, Order, export_pack, offer
from studio.session.narrative_return import SUFFIX as RETURN_SUFFIX
from studio.session.narrative_return import Sent, rows, write_return
from studio.ui.content.acts import reveal
from studio.ui.naming import many_posts, number, short_date, size_of
from studio.ui.said import said
from studio.ui.strategy.campaigns.seen import Seen
from studio.ui.widgets.basic import Label, Toned, box, button, card, clear, column, line, put, row, writes
from studio.ui.widgets.choice import Choice
from studio.ui.widgets.dates import DayField
from studio.ui.widgets.fields import FormRow, TextArea
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class PackPage(QWidget):
    """The cards of a campaign's packs."""

    def __init__(self, window: "MainWindow", seen: Seen) -> None:
        super().__init__()
        self.window_, self.desk, self.seen = window, window.desk, seen
        self._asked: tuple[object, ...] = ()
        self._given = Offer()
        self.campaign: Campaign | None = None
        self._shown: tuple[object, ...] = ()
        self.expires = DayField(_("Berlaku sampai"), hint=_("mis. 31/12/2026"))
        self.note = TextArea(_("Catatan untuk penerima"), rows=2)
        self.kit = QCheckBox("")
        self.boxes: dict[str, QCheckBox] = {}
        self.maker = writes(button("", self._ask_pack, kind="primary", icon="package"))
        self.region = Choice(_("Nama kantor ini"), ())
        self._lines = QVBoxLayout()
        put(QVBoxLayout(self), self._lines, None, gap=16)
        put(self._lines, gap=16)
        self.setMaximumWidth(840)

    def show_campaign(self, campaign: Campaign) -> None:
        """Show what is known of the campaign's packs."""
        self.campaign = campaign
        pack = self._pack()
        given = self._offer(campaign)
        returns = tuple(r for r in self.seen.all(PackReturn) if r.campaign == campaign.id)
        shown = (campaign.id, campaign.edition, campaign.regions, pack, given, returns)
        if shown == self._shown:
            return
        self._shown = shown
        clear_keeping(self._lines, self.expires, self.note, self.kit, self.maker, self.region)
        if pack is not None:
            self._lines.addWidget(self._received(pack))
            return
        self._lines.addWidget(self._sending(campaign, given))
        self._lines.addWidget(self._returns(campaign, returns))

    # what goes out

    def write_pack(self, out: Path) -> None:
        """Write the next edition, in the background."""
        campaign = self.campaign
        if campaign is None or not self.desk.flush():
            return
        session = self.desk.session
        order = Order(
            campaign=str(campaign.id), expires=self.expires.day(), note=self.note.toPlainText(),
            kit=self.kit.isChecked(),
            templates=tuple(i for i, made in self.boxes.items() if made.isChecked()),
        )  # fmt: skip
        job = self.window_.jobs.here(
            lambda _progress, _cancelled: export_pack(session, order, out),
            _("Menulis paket narasi"),
            self._packed,
        )
        job.failed.connect(self.window_.notices.fail)

    def send_back(self, out: Path) -> None:
        """Write what this office did with the pack."""
        pack, made = self._pack(), list[Sent]()
        if pack is None or not self.desk.flush():
            return

        def write() -> None:
            made.append(write_return(self.desk.session, pack, out, self.region.key()))

        if self.desk.attempt(write) and self.desk.put(
            _("Kirim balik “{name}”").format(name=pack.name), made[0].pack
        ):
            words = many("Berkas balik memuat {count} konten. Kirim {file} ke pusat.", made[0].posts).format(
                count=number(made[0].posts), file=Path(made[0].path).name
            )
            folder = str(Path(made[0].path).parent)
            self.window_.notices.say(words, "ok", (_("Buka folder"), lambda: reveal(folder)))

    def _packed(self, made: Exported) -> None:
        command = _("Buat paket narasi “{name}”").format(name=made.campaign.name)
        self.desk.edit(command, lambda draft: change_campaign(draft, made.campaign))
        words = _("Paket edisi {edition} ditulis: {messages} pesan, {size}. Tidak ditandatangani.").format(
            edition=made.edition, messages=number(made.messages), size=size_of(made.bytes)
        )
        folder = str(Path(made.path).parent)
        self.window_.notices.say(words, "ok", (_("Buka folder"), lambda: reveal(folder)))

    def _ask_pack(self) -> None:
        campaign = self.campaign
        wrong = self.expires.text().strip() and not iso_day(self.expires.text())
        if campaign is None or wrong:
            self.expires_row.say(_("Tulis tanggal, misalnya 31/12/2026.") if wrong else "")
            return
        self.expires_row.say("")
        name = f"{file_name(campaign.name)}-{_('edisi')}-{campaign.edition + 1}{PACK_SUFFIX}"
        kinds = _("Paket narasi") + f" (*{PACK_SUFFIX})"
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Simpan paket narasi"), str(Path.home() / name), kinds
        )
        if path:
            self.write_pack(Path(path))

    def _ask_return(self) -> None:
        pack = self._pack()
        if pack is None:
            return
        name = f"{file_name(self.region.key())}-{file_name(pack.name)}{RETURN_SUFFIX}"
        kinds = _("Berkas balik") + f" (*{RETURN_SUFFIX})"
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Simpan berkas balik"), str(Path.home() / name), kinds
        )
        if path:
            self.send_back(Path(path))

    def _pack(self) -> NarrativePack | None:
        ident = self.campaign.id if self.campaign else ""
        return self.seen.pack(ident)

    def _offer(self, campaign: Campaign) -> Offer:
        """What a pack can hold, looked for anew only when it may differ."""
        project = self.desk.session.project
        figures = [project.find(Figure, f) for m in self.seen.messages(campaign.id) for f in m.figures]
        designs = {p.design for p in self.seen.posts(campaign.id)}
        asked = (campaign, self.seen.messages(campaign.id), figures, designs, self.desk.office)
        if asked != self._asked:
            self._asked, self._given = asked, offer(self.desk.session, campaign)
        return self._given

    # cards

    def _received(self, pack: NarrativePack) -> QFrame:
        facts = [_("Dari {sender}").format(sender=pack.sender or "–"), _("edisi {n}").format(n=pack.edition),
                 _("diterima {day}").format(day=short_date(pack.imported[:10]))]  # fmt: skip
        parts: list[QWidget] = [Label(_("Diterima dari pusat"), "section"), Label(" · ".join(facts), "muted")]
        today = self.desk.now.date().isoformat()
        if pack.expires:
            words = (
                _("Kedaluwarsa sejak {day}. Minta edisi baru sebelum dipakai lagi.")
                if expired(pack, today)
                else _("Berlaku sampai {day}.")
            )
            tone = "warn" if expired(pack, today) else "ok"
            parts.append(Toned(words.format(day=short_date(pack.expires)), tone))  # type: ignore[arg-type]
        if pack.note:
            parts.append(Label(_("Catatan pengirim: {note}").format(note=pack.note), wrap=True))
        parts.append(Label(_("Utuh menurut sidiknya; tidak ditandatangani."), "hint"))
        self._names(self.campaign.regions if self.campaign else ())
        sent = (
            _("Terakhir dikirim balik {day}").format(day=short_date(pack.returned[:10]))
            if pack.returned
            else ""
        )
        count = len(rows(self.desk.project, pack))
        told = many("{count} konten akan dilaporkan", count).format(count=number(count))
        back = writes(button(_("Kirim balik…"), self._ask_return, icon="send"))
        self.region.setFixedWidth(240)
        foot = row(
            Label(_("Sebagai"), "muted"), self.region, back, 4, Label(told, "hint"), None, Label(sent, "hint")
        )
        return card(*parts, line(), foot, gap=8)

    def _names(self, regions: tuple[str, ...]) -> None:
        own = own_name(self.desk.project)
        names = {plain(name): name for name in (own, *regions) if name}
        match = next((n for n in regions if plain(n) == plain(own)), own)
        self.region.clear()
        for name in names.values():
            self.region.addItem(name, name)
        self.region.show_key(match)

    def _sending(self, campaign: Campaign, given: Offer) -> QFrame:
        what = " · ".join([
            many("{count} pesan kunci", len(given.messages)).format(count=number(len(given.messages))),
            many("{count} angka", len(given.figures)).format(count=number(len(given.figures))),
        ])  # fmt: skip
        self.maker.setText(_("Tulis paket edisi {n}…").format(n=campaign.edition + 1))
        self.maker.setEnabled(bool(given.messages))
        self.kit.setText(_("Kit merek: {name}").format(name=given.kit) if given.kit else said(given.no_kit))
        self.kit.setEnabled(bool(given.kit))
        self.kit.setChecked(bool(given.kit))
        self.boxes = {i: QCheckBox(template_words(name, own=own)) for i, name, own in given.templates}
        self.expires_row = FormRow(_("Berlaku sampai"), self.expires)
        self.expires.setMaximumWidth(240)
        self.expires.today = self.desk.now.date()
        missing = many("{count} angka disebut pesan tetapi tidak ada di daftar angka.", len(given.missing))
        notes = [Toned(missing.format(count=len(given.missing)), "warn")] if given.missing else []
        proof = _(
            "Paket tidak ditandatangani. Penerima dapat memastikan isinya utuh, bukan siapa pengirimnya."
        )
        inside = box(column(Label(_("Ikut di dalamnya"), "strong"), Label(what, "muted"), *notes, self.kit,
                            *self.boxes.values(), gap=6))  # fmt: skip
        return card(
            Label(_("Kirim ke daerah"), "section"),
            Label(_("Satu berkas berisi pesan, fakta, angka, kit, dan templat; daerah melihat yang baru."),
                  "muted", wrap=True),
            inside, self.expires_row, FormRow(_("Catatan untuk penerima"), self.note),
            Toned(proof, "info"), row(self.maker, None), gap=14,
        )  # fmt: skip

    def _returns(self, campaign: Campaign, returns: tuple[PackReturn, ...]) -> QFrame:
        lines: list[QWidget] = []
        for one in sorted(returns, key=lambda r: r.at, reverse=True):
            words = many_posts(len(one.posts))
            late = one.edition < campaign.edition
            edition = Label(
                _("edisi {n}").format(n=one.edition), "" if late else "muted", "warn" if late else ""
            )
            lines.append(
                _line(one.region, Label(words, "muted"), edition, Label(short_date(one.at[:10]), "hint"))
            )
        have = {plain(r.region) for r in returns} | {plain(own_name(self.desk.project))}
        silent = (name for name in campaign.regions if plain(name) not in have)
        lines += [_line(name, _silent()) for name in silent]
        hint = Label(_("Seret berkas .narasi-balik ke halaman ini untuk menerimanya."), "hint")
        ruled = [part for one in lines for part in (line(), one)]
        return card(Label(_("Kembali dari daerah"), "section"), hint, *ruled, gap=8)


def _line(name: str, *facts: QWidget) -> QWidget:
    made = box(row(Label(name, "strong"), None, *facts, gap=16))
    made.setFixedHeight(32)
    return made


def _silent() -> QWidget:
    made = Toned(_("belum kirim balik"), "warn")
    made.setSizePolicy(made.sizePolicy().Policy.Preferred, made.sizePolicy().Policy.Fixed)
    return made


def template_words(name: str, *, own: bool) -> str:
    """`Templat kantor: NAME`, or of the program."""
    words = _("Templat kantor: {name}") if own else _("Templat bawaan: {name}")
    return words.format(name=name)


def file_name(text: str) -> str:
    """A name a file may have, made of words."""
    plain_ = "".join(c if c.isalnum() else "-" for c in text.casefold())
    return "-".join(part for part in plain_.split("-") if part)[:60] or "kampanye"


def clear_keeping(layout: QVBoxLayout, *kept: QWidget) -> None:
    """Empty a layout; these widgets are laid aside and not deleted."""
    for one in kept:
        one.setParent(None)
    clear(layout)
