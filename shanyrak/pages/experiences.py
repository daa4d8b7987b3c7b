"""How others fared with a form: when somebody last got through, who, and how many of those who told us did."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _

from shanyrak.letters.models import ByHand, ByHandOutcome
from shanyrak.pages.saying import day
from shanyrak.targets.models import Channel, ContactPoint, How

LOOKED_AT = timedelta(days=90)
ENOUGH = 5  # fewer would say who it was, and nothing of the form


@dataclass(frozen=True, slots=True)
class Experience:
    """``share`` is a percentage in tens, None when too few told us."""

    last_on: date | None
    share: int | None


def experiences(contacts: Iterable[ContactPoint], *, now: datetime) -> dict[str, Experience]:
    """Ask once for all web forms among these contacts: id → what supporters told us lately."""
    ids = [contact.pk for contact in contacts if contact.channel == Channel.WEBFORM]
    if not ids:
        return {}
    rows = (
        ByHand.objects.filter(contact__in=ids, reported_at__gt=now - LOOKED_AT)
        .values("contact_id")
        .annotate(
            told=Count("pk"),
            done=Count("pk", filter=Q(outcome=ByHandOutcome.DONE)),
            last=Max("reported_at", filter=Q(outcome=ByHandOutcome.DONE)),
        )
    )
    return {
        str(row["contact_id"]): Experience(
            row["last"].date() if row["last"] else None,
            round(10 * row["done"] / row["told"]) * 10 if row["told"] >= ENOUGH else None,
        )
        for row in rows
    }


def tried_words(contact: ContactPoint, experience: Experience | None) -> str:
    """Say who got through last, a supporter or one of the organisers, and how many do. "" when nobody told us."""
    confirmation = next(iter(contact.known_values), None)
    ours = confirmation.seen_on if confirmation and confirmation.how in {How.TRIED, How.WEBSITE} else None
    theirs = experience.last_on if experience else None
    sentences = []
    if theirs and (ours is None or theirs >= ours):
        sentences.append(_("Last tried on %(day)s by a supporter: it worked.") % {"day": day(theirs)})
    elif ours:
        sentences.append(_("Last looked at on %(day)s by the organisers.") % {"day": day(ours)})
    if experience and experience.share is not None:
        sentences.append(
            _("Of those who told us lately, about %(share)d %% got through.") % {"share": experience.share}
        )
    return " ".join(sentences)
