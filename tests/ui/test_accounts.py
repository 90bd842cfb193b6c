"""The register of accounts: entries, the monthly check, no secrets, the sheet, the reminder."""

import zipfile
from datetime import date

import msgspec
import pytest

from studio.domain.accounts import QUESTIONS, AccountCheck, AccountEntry
from studio.domain.content import Account, Office
from studio.session import accounts
from studio.ui.home.accounts import accounts_cards
from studio.ui.home.page import HomePage
from studio.ui.settings.accounts import AccountsSection
from studio.ui.settings.page import SettingsPage


@pytest.fixture
def section(window) -> AccountsSection:
    """The section of an office with two accounts."""
    office = window.desk.office or Office(id="office", institution="Imigrasi", unit="Kantor")
    held = {"instagram": Account(handle="@kantor"), "x": Account(handle="@kantor_x")}
    window.desk.put("Uji", msgspec.structs.replace(office, accounts=held))
    window.go("settings")
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)
    made = page.show_section("accounts")
    assert isinstance(made, AccountsSection)
    return made


def test_an_entry_is_stored_and_undone(window, section) -> None:
    """What is typed of an account is one command of the undo list."""
    section.edit(accounts.entries(window.desk.project)[0])
    section.fields["holders"].setText("Siti Rahma, Pranata Humas")
    section.two.show_key("yes")
    section.day.show_text("02/03/2026")
    section._store(accounts.entries(window.desk.project)[0])
    stored = window.desk.project.get(AccountEntry, "instagram")
    assert (stored.holders, stored.two_factor, stored.handover) == (
        "Siti Rahma, Pranata Humas",
        "yes",
        "2026-03-02",
    )
    window.desk.undo()
    assert window.desk.project.find(AccountEntry, "instagram") is None


def test_a_field_with_a_secret_is_refused(window, section) -> None:
    """Nothing is stored, and the field says why."""
    entry = accounts.entries(window.desk.project)[0]
    section.edit(entry)
    section.fields["recovery"].setText("kata sandi: Rahasia2026")
    section._store(entry)
    assert window.desk.project.find(AccountEntry, "instagram") is None
    assert "kata sandi" in section.rows["recovery"].note.label.text()


def test_search_lists_what_fits_and_survives(section) -> None:
    """The field stays through searches and edits; nothing found has its own words."""
    section.search.setText("kantor_x")
    section.refresh()
    section.search.setText("tiada")
    section.refresh()
    section.search.clear()
    assert section.search.isVisibleTo(section)


def test_a_monthly_check_is_a_short_form(window, section) -> None:
    """Answers of all accounts become one check; what was not answered is not known."""
    section.start_check()
    first, second = section.form.parts
    first.all_yes()
    second.choices["two-factor"].buttons["no"].click()
    section.form.store()
    [check] = window.desk.project.all(AccountCheck)
    assert check.accounts[0].open == ()
    assert check.accounts[1].answers["two-factor"] == "no"
    assert check.open == len(QUESTIONS)
    assert section.form is None
    section.remove_check(check)
    assert window.desk.project.all(AccountCheck) == ()


def test_a_remark_with_a_code_is_refused(window, section) -> None:
    """The form stays open with the answers in it."""
    section.start_check()
    section.form.parts[0].note.setText("OTP: 123456")
    section.form.store()
    assert window.desk.project.all(AccountCheck) == ()
    assert section.form is not None


def test_the_first_page_reminds_when_a_check_is_late(window, section) -> None:
    """Thirty-one days are fine; then a card stands there; without a register it does not."""
    window.go("home")
    home = window.pages["home"]
    assert isinstance(home, HomePage)
    assert accounts_cards(home) == ()
    today = window.desk.now.date()
    for days, cards in ((31, 0), (32, 1)):
        day = date.fromordinal(today.toordinal() - days).isoformat()
        window.desk.put("Uji", AccountCheck(id="c", day=day))
        assert len(accounts_cards(home)) == cards


def test_the_handover_sheet_names_people_and_no_secrets(window, section, tmp_path) -> None:
    """Accounts, holders and lines to sign; a register with a secret is not printed."""
    window.desk.put("Uji", AccountEntry(id="x", platform="x", holders="Budi Laksana", two_factor="no"))
    out = tmp_path / "serah.docx"
    assert accounts.write_handover(window.desk.session, out) == 2
    text = zipfile.ZipFile(out).read("word/document.xml").decode()
    for words in (
        "BERITA ACARA SERAH TERIMA AKUN",
        "Budi Laksana",
        "@kantor_x",
        "Mengetahui,",
        "Pihak kedua,",
    ):
        assert words in text
    again = tmp_path / "lagi.docx"
    accounts.write_handover(window.desk.session, again)
    assert again.read_bytes() == out.read_bytes()
    window.desk.put("Uji", AccountEntry(id="x", platform="x", note="PIN: 445566"))
    with pytest.raises(accounts.StudioError):
        accounts.write_handover(window.desk.session, out)
