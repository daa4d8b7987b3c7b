"""
Put a letter together differently, by machine, from what people wrote: another reason, the demands in another order.

No word is made up. It is an operator's option, off by default: a letter varied by machine is not a letter of one's own.
"""

from collections.abc import Sequence
from random import Random


def vary(
    order: Sequence[int], reasons: Sequence[str], *, reason: str, chance: Random
) -> tuple[tuple[int, ...], str]:
    """
    Give another order of the demands and another of the reasons; what there is only one of stays.

    The same ``chance`` gives the same, so that a test can know it.
    """
    at = chance.randrange(1, len(order)) if len(order) > 1 else 0
    others = [each for each in reasons if each != reason]
    return (*order[at:], *order[:at]), chance.choice(others) if others else reason
