# ruff: noqa: E402 - the path comes before our own modules
"""
C4: mails to many end with one click, and never by being looked at.

In a house of its own, 200 people (or `--people`) who agreed to hear get the residents' thanks. Each mail is written and
signed as it would leave; dkimpy verifies it, and both headers must stand in the signature's h=. Then, over HTTP to the
public door and without a cookie: a GET of each link (a mail scanner) changes no row; a POST of each with nothing but
`List-Unsubscribe=One-Click`, as a mail provider sends it, ends such mails within a second; further thanks reach nobody.

The last line is one JSON object; anything else than the above ends the trial with 1.
"""

import os
import re
import sys
import threading
import time
from pathlib import Path
from urllib.request import Request, urlopen
from wsgiref.simple_server import WSGIRequestHandler, make_server

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from trials.stage.house import house
from trials.stage.judging import judged, sizes

SELECTOR = "s1"
AT_MOST_SECONDS = 1.0
ONE_CLICK = b"List-Unsubscribe=One-Click"


def main() -> int:
    people = sizes(__doc__, people=200).people
    return judged(lambda: at_home(people))


def at_home(people: int) -> tuple[dict, bool]:
    with house("sandbox"):
        return tried(Path(os.environ["SHANYRAK_HOME"]) / "mail-keys", people)


def tried(keys: Path, people: int) -> tuple[dict, bool]:
    from tests.make import make_appeal, make_confirmed_letter

    appeal = make_appeal()
    for _ in range(people):
        make_confirmed_letter(appeal, consents={"news": "Write to me about this appeal"})
    mails = [*thanked(appeal, "Thank you.")]
    said = [headers(mail, keys) for mail in mails]
    before = rows()
    with public_door() as door:
        looked = [ask(door, link) for link, _is_covered, _is_verified in said]
        changed = rows() != before
        ended = [ask(door, link, ONE_CLICK) for link, _is_covered, _is_verified in said]
    found = {
        "mails": len(mails),
        "both_in_h": sum(is_covered for _link, is_covered, _is_verified in said),
        "verified": sum(is_verified for _link, _is_covered, is_verified in said),
        "looked_at": sum(answer == 200 for answer, _seconds, _cookie in looked),
        "looking_changed_rows": int(changed),
        "ended": sum(answer == 200 for answer, _seconds, _cookie in ended),
        "slowest_seconds": round(max(seconds for _answer, seconds, _cookie in ended), 3),
        "cookies": sum(cookie for _answer, _seconds, cookie in looked + ended),
        "written_afterwards": len(thanked(appeal, "Thank you once more.")),
    }
    is_all = all(found[name] == people for name in ("mails", "both_in_h", "verified", "looked_at", "ended"))
    is_none = not any(found[name] for name in ("looking_changed_rows", "cookies", "written_afterwards"))
    return found, is_all and is_none and found["slowest_seconds"] <= AT_MOST_SECONDS


def thanked(appeal, text):
    """The deliveries of one thanks, written by one person and sent by another."""
    from django.utils import timezone

    from shanyrak.outbox.models import Delivery
    from shanyrak.outcomes.thanking import send_thanks, write_thanks
    from tests.make import make_user

    before = set(Delivery.objects.filter(origin="thanks").values_list("pk", flat=True))
    thanks = write_thanks(appeal=appeal, text=text, language="en", by=make_user(), now=timezone.now())
    send_thanks(thanks=thanks, by=make_user(), now=timezone.now())
    return Delivery.objects.filter(origin="thanks").exclude(pk__in=before)


def headers(delivery, keys: Path) -> tuple[str, bool, bool]:
    """The link of one signed mail; whether the signature covers both headers, and whether dkimpy says yes."""
    import dkim
    from django.conf import settings
    from django.utils import timezone

    from shanyrak.channels.email import Letterhead, letter_mail
    from shanyrak.channels.email.signing import DkimSigner, dns_record
    from shanyrak.outbox.addressing import envelope_of
    from shanyrak.vault.mail_keys import mail_key, make_mail_key

    domain = settings.SHANYRAK_MAIL_DOMAIN
    if not keys.exists():
        make_mail_key(keys, selector=SELECTOR)
    key = mail_key(keys, selector=SELECTOR)
    sign = DkimSigner(domain=domain, selector=SELECTOR, key=key)
    now = timezone.now()
    signed = sign(letter_mail(envelope_of(delivery, now=now), Letterhead(domain), dated_at=now))
    text = re.sub(r"\r\n[ \t]+", " ", signed.decode().partition("\r\n\r\n")[0])
    covered = {name.strip() for name in re.search(r"\bh=([^;]*);", text)[1].split(":")}
    record = dns_record(domain=domain, selector=SELECTOR, key=key)
    public = "".join(re.findall(r'"([^"]*)"', record)).encode()
    is_post = "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in text
    return (
        re.search(r"^List-Unsubscribe: <(\S+)>", text, re.MULTILINE)[1],
        is_post and {"list-unsubscribe", "list-unsubscribe-post"} <= covered,
        dkim.verify(signed, dnsfunc=lambda _name, **_: public),
    )


class public_door:  # noqa: N801 -- used as a with-statement
    """The house's own WSGI on a port of 127.0.0.1."""

    def __enter__(self) -> str:
        from shanyrak.project.wsgi import application

        class Silent(WSGIRequestHandler):
            def log_message(self, *_words: object) -> None:
                pass

        self.server = make_server("127.0.0.1", 0, application, handler_class=Silent)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_why: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def ask(door: str, link: str, body: bytes | None = None) -> tuple[int, float, bool]:
    """Status, seconds, and whether a cookie came. What is asked has no cookie, no referrer, no page before it."""
    request = Request(door + "/" + link.split("/", 3)[3], data=body)
    begun = time.perf_counter()
    with urlopen(request, timeout=60) as answer:  # the first page loads all that pages need
        answer.read()
        return answer.status, time.perf_counter() - begun, "Set-Cookie" in answer.headers


def rows() -> dict[str, str]:
    """A fingerprint of every table."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        tables = [row[0] for row in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(
                f"SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) FROM \"{table}\" t"
            )
            found[table] = cursor.fetchone()[0]
    return found


if __name__ == "__main__":
    sys.exit(main())
