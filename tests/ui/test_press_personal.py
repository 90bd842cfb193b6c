"""A press text with personal data: its page says how much, and one button takes it out of the offers."""

from PySide6.QtWidgets import QPushButton

from studio.catalog.templates import load_template
from studio.domain.content import RichText
from studio.intake.rich_text import rich_text
from studio.session.press_fill import Offer, Offers, hidden
from studio.ui.main_window import MainWindow
from studio.ui.post.press import PressPage
from studio.ui.widgets.basic import Toned

NIK = "3171011708450001"
WORDS = f"Paspor atas NIK {NIK} sudah terbit, hubungi budi@gmail.com."


def offers() -> Offers:
    """A headline that says who it is, and a deck that says it again."""
    return Offers(
        title="Paspor terbit",
        offers=(
            Offer(slot="headline", text=WORDS, value=rich_text(WORDS)),
            Offer(slot="deck", text=f"NIK {NIK}", value=rich_text(f"NIK {NIK}")),
        ),
        caption=WORDS,
    )


def test_different_data_are_counted_and_every_place_is_cleaned() -> None:
    """The same number in three places is one; slot values, title and caption are cleaned."""
    cleaned, found = hidden(offers())
    assert found == {"nik": 1, "email": 1}
    assert NIK not in repr(cleaned)
    value = cleaned.offers[1].value
    assert isinstance(value, RichText)
    assert value.plain == "NIK [NIK/KK]"
    assert hidden(cleaned)[1] == {}


def test_one_button_takes_personal_data_out(window: MainWindow) -> None:
    """The line is there while there is something, ticks stay as they were."""
    page = PressPage(window, (load_template("kabar"),))
    page._show(offers())
    told = page.findChild(Toned, "personal")
    assert told is not None
    assert told.label.text() == "Ada 2 data pribadi di naskah ini: surel, NIK/KK."
    page.ticks["deck"].setChecked(False)
    next(b for b in page.findChildren(QPushButton) if b.text() == "Samarkan").click()
    assert NIK not in repr(page.offers)
    assert [tick.isChecked() for tick in page.ticks.values()] == [True, False]
    page._show(Offers())
