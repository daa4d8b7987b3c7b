"""What every reading promises, whatever the text."""

import re
import textwrap
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.reading import LIMIT, Trouble, read_text
from tests.craft.reading.specimens import Specimen, differences, load

pytestmark = pytest.mark.unit
WHOLE = [s for s in load() if s.name.startswith(("whole", "messy"))]
FOUNDING = [s for s in load() if "founding shape" in s.name]


def squeezed(text: str) -> str:
    return " ".join(text.replace("\n: >", "\n").replace("*", " ").replace(">", " ").split())


@pytest.mark.parametrize("specimen", load(), ids=lambda s: s.name)
def test_every_fact_points_at_the_words_that_say_it(specimen: Specimen):
    reading = read_text(specimen.text)
    for path, fact in reading.facts():
        printed = specimen.text[fact.start : fact.end]
        if path.startswith("countries") or path in {"published", "deadline"}:
            assert printed.strip(), path
        elif path.endswith("postal"):
            for line in fact.value.replace(", ", "\n").splitlines():
                assert squeezed(line) in squeezed(printed), path
        elif "/emails/" in path and "@" not in printed:
            assert printed, path
        elif "/emails/" in path or "/web/" in path:  # a page may have broken it in two
            assert "".join(fact.value.split()) in "".join(printed.split()), path
        else:
            assert squeezed(fact.value).strip(" ,;:-–—") in squeezed(printed), path


# As a page writes it that stands alone, with a letter before its sign.
MAILBOX = r"(?<![\w.:@/<+-])[\w.+-]+\w@[\w-]+(?:\.[\w-]+)+(?![\w@>])"


def shapes_of(text: str) -> dict[str, str]:
    return {
        "quoted in a mail": "\n".join("> " + line for line in text.split("\n")),
        "with Windows line ends": text.replace("\n", "\r\n"),
        "indented": "\n".join("    " + line for line in text.split("\n")),
        "with hard spaces": text.replace(" ", "\u00a0"),
        "with soft hyphens": re.sub(r"(\w{4})(?=\w{3})", "\\1\u00ad", text),
        "with accents apart": unicodedata.normalize("NFD", text),
        "with linked mailboxes": re.sub(MAILBOX, r"<mailto:\g<0>>", text),
        "with mailboxes linked twice": re.sub(MAILBOX, r"\g<0><mailto:\g<0>>", text),
        "with labels in bold": re.sub(r"(?im)^(tel|fax|e-?mail)(?:\.?:)", r"**\g<0>**", text),
        "broken at 72 columns": "\n".join(
            textwrap.fill(line, 72) if len(line) > 100 and not set("@+") & set(line) else line
            for line in text.split("\n")
        ),
    }


@pytest.mark.parametrize("shape", shapes_of(""), ids=str)
def test_the_shape_of_a_paste_changes_nothing_that_is_read(shape: str):
    wrong = {}
    for specimen in WHOLE:
        if ("> " in specimen.text and shape == "quoted in a mail") or (
            shape == "broken at 72 columns" and "address in a sentence" in specimen.name
        ):
            continue
        different = [
            d
            for d in differences(specimen, read_text(shapes_of(specimen.text)[shape]).as_json())
            if not d.startswith("demand")
        ]
        if different:
            wrong[specimen.name] = different
    assert wrong == {}


def test_places_are_those_of_the_text_as_it_was_pasted():
    text = "Write to the **Minister of Jus\u00adtice**, <mailto:ana@jus\u00adtice.example.org>, *fax*: +44 1632 960\u00ad001"
    reading = read_text(text)
    (target,) = reading.targets
    said = {
        fact.value: text[fact.start : fact.end]
        for fact in (target.role, *target.emails, *target.faxes)
        if fact
    }
    assert said == {
        "the Minister of Justice": "the **Minister of Jus\u00adtice",
        "ana@justice.example.org": "ana@jus\u00adtice.example.org",
        "+44 1632 960001": "+44 1632 960\u00ad001",
    }


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=400))
def test_no_text_breaks_it(text: str):
    reading = read_text(text)
    for start, end in reading.spans().values():
        assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    "text", ["1: 0205550101", "(1): 020 555 01 01", "12): 0800 555 8804", ": :", "1) 2)"]
)
def test_a_line_without_a_word_breaks_nothing(text: str):
    assert read_text(text).targets == ()


pieces = st.sampled_from(
    [
        "Minister of Justice",
        "Dear Sir,",
        "Fax: +44 1632 960101",
        "a@b.example",
        "Please send protests to:",
        "cc:",
        "\n",
        "\n\n",
        "12 May",
        "2010",
        ":",
        "@",
        "+7 3272 716557",
        "or 2716538",
        "1: 0205550101",
        "Tel/fax",
        "1.",
        "•",
        "Embassy of Freland",
        "SW1A 1AA",
        "Salutation: Dear Sir",
        "[email protected]",
        "http://",
        "www.",
        "#",
        "Копии:",
        "رئيس",
        "(",
        ")",
        "“",
        "\x00",
        "�".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    ]
)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(pieces, max_size=40))
def test_no_heap_of_pieces_breaks_it(parts: list[str]):
    text = " ".join(parts)
    reading = read_text(text, today=date(2026, 1, 1))
    for path, (start, end) in reading.spans().items():
        assert 0 <= start <= end <= len(text), path
    for doubt in reading.doubts:
        assert doubt.question.endswith(("?", ".", "hands."))


