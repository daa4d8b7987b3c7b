"""What happens next, precisely, so that a mail from us surprises nobody."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from shanyrak.outbox.joining import AT_MOST
from shanyrak.pages.appeal_sheet import AppealSheet


@dataclass(frozen=True, slots=True)
class NextStep:
    when: str
    what: str


def next_steps(sheet: AppealSheet, *, is_joint: bool = False) -> tuple[NextStep, ...]:
    steps = [
        NextStep(
            _("In a minute"),
            _(
                "you get an email with one link. Open it and press the button there. Without that, nothing leaves."
            ),
        ),
        NextStep(
            _("After that"),
            _joint()
            if is_joint
            else _(
                "your letter leaves with your name, from an address at %(domain)s. The office’s answer comes to you."
            )
            % {"domain": settings.SHANYRAK_MAIL_DOMAIN},
        ),
        NextStep(
            _("Then"),
            _(
                "your own page shows the exact text and whether their server took it. Whether anyone reads it, "
                "nobody can know."
            ),
        ),
    ]
    if sheet.clock.write_before:
        steps.append(
            NextStep(
                sheet.clock.write_before + ":",
                _(
                    "the last day to write. What has not left by then waits until two people have checked the case."
                ),
            )
        )
    steps.append(
        NextStep(
            _("At any time"),
            _("you can withdraw what waits, and erase everything we hold about you, on that page."),
        )
    )
    return tuple(steps)


def _joint() -> str:
    return _(
        "you are under the joint letter. It leaves at the next fixed hour, four times a day, or when %(most)d people are "
        "under it; until then you can take your name back. The office’s answer comes to you."
    ) % {"most": AT_MOST}
