"""Mail that the supporter sends from their own mail program."""

from urllib.parse import urlencode

from shanyrak.channels.base import Envelope, Handover, Step
from shanyrak.channels.handing import Say, as_written, file_name
from shanyrak.channels.mail import UnfitForMail, ascii_address, draft_bytes
from shanyrak.craft.composing.sizes import MAILTO_LIMIT, WEBMAIL_LIMIT, mailto_link

# The address of each one's "new message" page and how it calls recipient, subject and text.
WEBMAILS = (
    ("Gmail", "https://mail.google.com/mail/?view=cm&fs=1&", "to", "su", "body"),
    ("Outlook.com", "https://outlook.live.com/mail/0/deeplink/compose?", "to", "subject", "body"),
    ("Yahoo", "https://compose.mail.yahoo.com/?", "to", "subject", "body"),
    ("Mail.ru", "https://e.mail.ru/compose/?", "to", "subject", "body"),
)


class EmailGuide:
    """
    Hands the letter to a mail program: by link while it is short enough, else as a draft to open or copy.

    ``say`` puts our sentences into the supporter's language.
    """

    def __init__(self, say: Say = as_written) -> None:
        self._say = say

    def hand_over(self, envelope: Envelope) -> Handover:
        _ = self._say
        link = mailto_link(envelope.to, envelope.subject, envelope.body)
        fits = len(link) <= MAILTO_LIMIT
        notes = [_("It leaves from your own address. We cannot see whether it left.")]
        webmails = self._webmails(envelope)
        if fits:
            notes.append(
                _("The link holds the whole letter: %(length)d of %(limit)d characters.")
                % {"length": len(link), "limit": MAILTO_LIMIT}
            )
        else:
            notes.append(
                _(
                    "The letter is too long for a mail link (%(length)d characters of %(limit)d): "
                    "open the draft, or copy the text."
                )
                % {"length": len(link), "limit": MAILTO_LIMIT}
            )
        if len(webmails) < len(WEBMAILS):
            notes.append(
                _("For web mail it is too long (more than %(limit)d characters): copy the text.")
                % {"limit": WEBMAIL_LIMIT}
            )
        draft = _draft(envelope)
        if draft:
            notes.append(
                _("The draft (.eml) holds all of it: %(size)d KB.") % {"size": -(-len(draft) // 1024)}
            )
        return Handover(
            link=link if fits else "",
            text=envelope.body,
            steps=(
                Step(_("Copy the address."), copy=envelope.to),
                Step(_("Copy the subject."), copy=envelope.subject),
                Step(_("Copy the letter."), copy=envelope.body),
                *webmails,
            ),
            attachment=draft,
            attachment_name=file_name(envelope, ".eml"),
            notes=tuple(notes),
        )

    def _webmails(self, envelope: Envelope) -> list[Step]:
        _ = self._say
        steps = []
        for name, address, to, subject, body in WEBMAILS:
            link = address + urlencode({to: envelope.to, subject: envelope.subject, body: envelope.body})
            if len(link) <= WEBMAIL_LIMIT:
                steps.append(Step(_("Or write it in %(program)s.") % {"program": name}, link=link))
        return steps


def _draft(envelope: Envelope) -> bytes:
    try:
        return draft_bytes(to=ascii_address(envelope.to), subject=envelope.subject, body=envelope.body)
    except UnfitForMail:
        return b""  # an address that no mail program takes either; the text can still be copied
