"""What the child does with .docx, .odt and PDF, tried here in one process."""

import io

import pytest
from pypdf import PdfWriter

from shanyrak.craft.documents import Remark
from shanyrak.craft.documents.documents import (
    Archive,
    Damaged,
    Encrypted,
    NoTextInside,
    NoWords,
    OldFormat,
    TooDeep,
    UnpacksTooLarge,
)
from shanyrak.craft.documents.office import ENTRIES_AT_MOST, open_office
from shanyrak.craft.documents.pdfs import PAGES_AT_MOST, open_pdf, tidy
from tests.craft.documents.making import docx, leaflet, locked_pdf, odt, paragraph, pdf, written, zipped

pytestmark = pytest.mark.unit

LIST = '<w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr>'
HEADING = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
LINK = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="rId1" Target="mailto:m@gov.example"/></Relationships>"""
SWELLING = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'


def cell(text: str) -> str:
    return f"<w:tc><w:tcPr/>{paragraph(text)}</w:tc>"


def test_a_word_document_keeps_its_headings_lists_and_breaks():
    body = (
        paragraph("Free Ana", HEADING)
        + paragraph("ask", LIST)
        + paragraph("demand", LIST)
        + "<w:p/><w:p><w:r><w:t>Minister</w:t><w:br/><w:t>Lon</w:t></w:r><w:r><w:t>don</w:t></w:r></w:p>"
    )

    assert open_office(docx(body)).text == "Free Ana\n\n• ask\n• demand\n\nMinister\nLondon"


def test_a_word_table_becomes_lines():
    body = f"<w:tbl><w:tr>{cell('Fax')}{cell('+44 1632 960178')}</w:tr></w:tbl>"

    assert open_office(docx(body)).text == "Fax\t+44 1632 960178"


def test_headings_of_a_word_table_are_said_with_each_cell():
    heads = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('Name')}{cell('Fax')}</w:tr>"
    body = f"<w:tbl>{heads}<w:tr>{cell('Ana Bell')}{cell('+44 1632 960178')}</w:tr></w:tbl>"

    assert open_office(docx(body)).text == "Ana Bell\nFax: +44 1632 960178"


def test_the_address_behind_a_link_in_a_word_document_stays_visible():
    body = '<w:p><w:hyperlink r:id="rId1"><w:r><w:t>the Minister</w:t></w:r></w:hyperlink></w:p>'

    document = open_office(docx(body, word___rels__document_DOT_xml_DOT_rels=LINK))

    assert document.text == "the Minister (m@gov.example)"


def test_what_was_struck_out_under_review_is_not_read():
    body = "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>"

    assert open_office(docx(body)).text == "new"


def test_an_opendocument_text_keeps_its_lines_lists_and_links():
    body = (
        "<text:h>Free Ana</text:h><text:p>Minister<text:line-break/>Lon<text:span>don</text:span><text:s/>N1</text:p>"
        "<text:list><text:list-item><text:p>ask</text:p></text:list-item></text:list><text:p/>"
        '<text:p><text:a xlink:href="mailto:m@gov.example">him</text:a> or <office:annotation><text:p>why?</text:p>'
        "</office:annotation>her</text:p>"
    )

    assert (
        open_office(odt(body)).text == "Free Ana\n\nMinister\nLondon N1\n• ask\n\nhim (m@gov.example) or her"
    )


def test_an_opendocument_table_becomes_lines():
    row = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("Fax", "1632"))

    document = open_office(odt(f"<table:table><table:table-row>{row}</table:table-row></table:table>"))

    assert document.text == "Fax\t1632"


@pytest.mark.parametrize(
    ("raw", "trouble"),
    [
        (docx("<w:p/>"), NoWords),
        (docx("<w:p>"), Damaged),
        (docx("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000), TooDeep),
        (odt("<text:span>" * 500 + "</text:span>" * 500), TooDeep),
        (odt("<text:p>x</text:p>", manifest="<encryption-data/>"), Encrypted),
        (docx(paragraph("Minister"))[:200], Damaged),
        (zipped(word__document_DOT_xml=SWELLING), UnpacksTooLarge),
        (zipped(**{f"a{n}": "" for n in range(ENTRIES_AT_MOST + 1)}), UnpacksTooLarge),
        (zipped(xl__workbook_DOT_xml="<a/>"), OldFormat),
        (zipped(a_DOT_txt="Minister"), Archive),
        (b"PK\x03\x04 and so on", Damaged),
    ],
)
def test_what_is_wrong_with_a_zipped_document_is_told_apart(raw, trouble):
    with pytest.raises(trouble):
        open_office(raw)


def test_a_long_document_is_cut_and_noted():
    document = open_office(docx(paragraph("Minister " * 10_000)))

    assert len(document.text) == 65_536 and document.notes[0].remark is Remark.CUT


def test_a_pdf_that_anybody_may_open_is_read_though_it_has_an_owner():
    writer = PdfWriter(clone_from=io.BytesIO(leaflet()))
    writer.encrypt("", owner_password="secret", algorithm="AES-256")
    file = io.BytesIO()
    writer.write(file)

    assert "Minister of Housing" in open_pdf(file.getvalue()).text
    with pytest.raises(Encrypted):
        open_pdf(locked_pdf("secret"))


def test_pages_of_a_pdf_that_are_pictures_are_counted():
    writer = PdfWriter(clone_from=io.BytesIO(leaflet()))
    writer.add_blank_page(595, 842)

    document = open_pdf(written(writer))

    assert [(note.remark, note.count) for note in document.notes] == [(Remark.PAGES_WITHOUT_TEXT, 1)]


def test_paragraphs_of_a_pdf_stand_apart_again():
    source = "Please write \\ to both \\ at once:\n\nMinister \\ Sample Street \\ London\n\nMayor \\ Leeds"

    assert open_pdf(pdf(source)).text == (
        "Please write\nto both\nat once:\n\nMinister\nSample Street\nLondon\n\nMayor\nLeeds"
    )


def test_a_pdf_in_russian_comes_out_in_russian():
    assert "Министр" in open_pdf(pdf("Министр")).text


def test_what_setting_did_to_words_is_undone():
    assert tidy("of\ufb01ce  \u00ad \n\n\n   x     y\n") == "office\n\nx  y"


def test_no_more_than_two_hundred_pages_are_looked_at_though_all_are_pictures():
    writer = PdfWriter()
    for _ in range(PAGES_AT_MOST + 1):
        writer.add_blank_page(595, 842)
    words = PdfWriter(clone_from=io.BytesIO(leaflet()))
    writer.add_page(words.pages[0])

    with pytest.raises(NoTextInside):
        open_pdf(written(writer))
