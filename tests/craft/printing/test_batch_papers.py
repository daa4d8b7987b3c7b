"""What goes with a batch of letters: serials at their feet, labels, the list to count by."""

import pytest

from shanyrak.craft.printing.labels import LAYOUTS, Label, labels_pdf
from shanyrak.craft.printing.letter import LetterSheet, letter_pdf
from shanyrak.craft.printing.manifest import ManifestRow, manifest_pdf
from shanyrak.craft.printing.press import DoesNotFit
from shanyrak.craft.printing.serials import pages_in, stamped
from tests.craft.printing.pdfs import fonts_of, pages_of, paper_of, squeezed, text_of, words_of

pytestmark = pytest.mark.unit

AKIM = ("Akim of Kemertas", "4 Mira Square", "010203 Kemertas", "KAZAKHSTAN")


def letter(words="Please stop.", **changes):
    return letter_pdf(LetterSheet(AKIM, f"Dear Sir,\n\n{words}", **changes))


def test_every_page_carries_the_serial_of_its_letter():
    long = letter("\n\n".join(["Please stop the demolition of our houses. " * 12] * 12))

    pdf = stamped([(letter(), "7-001"), (long, "7-002"), (letter(window="us"), "7-003/2")])

    text = text_of(pdf).split("\f")
    assert "7-001" in text[0]
    assert "7-002 · 1 / 2" in text[1] and "7-002 · 2 / 2" in text[2]
    assert "7-003/2" in text[3]
    assert pages_in(pdf) == pages_of(pdf) == 4
    assert all(is_embedded for _name, is_embedded in fonts_of(pdf))


def test_the_serial_stands_below_everything_else():
    words = words_of(stamped([(letter(status_url="https://appeal.example/7/"), "7-001")]))

    serial = next(word for word in words if word.text == "7-001")
    assert serial.top > 285
    assert max(word.bottom for word in words if word is not serial) < serial.top


def test_what_is_no_letter_is_not_stamped():
    with pytest.raises(ValueError, match="no PDF"):
        stamped([(b"%PDF-1.7", "7-001")])
    with pytest.raises(ValueError, match="no letters"):
        stamped([])


@pytest.mark.parametrize(("layout", "paper"), [("a4-24", "A4"), ("us-30", "letter")])
def test_labels_stay_inside_their_labels(layout, paper):
    place = LAYOUTS[layout]
    labels = [Label((f"Office{number}", *AKIM[1:]), f"7-{number:03d}") for number in range(place.count + 1)]

    pdf = labels_pdf(labels, layout=layout)

    assert paper in paper_of(pdf)
    assert pages_of(pdf) == 2
    for number in range(place.count):
        row, column = divmod(number, place.columns)
        left, top = place.x + column * place.dx, place.y + row * place.dy
        for text in (f"Office{number}", f"7-{number:03d}"):
            word = next(word for word in words_of(pdf) if word.text == text)
            assert left <= word.left < word.right <= left + place.width
            assert top <= word.top < word.bottom <= top + place.height


def test_labels_that_were_peeled_off_before_are_left_out():
    first = words_of(labels_pdf([Label(AKIM)], layout="a4-24", used=23))[0]

    assert first.left > 140 and first.top > 250
    assert pages_of(labels_pdf([Label(AKIM)] * 2, layout="a4-24", used=23)) == 2


@pytest.mark.parametrize("line", ["Қалалық әкімдік, Қаскелең", "مكتب الوالي ٤ ساحة السلام", "जिला अधिकारी"])
def test_a_label_gives_every_character_back(line):
    pdf = labels_pdf([Label((line, "KAZAKHSTAN"))], layout="a4-24")

    assert set(squeezed(line)) <= set(squeezed(text_of(pdf)))
    assert all(is_embedded for _name, is_embedded in fonts_of(pdf))


def test_an_address_too_long_for_its_label_is_refused_and_named():
    long = Label(tuple(f"Line {number} of an address without end" for number in range(14)))

    with pytest.raises(DoesNotFit, match="address 2"):
        labels_pdf([Label(AKIM), long], layout="us-30")


def test_the_list_names_every_serial_and_where_it_goes():
    rows = [ManifestRow(f"7-{number:03d}", "Әкім, Қаскелең, KAZAKHSTAN", 1) for number in range(1, 121)]

    pdf = manifest_pdf(rows, batch=7, taken="22 November 2026, 12:00")

    text = text_of(pdf)
    assert all(row.serial in text for row in rows)
    assert "Қаскелең" in text and "Letters in this batch: 120" in text
    assert "Counted:" in text and "Posted on:" in text
    assert pages_of(pdf) > 1


def test_a_label_too_small_for_holder_and_office_says_the_office_and_never_half_a_place():
    place = [f"line {number} of the address" for number in range(4)]
    label = Label(("Mr Yerlan Tulin", "Akim of Kemertas", *place, "KAZAKHSTAN"), spare=2)

    words = words_of(labels_pdf([label], layout="us-30"))

    assert {"Akim", *"0123", "KAZAKHSTAN"} <= {word.text for word in words}
    assert "Yerlan" not in {word.text for word in words}
