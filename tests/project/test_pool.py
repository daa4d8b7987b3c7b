"""The database went away and came back: nobody is lent a connection that died meanwhile, or waits longer than it was away."""

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from psycopg_pool import ConnectionPool

from tests.outbox.test_sending import _other_session

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_connection_that_died_in_the_pool_is_lent_to_nobody():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        died = cursor.fetchone()[0]
    connection.close()  # back to the pool
    with _other_session() as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [died])

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        assert cursor.fetchone()[0] != died


def test_a_visitor_waits_for_a_database_that_comes_back_and_not_for_the_pause_after_it():
    options = settings.DATABASES["default"]["OPTIONS"]["pool"]
    refusals = iter(range(5))

    class Away(psycopg.Connection):
        @classmethod
        def connect(cls, *_words, **_options):
            for _refused in refusals:
                raise psycopg.OperationalError("the database system is starting up")
            return _other_session()

    # Pauses that double would have ended after fifteen seconds, and the pool's patience after ten.
    with ConnectionPool(connection_class=Away, **options) as pool, pool.connection() as line:
        assert line.execute("SELECT 1").fetchone() == (1,)
