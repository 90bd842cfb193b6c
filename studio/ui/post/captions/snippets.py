"""Snippets kept by name, put in at the caret with the post's own title, date, office and link."""

from PySide6.QtWidgets import QMenu, QWidget

from studio import i18n
from studio.domain.caption_texts import fill_in
from studio.session import preferences
from studio.ui import theme
from studio.ui.post.captions.context import Captions
from studio.ui.post.captions.edit import CaptionEdit
from studio.ui.post.captions.name_popup import ask_name
from studio.ui.widgets.basic import plain_tip
from studio.ui.words import _, language

FIELDS = ("judul", "tanggal", "kantor", "tautan")


def values(captions: Captions) -> dict[str, str]:
    """What the fields of a snippet stand for in this post."""
    post, office = captions.post, captions.desk.office
    speech = i18n.ENGLISH if language() == "en" else i18n.LOCALE
    return {
        "judul": post.title,
        "tanggal": i18n.long_date(post.schedule.date, locale=speech) if post.schedule.date else "",
        "kantor": (office.short_name or office.unit) if office else "",
        "tautan": captions.caption.link or captions.common.link,
    }


def snippet_menu(parent: QWidget, captions: Captions, edit: CaptionEdit) -> QMenu:
    """Snippets to put in, to keep, to forget; and the fields by themselves."""
    menu, known, filled = QMenu(parent), preferences.read().snippets, values(captions)
    menu.setToolTipsVisible(True)
    for name, text in sorted(known.items()):
        action = menu.addAction(theme.icon("quote"), name)
        action.setToolTip(plain_tip(" ".join(fill_in(text, filled).split())[:120]))
        action.triggered.connect(lambda _on=False, text=text: edit.insert(fill_in(text, filled)))
    if not known:
        menu.addAction(_("Belum ada cuplikan tersimpan")).setEnabled(False)
    menu.addSeparator()
    fields = menu.addMenu(theme.icon("text-plus"), _("Sisipkan isian"))
    for field in FIELDS:
        shown = filled[field] or _("belum diisi")
        action = fields.addAction(f"{{{field}}}   {shown[:48]}")
        action.setEnabled(bool(filled[field]))
        action.triggered.connect(lambda _on=False, field=field: edit.insert(filled[field]))
    selected = edit.textCursor().selectedText().replace("\u2029", "\n") or edit.text().strip()
    whole = not edit.textCursor().hasSelection()
    keep = menu.addAction(
        theme.icon("device-floppy"),
        _("Simpan seluruh teks sebagai cuplikan…") if whole else _("Simpan pilihan sebagai cuplikan…"),
    )
    keep.setToolTip(_("Isian {judul}, {tanggal}, {kantor}, {tautan} di dalamnya diisi saat disisipkan."))
    keep.setEnabled(bool(selected))
    keep.triggered.connect(
        lambda _on=False: ask_name(
            parent, _("Nama cuplikan"), lambda name: keep_snippet(captions, name, selected)
        )
    )
    if known:
        drop = menu.addMenu(theme.icon("trash"), _("Hapus cuplikan"))
        for name in sorted(known):
            drop.addAction(name).triggered.connect(lambda _on=False, name=name: forget(captions, name))
    return menu


def keep_snippet(captions: Captions, name: str, text: str) -> None:
    """Remember a text by a name."""
    preferences.change(snippets={**preferences.read().snippets, name: text})
    captions.desk.told.emit(_("Cuplikan “{name}” disimpan.").format(name=name))


def forget(captions: Captions, name: str) -> None:
    """Forget a snippet; the notice brings it back."""
    known = preferences.read().snippets
    preferences.change(snippets={k: v for k, v in known.items() if k != name})
    captions.page.window_.notices.say(
        _("Cuplikan “{name}” dihapus.").format(name=name),
        "info",
        (
            _("Kembalikan"),
            lambda: preferences.change(snippets={**preferences.read().snippets, name: known[name]}),
        ),
    )
