"""Web pages: lines where a reader sees lines, the addresses behind links, no furniture."""

import time

import pytest

from shanyrak.craft.documents import Kind, Remark, open_document
from shanyrak.craft.documents.webpages import page_text

pytestmark = pytest.mark.unit


def shown(html: str) -> str:
    return page_text(f"<html><body>{html}").text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h1>Free  Ana</h1><p>Please\nwrite.</p>", "Free Ana\n\nPlease write."),
        (
            "Minister<br>4 Sample Street<br/>London<br><br>Tel: 1",
            "Minister\n4 Sample Street\nLondon\n\nTel: 1",
        ),
        ("<div>Minister</div><div>London</div>", "Minister\nLondon"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("<ul><li>ask<li>demand<ul><li>twice</ul></ul>end", "• ask\n• demand\n• twice\n\nend"),
        ("<ol><li>ask</li><li>demand</li></ol>", "1. ask\n2. demand"),
        ("<ol start=3><li>ask</ol>", "3. ask"),
        ("<pre>Minister\n  London</pre>", "Minister\n  London"),
        ("<b>Min</b>ister <i>of</i> Housing", "Minister of Housing"),
        ("a&nbsp;b &amp; c &lt;d@e.example&gt;", "a b & c <d@e.example>"),
        ("<dl><dt>Fax</dt><dd>+44 1632 960178</dd></dl>", "Fax\n+44 1632 960178"),
        ("x<script>if (a<b) document.write('<p>y')</script><style>p{}</style>z", "xz"),
        ("old <del>minister@old.example</del> new", "old new"),
        ("<p style='display: none'>trap@x.example</p>seen", "seen"),
        ("<!-- <p>hidden --> seen <!-- open", "seen <!-- open"),
        ("1 < 2 and <3", "1 < 2 and <3"),
    ],
)
def test_a_page_becomes_the_lines_that_a_reader_sees(html, text):
    assert shown(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<a href="mailto:m@gov.example">the Minister</a>.', "the Minister (m@gov.example)."),
        ('<a href="mailto:m@gov.example">M@gov.example</a>', "M@gov.example"),
        (
            '<a href="MAILTO:m@gov.example?subject=x&amp;cc=us@ngo.example">him</a>',
            "him (m@gov.example; Cc: us@ngo.example)",
        ),
        ('<a href="mailto:?to=m%40gov.example">him</a>', "him (m@gov.example)"),
        ('<a href="mailto:m@gov.example"><img src=x></a>', "m@gov.example"),
        ('<a href="tel:+441632960178">Call</a>', "Call (+441632960178)"),
        ('<a href="tel:+441632960178">01632 960178</a>', "01632 960178 (+441632960178)"),
        ('<a href="tel:+441632960178">+44 1632 960178</a>', "+44 1632 960178"),
        ('the <a href="https://gov.example/c">contact form</a>', "the contact form (https://gov.example/c)"),
        ('our <a href="https://ngo.example/news">news</a>', "our news"),
        ('m<img alt="@" src=x>gov.example', "m@gov.example"),
        ('<a data-cfemail="076a47606871">[email&#160;protected]</a>', "m@gov"),
        ('<a href="/cdn-cgi/l/email-protection#076a47606871">[email protected]</a>', "m@gov"),
    ],
)
def test_the_address_behind_a_link_stays_visible(html, text):
    assert shown(html) == text


def test_a_table_with_headings_says_them_with_each_cell():
    html = """<table><tr><th>Name<th>Fax<th>E-mail:</tr>
        <tr><td>Ana Bell<td>+44 1632 960178<td>ana@gov.example</tr><tr><td>Beth Coe<td><td>beth@gov.example</table>"""

    assert (
        shown(html)
        == "Ana Bell\nFax: +44 1632 960178\nE-mail: ana@gov.example\n\nBeth Coe\nE-mail: beth@gov.example"
    )


def test_addresses_that_stand_side_by_side_come_one_after_the_other():
    html = "<table><tr><td>Minister<br>London<td>Mayor<br>Leeds</table><table><tr><td>Fax<td>+44 1632 960178</table>"

    assert shown(html) == "Minister\nLondon\n\nMayor\nLeeds\n\nFax\t+44 1632 960178"


def test_menus_footers_and_small_forms_are_left_out_and_noted():
    page = page_text(
        "<body><nav><ul><li>Home</ul></nav><div class='wide menu'>Shop</div><p>"
        + "Please write. " * 20
        + "</p>"
        "<form>Your mail <input><button>Join</button></form><footer>own@ngo.example</footer>"
    )

    assert page.text == ("Please write. " * 20).strip()
    assert [(note.remark, note.count) for note in page.notes] == [(Remark.FURNITURE, 4)]


def test_a_form_around_the_whole_page_is_the_page():
    words = "Please write to the Minister. " * 30

    assert shown(f"<form><input>{words}</form>") == words.strip()


def test_a_page_that_is_all_furniture_is_taken_whole():
    page = page_text("<nav>" + "Please write to the Minister. " * 20)

    assert page.text.startswith("Please write") and page.notes[0].remark is Remark.WHOLE_PAGE


def test_a_page_without_heading_begins_with_its_title():
    assert page_text("<title>Free Ana</title><p>Please write.").text == "Free Ana\n\nPlease write."
    assert page_text("<title>Free Ana</title><h1>Ana</h1>").text == "Ana"


@pytest.mark.parametrize("declared", ["windows-1251", "koi8-r"])
def test_a_page_is_read_in_the_charset_that_it_declares(declared):
    html = f"<html><meta charset={declared}><p>Да"  # two letters tell no frequency

    document = open_document(html.encode(declared))

    assert document.text == "Да" and document.kind is Kind.PAGE


HOSTILE = [
    "<a ",
    "<!--",
    "</",
    "<a b='",
    "<script",
    "<![",
    "<a b=\">' ",
    "<td>",
    "<form><input>x</form>",
    "<li>",
    "</a ",
    "<p>",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_page_made_to_take_long_does_not(unit):
    start = time.process_time()
    page_text(unit * 8_000 + "Minister")

    assert time.process_time() - start < 2  # seconds; the bare parser takes six for the first of them
