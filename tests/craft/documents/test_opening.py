"""From bytes to text: what it is, and what is said when there is none."""

import os
import random
import subprocess
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.documents import Kind, Remark, UnableToOpen, open_document
from shanyrak.craft.documents.confining import open_in_child
from shanyrak.craft.documents.documents import (
    Archive,
    Binary,
    Damaged,
    Empty,
    Encrypted,
    NoTextInside,
    NoWords,
    OldFormat,
    Picture,
    TooDeep,
    UnpacksTooLarge,
)
from tests.craft.documents import making

pytestmark = pytest.mark.unit

RUSSIAN = "Просим вас немедленно прекратить выселение жителей посёлка и выслушать их."
GERMAN = "Bitte schreiben Sie höflich an das zuständige Ministerium für Städtebau."
NOISE = random.Random(3).randbytes(3000)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-8-sig"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-16-be"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (GERMAN, "windows-1252"),
    ],
)
def test_a_plain_text_comes_out_in_whatever_encoding_it_was(text, encoding):
    document = open_document(text.encode(encoding))

    assert document.text == text and document.kind is Kind.TEXT
    assert document.encoding == encoding.removesuffix("-sig")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Просим".encode()[:-1], "Проси"),
        ("Se exige la liberación".encode("cp1252"), "Se exige la liberación"),
        ("Se exige la liberació".encode("cp1252"), "Se exige la liberació"),
    ],
)
def test_a_text_cut_within_a_letter_is_told_from_one_in_an_old_code_page(raw, text):
    assert open_document(raw).text == text


@pytest.mark.parametrize(
    "text",
    [
        "From: Ana <ana@house.example>\nDate: 3 March 2009\nSubject: Urgent\n\nPlease write.",
        "Use <b> for bold.\nMail <minister@gov.example> and <x@gov.example>",
        "a < b and c > d, <p> too",
    ],
)
def test_a_text_that_only_resembles_a_mail_or_page_stays_as_it_was_pasted(text):
    assert open_document(text.encode()).text == text


@pytest.mark.parametrize(
    ("raw", "trouble"),
    [
        (b"", Empty),
        (b" \r\n\x00", Empty),
        (b"-- !! --", NoWords),
        (NOISE, Binary),
        (b"\xff\xd8\xff\xe0" + NOISE, Picture),
        (b"\x89PNG\r\n\x1a\n" + NOISE, Picture),
        (b"RIFF\x00\x00\x00\x00WEBP" + NOISE, Picture),
        (b"\x1f\x8b\x08" + NOISE, Archive),
        (b"{\\rtf1 Dear Minister}", OldFormat),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE, OldFormat),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Encrypted),
        (b"<html>" + b"<div>" * 10_000 + b"Minister" + b"</div>" * 10_000, TooDeep),
        (b"<html><body><p> </p></body></html>", NoWords),
    ],
)
def test_what_holds_no_text_is_said_to_be_what_it_is(raw, trouble):
    with pytest.raises(trouble) as said:
        open_document(raw)

    assert str(said.value).endswith(".") and "Minister" not in str(said.value)


def test_every_trouble_has_a_sentence_of_its_own():
    sentences = [kind.sentence for kind in UnableToOpen.__subclasses__()]

    assert len(set(sentences)) == len(sentences) >= 12
    assert all(len(sentence) > 40 for sentence in sentences)


def test_a_long_text_is_cut_and_said_to_be():
    document = open_document(b"Dear Minister. " * 10_000)

    assert len(document.text) == 65_536
    assert document.notes[0].remark is Remark.CUT
    assert document.notes[0].sentence.startswith("Only the first 65,536 characters")


def test_a_caller_may_keep_a_plain_text_whole():
    assert len(open_document(b"Dear Minister. " * 10_000, plain_at_most=10**6).text) == 150_000


def test_a_pdf_a_docx_and_an_odt_come_out_of_the_child_as_text():
    lines = [
        open_in_child(making.leaflet(), shape="pdf"),
        open_document(making.docx("".join(map(making.paragraph, making.BLOCK)))),
        open_document(making.odt("".join(f"<text:p>{line}</text:p>" for line in making.BLOCK))),
    ]

    assert [document.kind for document in lines] == [Kind.PDF, Kind.DOCX, Kind.ODT]
    assert all("\n".join(making.BLOCK) in document.text for document in lines)


@pytest.mark.parametrize(
    ("raw", "trouble"),
    [
        (making.scanned_pdf(), NoTextInside),
        (making.locked_pdf("secret"), Encrypted),
        (making.leaflet()[:400], Damaged),
        (making.docx("<w:p><w:r><w:t>" + "a" * 30_000_000 + "</w:t></w:r></w:p>"), UnpacksTooLarge),
        (making.zipped(a_DOT_txt="Dear Minister"), Archive),
    ],
    ids=["scan", "locked", "truncated", "bomb", "archive"],
)
def test_the_child_says_what_is_wrong(raw, trouble):
    with pytest.raises(trouble):
        open_document(raw)


def test_the_child_hears_nothing_of_our_secrets(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    seen = {}
    monkeypatch.setattr(subprocess, "run", lambda _words, **how: seen.update(how) or _Done())

    open_in_child(b"%PDF-", shape="pdf")

    assert "DATABASE_URL" not in seen["env"] and os.environ["DATABASE_URL"]


class _Done:
    returncode = 0
    stdout = b'{"text": "Dear Minister", "kind": "PDF", "notes": []}'


HEADS = [
    b"",
    b"<html><table><td>",
    b"From: a@b.example\nMessage-ID: <a>\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
    b"From a@b.example Tue Mar 3 10:00:00 2009\nFrom: a\nMIME-Version: 1.0\nContent-Type: text/html; charset=\xff\n\n",
    b"MIME-Version: 1.0\nSubject: =?utf-8?q?=\nContent-Transfer-Encoding: base64\n\n",
    b"\xff\xfe",
    b"<!doctype html><form><pre><ol><li><a href='mailto:%ff?cc=%%%'>",
]


@settings(max_examples=100, derandomize=True, deadline=None, database=None)
@given(st.sampled_from(HEADS), st.binary(max_size=400), st.text(alphabet="<>/!-&#;ab@ \n\"'=[", max_size=200))
def test_no_bytes_crash_it(head, noise, signs):
    with suppress(UnableToOpen):
        document = open_document(head + signs.encode() + noise)
        assert any(map(str.isalnum, document.text)) and len(document.text) <= 65_536
