"""
Servers that put off, refuse and greylist, over two days of a clock of our own.

Five domains get paced letters, straight from the house:

- «storm» says 451 to everybody for six hours, at two mailboxes; «late» says 452 after the dot for six hours
- «grey» puts off each letter's first try and takes it five minutes later (greylisting by sender and recipient)
- «gone» says 550 5.1.1, there is no such mailbox; «well» takes everything

What must hold: every letter is taken once, or refused and its writer told; a 5xx is never tried again; once a domain has
put us off it is tried at most once in fifteen minutes until it takes something (``most_in_15_minutes``; what was already
under way when its first «not now» came is ``under_way_at_first``); greylisted letters are tried at most three times.
"""

import sys
from collections import Counter, defaultdict
from datetime import datetime, timedelta

from trials.stage.house import House, house
from trials.stage.judging import judged, say, sizes
from trials.stage.sink import sink

ADDRESSES = [
    "one@storm.example",
    "two@storm.example",
    "one@late.example",
    "one@grey.example",
    "one@gone.example",
    "one@well.example",
]
STORM = timedelta(hours=6)
GREY = timedelta(minutes=5)
QUARTER = timedelta(minutes=15)
STEP = timedelta(minutes=1)


class Servers:
    """What the world's mail servers answer at a given time, and every try of a letter that they saw."""

    def __init__(self, now: datetime) -> None:
        self.now = self.began = now
        self.tries: dict[str, list[tuple[datetime, str]]] = defaultdict(
            list
        )  # by domain: when, the letter's token
        self.took_first: dict[str, datetime] = {}
        self.first_seen: dict[str, datetime] = {}

    def at_recipient(self, sender: str, recipient: str) -> str | None:
        domain = recipient.partition("@")[2]
        self.tries[domain].append((self.now, sender))
        match domain:
            case "storm.example" if self.is_storm():
                return "451 4.7.1 not now"
            case "grey.example" if self.now < self.first_seen.setdefault(sender, self.now) + GREY:
                return "450 4.2.0 greylisted, come back later"
            case "gone.example":
                return "550 5.1.1 no such mailbox"
        return None

    def at_dot(self, _sender: str, recipient: str) -> str | None:
        domain = recipient.partition("@")[2]
        if domain == "late.example" and self.is_storm():
            return "452 4.3.1 no room now"
        self.took_first.setdefault(domain, self.now)
        return None

    def is_storm(self) -> bool:
        return self.now < self.began + STORM

    def waves(self, domain: str) -> tuple[int, int]:
        """Tries under way when it first said no, and the most in a quarter of an hour from then until it took one."""
        times = [at for at, _token in self.tries[domain]]
        until = self.took_first[domain]
        later = [at for at in times if times[0] < at < until]
        most = max((sum(at <= other < at + QUARTER for other in later) for at in later), default=0)
        return times.count(times[0]), most


def trial(letters: int, hours: int) -> tuple[dict, bool]:
    with sink() as seen, house(f"smtp://127.0.0.1:{seen.port}", SHANYRAK_MAILBOX_AN_HOUR="100") as home:
        from django.utils import timezone

        from shanyrak.duties.drilling import queue_letters

        now = timezone.now()
        queue_letters(number=letters, addresses=ADDRESSES, prefix="Drill letter", is_paced=True, now=now)
        servers = Servers(now)
        seen.at_recipient, seen.at_dot = servers.at_recipient, servers.at_dot
        live(servers, hours)
        return judge(home, seen.times_by_subject("Drill letter"), servers, letters)


def live(servers: Servers, hours: int) -> None:
    """Let the house live minute by minute: it sends, and every hour tells writers what did not arrive."""
    from shanyrak.letters.offering import offer_other_ways
    from shanyrak.outbox.sending import send_waiting

    for minute in range(1, hours * 60 + 1):
        servers.now += STEP
        send_waiting(clock=lambda: servers.now)
        if minute % 60 == 0:
            offer_other_ways(now=servers.now)
            say(
                f"hour {minute // 60}: {Counter({domain: len(tries) for domain, tries in servers.tries.items()})}"
            )


def judge(home: House, arrived: Counter, servers: Servers, letters: int) -> tuple[dict, bool]:
    states = home.states()
    refused = states.get("refused", 0)
    told = home.ask("SELECT count(*) FROM outbox_delivery WHERE origin = 'otherway' AND state = 'accepted'")
    tries = {
        domain: Counter(token for _at, token in tries).most_common(1)[0][1]
        for domain, tries in servers.tries.items()
    }
    waves = {domain: servers.waves(domain) for domain in ("storm.example", "late.example")}
    figures = {
        "letters": letters,
        "states": states,
        "lost": letters - len(arrived) - refused,
        "twice": sum(number > 1 for number in arrived.values()),
        "refused": refused,
        "told": told[0][0],
        "tries_of_a_refused": tries["gone.example"],
        "tries_of_a_greylisted": tries["grey.example"],
        "under_way_at_first": {domain: first for domain, (first, _most) in waves.items()},
        "most_in_15_minutes": {domain: most for domain, (_first, most) in waves.items()},
        "hours_after_the_storm": {
            domain: round(
                (max(at for at, _ in servers.tries[domain]) - servers.began - STORM) / timedelta(hours=1), 1
            )
            for domain in waves
        },
    }
    is_good = (
        figures["lost"] == figures["twice"] == 0
        and figures["told"] == refused == letters // len(ADDRESSES)
        and figures["tries_of_a_refused"] == 1
        and figures["tries_of_a_greylisted"] <= 3
        and all(most <= 1 for most in figures["most_in_15_minutes"].values())
    )
    return figures, is_good


if __name__ == "__main__":
    chosen = sizes(__doc__, letters=240, hours=48)
    sys.exit(judged(lambda: trial(chosen.letters, chosen.hours)))
