"""A call that the supporter makes. There is no carrier: nobody is called by a machine."""

import re

from shanyrak.channels.base import Envelope, Handover, Step
from shanyrak.channels.handing import Say, as_written
from shanyrak.craft.composing.script import Line, PhoneScript


class PhoneGuide:
    """
    Hands over number and script. ``script`` comes from ``craft.composing.phone_script``; without one the
    envelope's body is what to say. ``hours`` is when the office answers, already in the reader's words. ``country`` is
    where the caller is, "" when they did not say.
    """

    def __init__(
        self,
        script: PhoneScript | None = None,
        *,
        hours: str = "",
        country: str = "",
        say: Say = as_written,
    ) -> None:
        self._script = script
        self._hours = hours
        self._country = country
        self._say = say

    def hand_over(self, envelope: Envelope) -> Handover:
        _ = self._say
        script = self._script
        return Handover(
            link=tel_link(envelope.to),
            text=script.text if script else envelope.body,
            steps=(
                Step(_("Call this number."), copy=envelope.to, link=tel_link(envelope.to)),
                *(Step(_shown(line), copy=line.text) for line in (script.lines if script else ())),
                Step(_("Write down when you called, who answered and what they said, and tell us.")),
            ),
            notes=(*self._notes(), *self._cost(envelope)),
        )

    def _notes(self) -> list[str]:
        _ = self._say
        notes = [self._hours] if self._hours else []
        if self._script is None:
            return notes
        notes.append(_("It takes about %(seconds)d seconds.") % {"seconds": self._script.seconds})
        notes += [
            _("Say %(name)s: %(sound)s") % {"name": name, "sound": sound}
            for name, sound in self._script.sounds
        ]
        notes += [
            _("If they say “%(reply)s”, say “%(answer)s”.")
            % {"reply": _shown(reply.they_say), "answer": _shown(reply.you_say)}
            for reply in self._script.replies
        ]
        notes.append(_shown(self._script.excuse))
        notes.append(_("If nobody answers, that is worth knowing too."))
        return notes

    def _cost(self, envelope: Envelope) -> list[str]:
        """Nobody's tariffs are known here; that a call abroad has one is worth knowing before."""
        _ = self._say
        if self._country and self._country == envelope.country:
            return []
        return [
            _(
                "A call to another country can cost more than one at home: ask your provider for its price a minute."
            )
        ]


def tel_link(number: str) -> str:
    """Write the link that dials (RFC 3966); "" where there is nothing to dial."""
    digits = re.sub(r"[^0-9]", "", number)
    if len(digits) < 3:
        return ""
    return f"tel:+{digits}" if number.strip().startswith("+") else f"tel:{digits}"


def _shown(line: Line) -> str:
    parts = [line.text, f"[{line.sound}]" if line.sound else "", f"({line.meaning})" if line.meaning else ""]
    return " ".join(part for part in parts if part)
