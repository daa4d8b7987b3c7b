"""Words to pass on, by the reader's own programs: no button of a company, so nobody learns who passed them on."""

from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyrak.craft.composing.sizes import mailto_link, text_message
from shanyrak.pages.appeal_sheet import AppealSheet
from shanyrak.pages.frame import reader_language


@dataclass(frozen=True, slots=True)
class Sharing:
    text: str
    size: str
    sms: str  # link (RFC 5724)
    mail: str  # link


def sharing_of(sheet: AppealSheet) -> Sharing | None:
    """Title, last day and the address with the live state; None for an appeal that takes no letters."""
    if not sheet.may_write:
        return None
    address = f"{settings.SHANYRAK_BASE_URL}/{reader_language()}/{sheet.number}/"
    text = "\n".join(filter(None, [sheet.title, sheet.clock.write_before, address]))
    return Sharing(
        text=text,
        size=_size(text),
        sms=f"sms:?body={quote(text, safe='')}",
        mail=mailto_link("", sheet.title, text),
    )


def _size(text: str) -> str:
    segments = text_message(text).segments
    parts = ngettext("%(count)d text message", "%(count)d text messages", segments) % {"count": segments}
    return _("%(length)d characters, %(parts)s") % {"length": len(text), "parts": parts}
