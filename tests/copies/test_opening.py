"""Mails as they come: every charset, every shape, and whatever is no mail at all."""

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.copies.charsets import decode
from shanyrak.copies.opening import UnableToOpen, open_mail
from tests.copies.make import make_mail

pytestmark = pytest.mark.unit

LETTER = "Құрметті көршілер! Сіздерді ойлап жүрміз."


def raw(*lines: str, body: bytes = b"") -> bytes:
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@pytest.mark.parametrize(
    ("charset", "body"),
    [
        ("utf-8", LETTER.encode()),
        ("koi8-r", "Дорогие соседи, мы с вами.".encode("koi8-r")),
        ("windows-1251", "Дорогие соседи, мы с вами.".encode("cp1251")),
        ("win-1251", "Дорогие соседи, мы с вами.".encode("cp1251")),
        ("iso-8859-9", "Sevgili komşular, yanınızdayız.".encode("iso-8859-9")),
        ("x-unknown", LETTER.encode()),
        ("us-ascii", LETTER.encode()),
        ('"utf-8', LETTER.encode()),
        ("idna", LETTER.encode()),
        ("zlib", LETTER.encode()),
        ("", "Дорогие соседи, мы с вами.".encode("cp1251")),
        ("", "Chère Saule, à bientôt".encode("cp1252")),
    ],
)
def test_a_letter_is_read_in_the_charset_it_came_in(charset, body):
    kind = f"Content-Type: text/plain; charset={charset}" if charset else "Content-Type: text/plain"

    text = open_mail(raw("To: copies+7@x.example", kind, body=body)).text

    assert text in {
        LETTER,
        "Дорогие соседи, мы с вами.",
        "Sevgili komşular, yanınızdayız.",
        "Chère Saule, à bientôt",
    }


@pytest.mark.parametrize("charset", ["utf-8", "cp1251"])
def test_a_subject_that_nobody_encoded_is_read_all_the_same(charset):
    mail = b"Subject: " + "Ответ на Ваше обращение".encode(charset) + b"\r\n\r\nText."

    assert open_mail(mail).subject == "Ответ на Ваше обращение"


def test_bytes_that_are_no_text_never_raise():
    assert decode(b"\xff\xfe\x00", "utf-8")
    assert decode(b"", "nonsense") == ""


def test_plain_text_is_preferred_to_html():
    message = EmailMessage()
    message.set_content("The plain words.")
    message.add_alternative("<p>The <b>painted</b> words.</p>", subtype="html")

    assert open_mail(message.as_bytes()).text == "The plain words."


def test_html_alone_is_read_as_its_reader_sees_it():
    message = EmailMessage()
    message.set_content(
        "<style>p{}</style><p>Dear&nbsp;neighbours,</p><div>hold&#32;on.<br>Ruth</div>"
        "<script>alert(1)</script><blockquote>what you wrote</blockquote>",
        subtype="html",
    )

    assert open_mail(message.as_bytes()).text == "Dear neighbours,\n\nhold on.\nRuth"


def test_flowed_lines_are_joined():
    mail = raw("Content-Type: text/plain; format=flowed", body=b"We think \r\nof you.\r\n\r\n From Ruth\r\n")

    assert open_mail(mail).text == "We think of you.\n\nFrom Ruth"


def test_a_mail_attached_to_a_mail_is_read_when_nothing_else_says_anything():
    outer = EmailMessage()
    outer["To"] = "copies+7@x.example"
    inner = EmailMessage()
    inner.set_content("Dear Mr Mayor, please.")
    outer.set_content("\n")
    outer.add_attachment(inner)

    assert open_mail(outer.as_bytes()).text == "Dear Mr Mayor, please."


def test_a_text_file_is_read_when_nothing_else_says_anything():
    message = EmailMessage()
    message.set_content(" \n")
    message.add_attachment("Dear Mr Mayor, please.", filename="letter.txt")

    assert open_mail(message.as_bytes()).text == "Dear Mr Mayor, please."


def test_every_address_it_was_sent_to_is_found():
    mail = raw(
        "Delivered-To: copies+12@x.example",
        'To: "Mayor, of: Onterek" <Mayor@City.example>, =?utf-8?q?=D0=9C?= <m@y.example>',
        "Cc: <copies+13@x.example>",
    )

    assert open_mail(mail).recipients == (
        "copies+12@x.example",
        "mayor@city.example",
        "m@y.example",
        "copies+13@x.example",
    )


