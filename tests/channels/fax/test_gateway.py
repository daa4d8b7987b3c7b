"""Fax through a mail gateway, and by hand."""

import email
from datetime import UTC, datetime
from email import policy

import pytest

from shanyrak.channels.base import Envelope, Receipt, Refused
from shanyrak.channels.fax import FaxGuide, GatewayFaxCarrier, print_fax
from shanyrak.channels.smtp import Relay, SmtpClient
from shanyrak.craft.printing.fonts import MissingFont
from tests.channels.post_offices import post_office

pytestmark = pytest.mark.unit

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def make_envelope(**changes):
    given = {
        "delivery_id": "0190",
        "to": "+44 1632 960123",
        "subject": "Houses",
        "body": "Dear Sir,\n\nPlease stop.\n",
        "message_id": "<0190@letters.example>",
        "appeal_number": "7",
        "dated_on": "2026-05-15",
    }
    return Envelope(**(given | changes))


def make_carrier(port, template, **more):
    return GatewayFaxCarrier(
        SmtpClient(Relay("127.0.0.1", port, keep=0)),
        template=template,
        sender="fax@letters.example",
        render=lambda _envelope: b"%PDF-1.4 \x00\xff page",
        now=lambda: NOON,
        **more,
    )


@pytest.mark.parametrize(
    ("template", "address"),
    [
        ("{digits}@gateway.example", "441632960123@gateway.example"),
        ("FAX=+{digits}@gateway.example", "FAX=+441632960123@gateway.example"),
    ],
)
def test_the_page_goes_to_an_address_made_of_the_number(template, address):
    with post_office() as office:
        assert isinstance(make_carrier(office.port, template).offer(make_envelope()).commit(), Receipt)

        assert f"RCPT TO:<{address}>" in office.heard
        message = email.message_from_bytes(office.taken[0], policy=policy.default)
        assert message["To"] == address
        text, page = message.iter_parts()
        assert text.get_payload(decode=True).strip() == b""
        assert page.get_content_type() == "application/pdf"
        assert page.get_payload(decode=True) == b"%PDF-1.4 \x00\xff page"
        assert not message.defects


def test_it_leaves_signed_and_asks_for_no_automatic_answer():
    with post_office() as office:
        carrier = make_carrier(
            office.port, "{digits}@fax.example", sign=lambda mail: b"X-Signed: yes\r\n" + mail
        )
        carrier.offer(make_envelope()).commit()

        message = email.message_from_bytes(office.taken[0], policy=policy.default)
        assert message["X-Signed"] == "yes"
        assert message["Auto-Submitted"] == "auto-generated"


def test_an_address_without_a_number_is_refused():
    with pytest.raises(Refused):
        make_carrier(9, "{digits}@gateway.example").offer(make_envelope(to="akim@town.example"))


def test_a_supporter_gets_the_page_and_the_number():
    handover = FaxGuide(print_fax).hand_over(make_envelope())

    assert handover.attachment.startswith(b"%PDF")
    assert handover.attachment_name == "letter-7.pdf"
    assert any(step.copy == "+44 1632 960123" for step in handover.steps)


def test_without_a_font_the_supporter_still_gets_the_text():
    def no_font(_envelope):
        raise MissingFont("ก")

    handover = FaxGuide(no_font).hand_over(make_envelope())

    assert handover.attachment == b"" and handover.attachment_name == ""
    assert handover.text == make_envelope().body
