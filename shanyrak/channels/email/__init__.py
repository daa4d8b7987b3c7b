"""Mail: carried by us under our own name, or by the supporter's own mail program."""

from shanyrak.channels.email.carrying import EmailCarrier, Letterhead, letter_mail

__all__ = ["EmailCarrier", "Letterhead", "letter_mail"]
