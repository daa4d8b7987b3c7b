"""The key with which a trial's letters are signed, and what its operator would publish about it."""

from dataclasses import dataclass
from pathlib import Path

from shanyrak.channels.email.signing import DkimSigner, dns_record
from shanyrak.vault.mail_keys import mail_key, make_mail_key
from trials.stage.letters import DOMAIN
from trials.stage.zone import records

SELECTOR = "s1"


@dataclass(frozen=True, slots=True)
class Signing:
    sign: DkimSigner
    texts: dict[str, str]  # TXT records: SPF, DKIM and DMARC


def signing(folder: Path) -> Signing:
    """Make a key in this folder, as the command `dkim` does in the keys folder."""
    make_mail_key(folder, selector=SELECTOR)
    key = mail_key(folder, selector=SELECTOR)
    record = dns_record(domain=DOMAIN, selector=SELECTOR, key=key)
    return Signing(
        sign=DkimSigner(domain=DOMAIN, selector=SELECTOR, key=key),
        texts=records(domain=DOMAIN, selector=SELECTOR, dkim=record),
    )
