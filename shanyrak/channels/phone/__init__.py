"""Telephone: a script and a number for the supporter."""

from shanyrak.channels.phone.guiding import PhoneGuide, tel_link

__all__ = ["PhoneGuide", "tel_link"]
