"""Mails and mailboxes: the text a person wrote, with who wrote it when about what."""

import base64
import time
from contextlib import suppress

import pytest

from shanyrak.craft.documents import Kind, Remark, UnableToOpen, open_document
from shanyrak.craft.documents.documents import NoTextInMail, TooDeep
from shanyrak.craft.documents.mails import unflowed

pytestmark = pytest.mark.unit

HEAD = "From: Ana Bell <ana@ngo.example>\nDate: Tue, 3 Mar 2009 10:00:00 +0000\nMessage-ID: <1@ngo.example>\n"
SHOWN = "From: Ana Bell <ana@ngo.example>\nDate: Tue, 3 Mar 2009 10:00:00 +0000\n"


def opened(text: str):
    return open_document(text.encode())


def test_a_mail_says_who_wrote_when_about_what_and_then_its_text():
    document = opened(HEAD + "Subject: =?utf-8?b?0KHRgNC+0YfQvdC+?=\n\nPlease write.\n")

    assert document.text == SHOWN + "Subject: Срочно\n\nPlease write."
    assert document.kind is Kind.MAIL


def test_the_plain_part_is_preferred_to_the_page():
    document = opened(
        HEAD + "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n"
        "--x\nContent-Type: text/html\n\n<p>As a page</p>\n--x\nContent-Type: text/plain\n\nAs text\n--x--\n"
    )

    assert document.text == SHOWN + "\nAs text"


def test_a_mail_with_only_a_page_gives_the_lines_of_the_page():
    body = base64.encodebytes("<p>Министр<br>Москва</p>".encode("koi8-r")).decode()

    document = opened(
        HEAD
        + f"MIME-Version: 1.0\nContent-Type: text/html; charset=koi8-r\nContent-Transfer-Encoding: base64\n\n{body}"
    )

    assert document.text == SHOWN + "\nМинистр\nМосква" and document.encoding == "koi8-r"


@pytest.mark.parametrize(
    ("flowed", "text"),
    [
        ("Please write \nto the Minister.\nLondon", "Please write to the Minister.\nLondon"),
        ("> Please \n> write\nyes", "> Please write\nyes"),
        ("> Please \n>> write", "> Please \n>> write"),
        (" From here \non", "From here on"),
        ("-- \nAna", "-- \nAna"),
        ("Please write: \n\nMinister", "Please write: \n\nMinister"),
    ],
)
def test_lines_that_a_program_broke_are_joined(flowed, text):
    assert unflowed(flowed, drop_space=False) == text


def test_flowed_text_without_spaces_between_words_is_joined_without():
    assert unflowed("選 \n挙", drop_space=True) == "選挙"


def test_quoting_marks_stay_for_the_reader():
    assert opened(HEAD + "\n> Minister\n> London\n").text.endswith("> Minister\n> London")


def test_a_mailbox_gives_its_first_mail_and_says_that_there_are_more():
    mail = (
        "From x@ngo.example Tue Mar  3 10:00:00 2009\n"
        + HEAD
        + "\nPlease write.\n\n>From here on\n\nFrom now on\n\n"
    )

    document = opened(mail + mail.replace("Please write", "Another"))

    assert document.kind is Kind.MAILBOX and "Another" not in document.text
    assert document.text.endswith("Please write.\n\nFrom here on\n\nFrom now on")
    assert [(note.remark, note.count) for note in document.notes] == [(Remark.FIRST_OF_SEVERAL, 2)]


def test_an_archive_that_hides_addresses_gets_its_signs_back():
    document = opened(
        "From ana at ngo.example  Tue Mar  3 10:00:00 2009\nFrom: ana at ngo.example (Ana Bell)\nMessage-ID: <1>\n\n"
        "Write to minister at gov.example or look at www.gov.example and look at gov.example\n"
    )

    assert "From: ana@ngo.example (Ana Bell)" in document.text
    assert "minister@gov.example or look at www.gov.example and look at gov.example" in document.text


def test_at_stays_a_word_where_addresses_are_not_hidden():
    assert "us at gov.example" in opened(HEAD + "\nmeet us at gov.example\n").text


def test_an_appeal_that_was_forwarded_as_a_file_is_found():
    inner = "From: Beth <beth@ngo.example>\nSubject: Urgent\n\n" + "Please write to the Minister. " * 20

    document = opened(
        HEAD + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nSee below.\n"
        f"--x\nContent-Type: message/rfc822\n\n{inner}\n--x--\n"
    )

    assert document.text.startswith("From: Beth <beth@ngo.example>\nSubject: Urgent\n\nPlease write")
    assert Remark.MAIL_WITHIN in {note.remark for note in document.notes}


def test_files_in_a_mail_are_noted_and_not_opened():
    parts = (
        "--x\n\n" + "Please write. " * 20 + "\n--x\nContent-Type: application/pdf\n"
        "Content-Disposition: attachment\n\n%PDF-\n--x--\n"
    )

    document = opened(HEAD + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + parts)

    assert [(note.remark, note.count) for note in document.notes] == [(Remark.ATTACHMENTS, 1)]


def test_a_mail_that_only_carries_a_file_says_so():
    with pytest.raises(NoTextInMail):
        opened(HEAD + "MIME-Version: 1.0\nContent-Type: application/pdf\n\n")


def test_a_mail_in_too_many_layers_stays_closed():
    layers = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(60))

    with pytest.raises(TooDeep):
        opened(HEAD + "MIME-Version: 1.0\n" + layers + "\nPlease write.")


@pytest.mark.parametrize("length", range(20, 400, 35))
def test_a_mail_that_was_cut_off_on_its_way_crashes_nothing(length):
    mail = (
        HEAD
        + "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary*0=x; boundary*1=y\n\n--xy\nContent-Type: text/html; charset*=bad'\n\n<p>=?utf-8?b?x"
    )

    with suppress(UnableToOpen):
        assert open_document(mail[:length].encode()).text


def test_a_name_that_ends_in_eml_tips_the_balance():
    bare = b"From: Ana <ana@ngo.example>\nSubject: =?utf-8?q?Free_Ana?=\n\nPlease write."

    assert open_document(bare).kind is Kind.TEXT
    assert "Subject: Free Ana" in open_document(bare, name="appeal.EML").text


@pytest.mark.parametrize(
    "hostile",
    [
        "Subject: " + "=?utf-8?q?a?= " * 70_000 + "\n\nMinister",
        "Content-Type: text/plain; format=flowed\n\nMinister\n" + "a \n" * 300_000,
    ],
    ids=["subject", "bends"],
)
def test_a_mail_made_to_take_long_does_not(hostile):
    start = time.process_time()
    document = opened(HEAD + hostile)

    assert "Minister" in document.text
    assert time.process_time() - start < 2  # seconds; each took nine before
