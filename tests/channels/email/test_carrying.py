"""Mail that we carry."""

import email
from datetime import UTC, datetime
from email import policy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.channels.base import Envelope, Receipt, Refused
from shanyrak.channels.email import EmailCarrier, Letterhead, letter_mail
from shanyrak.channels.mail import UnfitForMail
from shanyrak.channels.smtp import Relay, SmtpClient
from shanyrak.craft.cleaning import NAME_AT_MOST, clean_subject
from tests.channels.post_offices import post_office

pytestmark = pytest.mark.unit

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HEAD = Letterhead("letters.example")


def make_envelope(**changes):
    given = {
        "delivery_id": "0190",
        "to": "akim@town.example",
        "subject": "Обращение: дома в Онтереке",
        "body": "Құрметті Тулин мырза!\n\nСізден мынаны сұраймын:\n1. Үйлерді бұзбаңыз.\n",
        "message_id": "<d0190@letters.example>",
        "bounce_token": "t0k3n",
        "sender_name": "Рут Кэллоуэй",
        "reply_to": "reply+abc@letters.example",
        "language": "kk",
    }
    return Envelope(**(given | changes))


def read(raw):
    return email.message_from_bytes(raw, policy=policy.default)


def said_in(message):
    return message.get_payload(decode=True).decode().replace("\r\n", "\n")


def test_a_letter_leaves_under_our_name_and_is_answered_to_the_supporter():
    message = read(letter_mail(make_envelope(), HEAD, dated_at=NOON))

    assert message["From"] == "Рут Кэллоуэй via Shanyrak <letters@letters.example>"
    assert message["Reply-To"] == "reply+abc@letters.example"
    assert message["To"] == "akim@town.example"
    assert message["Subject"] == "Обращение: дома в Онтереке"
    assert message["Date"].datetime == NOON
    assert message["Message-ID"] == "<d0190@letters.example>"
    assert message["Auto-Submitted"] == "no"
    assert message["Content-Language"] == "kk"
    assert said_in(message) == make_envelope().body


def test_the_same_letter_gives_the_same_bytes():
    assert letter_mail(make_envelope(), HEAD, dated_at=NOON) == letter_mail(
        make_envelope(), HEAD, dated_at=NOON
    )


def test_what_the_site_writes_by_itself_says_so():
    envelope = make_envelope(
        headers={"auto-submitted": "auto-generated", "List-Unsubscribe": "<https://x.example/u>"}
    )

    message = read(letter_mail(envelope, HEAD, dated_at=NOON))

    assert message.get_all("Auto-Submitted") == ["auto-generated"]
    assert message["List-Unsubscribe"] == "<https://x.example/u>"


def test_a_letter_without_a_name_leaves_under_ours_alone():
    message = read(letter_mail(make_envelope(sender_name=" "), HEAD, dated_at=NOON))

    assert message["From"] == "Shanyrak <letters@letters.example>"


@pytest.mark.parametrize("name", ["Bcc", "From", "subject", "Content-Type", "X Y", "X:Y", "X\r\nBcc", ""])
def test_no_header_of_ours_can_be_added_from_outside(name):
    with pytest.raises(UnfitForMail):
        letter_mail(make_envelope(headers={name: "x"}), HEAD, dated_at=NOON)


@pytest.mark.parametrize(
    "to", ["", "nobody", "a@b.example, c@d.example", "a@b.example\r\nBcc: x@y.example", "a@-"]
)
def test_an_address_that_is_none_is_refused_before_anything_leaves(to):
    with post_office() as office:
        carrier = EmailCarrier(SmtpClient(Relay("127.0.0.1", office.port)), HEAD, now=lambda: NOON)

        with pytest.raises(Refused):
            carrier.offer(make_envelope(to=to))

        assert office.heard == []


def test_a_town_hall_with_a_domain_in_its_own_script_is_reached():
    message = read(letter_mail(make_envelope(to="akim@қала.example"), HEAD, dated_at=NOON))

    assert message["To"] == "akim@xn--80aa6a83a.example"


def test_each_delivery_bounces_to_an_address_of_its_own():
    with post_office() as office:
        client = SmtpClient(Relay("127.0.0.1", office.port))
        carrier = EmailCarrier(client, HEAD, now=lambda: NOON, sign=lambda raw: b"X-Signed: yes\r\n" + raw)

        assert isinstance(carrier.offer(make_envelope()).commit(), Receipt)

        assert any(heard.startswith("MAIL FROM:<bounce+t0k3n@letters.example>") for heard in office.heard)
        assert office.taken[0].startswith(b"X-Signed: yes\r\n")
        carrier.close()


def test_a_date_frozen_with_the_envelope_wins():
    carrier = EmailCarrier(SmtpClient(Relay("127.0.0.1")), HEAD, now=lambda: NOON.replace(hour=23))

    assert carrier.message(make_envelope(dated_at=NOON)) == letter_mail(make_envelope(), HEAD, dated_at=NOON)


anything = st.text(max_size=300)
lines = st.text(
    st.one_of(st.characters(exclude_categories=("Cs",)), st.sampled_from("\n\r.\t =?From")), max_size=400
)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(name=anything, subject=anything, body=lines)
def test_whatever_people_type_makes_one_clean_mail(name, subject, body):
    raw = letter_mail(make_envelope(sender_name=name, subject=subject, body=body), HEAD, dated_at=NOON)

    assert raw.isascii()
    assert all(len(line) <= 78 and b"\r" not in line and b"\n" not in line for line in raw.split(b"\r\n"))
    message = email.message_from_bytes(raw, policy=policy.default)
    assert not message.defects
    head = raw.split(b"\r\n\r\n")[0]
    assert [line.split(b":")[0] for line in head.split(b"\r\n") if not line.startswith(b" ")] == [
        b"Date", b"From", b"Reply-To", b"To", b"Subject", b"Message-ID", b"Auto-Submitted",
        b"MIME-Version", b"Content-Language", b"Content-Type", b"Content-Transfer-Encoding",
    ]  # fmt: skip
    assert message["To"] == "akim@town.example"
    assert message["From"].addresses[0].addr_spec == "letters@letters.example"
    assert message["Subject"] == clean_subject(subject)
    assert len(message["From"].addresses[0].display_name) <= NAME_AT_MOST
    written = body.replace("\r\n", "\n").replace("\r", "\n")
    assert said_in(message) == (written if written.endswith("\n") else written + "\n")
