"""What comes in a group is what comes alone: sealed for its own row, once, and only as «kept»."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from shanyrak.arrivals.groups import Incoming, seal
from shanyrak.arrivals.keeping import keep, keep_all
from shanyrak.arrivals.models import Arrival, ArrivalKind
from shanyrak.arrivals.writer import Writer
from shanyrak.vault.sessions import start_afresh

pytestmark = [pytest.mark.unit, pytest.mark.django_db(transaction=True)]

MAIL = Incoming("Дорогие соседи".encode(), "copies", "7")


@pytest.fixture
def writer(keys):
    writer = Writer()
    yield writer
    writer.close()


def written(writer, rows):
    writer.begin(rows, now=timezone.now())
    while writer.flush() or not writer.hear():
        pass


def test_a_mail_of_a_group_opens_as_one_that_came_alone(keys):
    keep_all([MAIL, Incoming(b"", "reply", "a" * 70)], now=timezone.now())

    opened = {row.mailbox: (row.raw.open(), row.token, row.size, row.kind) for row in Arrival.objects.all()}
    assert opened == {
        "copies": (MAIL.raw, "7", len(MAIL.raw), ArrivalKind.MAIL),
        "reply": (b"", "a" * 64, 0, ArrivalKind.MAIL),
    }


def test_a_mail_that_came_alone_is_not_kept_again_with_a_group(keys, writer):
    keep(raw=MAIL.raw, kind=ArrivalKind.MAIL, now=timezone.now(), token="7", mailbox="copies")

    written(writer, [seal(MAIL), seal(MAIL), seal(Incoming(b"another", "copies", "7"))])

    assert sorted(row.raw.open() for row in Arrival.objects.all()) == sorted([MAIL.raw, b"another"])


def test_one_connection_keeps_group_after_group(keys, writer):
    keep_all([MAIL], now=timezone.now())
    for n in range(5):
        written(writer, [seal(Incoming(b"%d of %d" % (m, n), "copies", "7")) for m in range(n + 1)])

    assert Arrival.objects.count() == 1 + 15


def test_no_group_is_written_under_a_key_that_the_database_does_not_have(keys, writer):
    start_afresh()
    assert not writer.may_take([seal(MAIL)])

    keep_all([MAIL], now=timezone.now())

    assert writer.may_take([seal(MAIL)])


def test_a_group_that_is_refused_is_said(keys, writer):
    row = seal(MAIL)
    start_afresh()

    with pytest.raises(Exception, match="session"):
        written(writer, [row._replace(session=bytes(16))])
    assert not Arrival.objects.exists()


@pytest.mark.parametrize("state", ["read", "asked", "quarantined"])
def test_nothing_is_born_understood(keys, state):
    arrival = keep(raw=b"x", kind=ArrivalKind.TEXT, now=timezone.now())

    with pytest.raises(IntegrityError, match="cannot begin as"), transaction.atomic():
        connection.cursor().execute(
            "INSERT INTO arrivals_arrival SELECT (jsonb_populate_record(one, jsonb_build_object('id', "
            "gen_random_uuid(), 'state', %s::text))).* FROM arrivals_arrival AS one WHERE id = %s",
            [state, arrival.pk],
        )
