"""The database went away and came back: nobody is lent a connection that died meanwhile."""

import pytest
from django.db import connection

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
