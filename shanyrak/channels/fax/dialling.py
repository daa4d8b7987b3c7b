"""A fax number as machines dial it."""

import re


class NotANumber(ValueError):
    """There is no number to dial in this."""


def dialled(number: str) -> str:
    """
    Give the number with its "+", if it had one, and digits only: no quote, no line end, nothing to obey.

    :raises NotANumber: fewer than 5 digits are left, or more than E.164 knows
    """
    digits = re.sub(r"[^0-9]", "", number)
    if not 5 <= len(digits) <= 15:
        raise NotANumber("there is no fax number to dial in this address")
    return f"+{digits}" if number.strip().startswith("+") else digits