@pytest.mark.parametrize(
    "broken", ["<", '"', "Ruth <ruth@[", "=?utf-8?q?Ruth=0AAshdown?= <ruth@mail.example>", '"Ruth" <']
)
def test_an_address_that_is_none_does_not_keep_a_letter_from_being_read(broken):
    mail = raw(f"From: {broken}", f"Cc: {broken}", "To: copies+7@x.example", body=LETTER.encode())

    opened = open_mail(mail)

    assert opened.text == LETTER
    assert "copies+7@x.example" in opened.recipients


def test_an_encoded_subject_is_read():
    assert open_mail(make_mail(subject="Хат көшірмесі")).subject == "Хат көшірмесі"


@pytest.mark.parametrize(
    "header",
    ["Auto-Submitted: auto-replied", "Content-Type: multipart/report; boundary=x", "X-Autoreply: yes"],
)
def test_what_a_machine_wrote_is_told(header):
    assert open_mail(raw("To: copies+7@x.example", header, body=b"I am away.")).is_automatic


def test_a_person_s_mail_is_not_a_machine_s():
    assert not open_mail(make_mail(Auto_Submitted="no")).is_automatic


def test_a_mail_of_many_shells_is_refused():
    mail = b""
    for depth in range(200):
        mail += f"Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n".encode()

    with pytest.raises(UnableToOpen):
        open_mail(mail)


def test_a_mail_of_a_thousand_parts_is_refused():
    mail = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 1000 + b"--b--\r\n"

    with pytest.raises(UnableToOpen):
        open_mail(mail)


HEADERS = st.sampled_from(
    [
        b"From: ",
        b"To: ",
        b"Subject: ",
        b"Content-Type: ",
        b"Content-Transfer-Encoding: ",
        b"Date: ",
        b"Content-Disposition: ",
    ]
)
PIECES = st.sampled_from(
    [b"text/plain; charset=", b"multipart/mixed; boundary=b", b"base64", b"quoted-printable", b"uuencode", b"=?utf-8?b?",
     b"=?x?q?=D0?=", b"a@b.example", b"<>", b":;", b'"', b"charset*=x''%ff", b"\r\n", b"--b", b"--b--", b"\x00", b"\xff", b"message/rfc822"]
)  # fmt: skip


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(st.tuples(HEADERS, st.lists(PIECES, max_size=4)), max_size=8), st.lists(PIECES, max_size=12))
def test_no_mail_makes_the_reader_raise_anything_but_unable_to_open(headers, body):
    mail = (
        b"\r\n".join(name + b"".join(values) for name, values in headers) + b"\r\n\r\n" + b"\r\n".join(body)
    )

    try:
        open_mail(mail)
    except UnableToOpen:
        pass


@pytest.mark.parametrize(
    "broken",
    [
        b"Content-Type: text/pl\x00ain; charset=utf-8\r\n\r\nDear neighbours, hold on.\r\n",
        b"Content-Type: multipart/mixed; boundary=lost\r\n\r\n--b123\r\nContent-Type: text/plain\r\n\r\nDear neighbours, hold on.\r\n--b123--\r\n",
        b"Content-Type: multipart/mixed; boundary=lost\r\n\r\n--b123\r\nContent-Type: text/html\r\n\r\n<p>Dear neighbours, hold on.</p>\r\n--b123--\r\n",
        b"Content-Type: application/octet-stream\r\n\r\nDear neighbours, hold on.\r\n",
    ],
)
def test_a_letter_in_broken_wrapping_is_read_as_it_lies(broken):
    assert open_mail(b"To: copies+7@x.example\r\n" + broken).text == "Dear neighbours, hold on."


@pytest.mark.parametrize(
    "body",
    [
        bytes(range(256)) * 10,
        b"UEsDBBQAAAAIAAAAIQC2gziS/gAAAOEBAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbJSRQU7DMBBF\r\n" * 20,
        b"%PDF-1.7 1 0 obj << /Type /Catalog >> endobj xref 0 6 0000000000 65535 f\r\n",
    ],
)
def test_bytes_that_are_no_letter_are_none(body):
    assert open_mail(b"Content-Type: application/zip\r\n\r\n" + body).text == ""
