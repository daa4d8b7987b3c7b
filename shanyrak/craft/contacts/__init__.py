"""
Contact points as small pure objects: a phone or fax number, an email, a postal address, a web address.

Each can be parsed from what was printed, judged, repaired as a *proposal* and formatted. Nothing here asks
the network, the clock or a database; what was printed is never changed.
"""

from shanyrak.craft.contacts.email import EmailAddress, read_email
from shanyrak.craft.contacts.phone import PhoneNumber, Repair, read_number
from shanyrak.craft.contacts.postal import PostalAddress, read_postal
from shanyrak.craft.contacts.web import WebAddress, read_web

__all__ = [
    "EmailAddress",
    "PhoneNumber",
    "PostalAddress",
    "Repair",
    "WebAddress",
    "read_email",
    "read_number",
    "read_postal",
    "read_web",
]
