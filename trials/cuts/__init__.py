"""Every cut, by the room that it is made in."""

from cuts import (
    appeals,
    channels,
    consents,
    copies,
    letters,
    mail_door,
    outbox,
    public_door,
    translations,
    vault,
    way_home,
)
from cuts.cut import Cut

CUTS: tuple[Cut, ...] = (
    *outbox.CUTS,
    *channels.CUTS,
    *appeals.CUTS,
    *vault.CUTS,
    *letters.CUTS,
    *public_door.CUTS,
    *mail_door.CUTS,
    *copies.CUTS,
    *translations.CUTS,
    *way_home.CUTS,
    *consents.CUTS,
)

__all__ = ["CUTS", "Cut"]