def test_an_empty_text_is_said_to_be_empty():
    for text in ("", "  \n\t ", "\u200b"):
        reading = read_text(text)
        assert [p.trouble for p in reading.problems] == [Trouble.EMPTY]
        assert not reading.is_whole


def test_a_text_over_the_limit_is_cut_and_it_is_said():
    block = "Send protests to:\nMinister of Housing\nFax: +44 1632 960101\n"
    reading = read_text(block + "word " * (LIMIT // 5) + "\nFax: +44 1632 960199\n")
    assert reading.problems[0].trouble is Trouble.TOO_LONG
    assert "65,536" in reading.problems[0].message
    assert [f.value for t in reading.targets for f in t.faxes] == ["+44 1632 960101"]


def test_a_story_without_anybody_to_write_to_is_understood_only_in_part():
    reading = read_text("Freland: A strike ended\n\nThe strike ended on Monday. Nobody was hurt.")
    assert [p.trouble for p in reading.problems] == [Trouble.NO_TARGET]


def kinds(text: str, **more) -> dict[str, str | None]:
    return {d.kind: d.proposed for d in read_text(text, **more).doubts}


def test_an_old_kazakh_number_is_kept_and_the_modern_one_proposed():
    text = "Send protests to:\nAkimat of the city\nPloshad Respubliki 4, Almaty, Kazakhstan\nTel: +7 3272 000001\n"
    reading = read_text(text)
    assert reading.targets[0].phones[0].value == "+7 3272 000001"
    assert kinds(text)["renumbered"] == "+7 727 200 0001"


def test_a_code_that_contradicts_the_city_is_asked_about():
    text = "Send protests to:\nAkimat Almaty\nPl Respubliki 4\nTelephone +7 3212 2000001 or 2000002\n"
    doubts = [d for d in read_text(text).doubts if d.kind == "contradiction"]
    assert [d.path for d in doubts] == ["targets/0/phones/0", "targets/0/phones/1"]
    assert "Karaganda" in doubts[0].question
    assert doubts[0].proposed == "+7 727 200 0001"


def test_one_number_for_phone_and_fax_is_asked_about():
    assert "shared-number" in kinds("Protest to:\nAkimat of Sample\nTel - fax +7 7172 55 01 01\n")


def test_days_without_a_year_are_asked_about():
    found = kinds(
        "Last Thursday we stood there, after the attack of 5 April.\n\nSend protests to: mayor@city.example"
    )
    assert {"no-date", "relative", "no-year"} <= set(found)


def test_a_private_mailbox_of_somebody_in_danger_is_asked_about():
    text = "Timur Verner was arrested and sent to jail.\n\nSend protests to: mayor@city.example. Copies to: verner1917@yandex.ru"
    assert "mailbox-at-risk" in kinds(text)


def test_a_copy_that_goes_to_one_persons_private_mailbox_is_asked_about():
    text = "Send protests to: mayor@city.example. Please send copies to: timur1917@yandex.ru. And: office@group.example"
    doubts = [d for d in read_text(text).doubts if d.kind == "private-mailbox"]
    assert [text[slice(*d.span)] for d in doubts] == ["timur1917@yandex.ru"]


def test_a_closed_action_is_asked_about():
    assert "closed" in kinds("This action is closed.\nWrite to:\nMinister of Labour\nminister@labour.example")


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("The Mayor\nPO Box 6022\nFax: +44 1632 960101", "odd-address"),  # too little
        (
            "The Mayor\nTown Hall\n1 Sample Street\nMr. Otto Prim Vane\nOslo 0150, Norway",
            "odd-address",
        ),  # who?
        ("5 Sample Street\n10115 Berlin\nFax: +44 1632 960101", "odd-address"),  # nobody's
        ("otto.prim55@gmail.com", "whose-mailbox"),
    ],
)
def test_what_is_odd_about_an_address_is_asked(block: str, kind: str):
    assert kind in kinds(f"Please send your protests to:\n\n{block}\n")


def test_the_abbreviated_number_is_expanded_with_the_prefix_before_it():
    target = read_text("Send to:\nThe Mayor\nTel: +7 3212 2000001 or 2000002").targets[0]
    assert [f.expanded for f in target.phones] == ["732122000001", "732122000002"]


def test_national_numbers_take_the_country_of_their_block():
    target = read_text("Schreibt an:\nInnenministerium\n10117 Berlin\nFax: 030 23125 101").targets[0]
    assert (target.country, target.faxes[0].expanded) == ("DE", "493023125101")


def test_reading_is_json_from_end_to_end():
    import json

    shape = json.loads(json.dumps(read_text(FOUNDING[0].text).as_json()))
    assert set(shape["spans"]) == set(shape["confidence"])
    assert all(re.fullmatch(r"[a-z_]+(/\d+(/[a-z]+(/\d+)?)?)?", d["path"]) for d in shape["doubts"])
