"""
State machines as a table of arrows, and the SQL by which PostgreSQL refuses every other step.

    LETTER = Arrows("draft > awaiting_confirm > confirmed", "awaiting_confirm > withdrawn")

The rooms put the SQL into a migration, so neither a form nor the ORM nor a shell can take another way.
"""

from collections.abc import Iterable
from itertools import pairwise


class Arrows:
    """
    The allowed steps of one row type.

    Each path is written as ``a > b > c``; ``a | b > c`` means from either. Staying put is always allowed.
    """

    def __init__(self, *paths: str) -> None:
        self.steps: frozenset[tuple[str, str]] = frozenset(step for path in paths for step in _steps(path))

    def allows(self, before: str, after: str) -> bool:
        return before == after or (before, after) in self.steps

    def sql(self, table: str, *, column: str = "state", first: Iterable[str]) -> str:
        """
        SQL for a trigger that refuses every other step, and every first state but those in ``first``.

        The error names the table and the step: «outbox_delivery cannot go from queued to accepted».
        """
        pairs = ", ".join(f"('{a}', '{b}')" for a, b in sorted(self.steps))
        births = ", ".join(f"'{state}'" for state in first)
        return f"""
CREATE OR REPLACE FUNCTION {table}_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.{column} NOT IN ({births}) THEN
            RAISE EXCEPTION '{table} cannot begin as %', NEW.{column} USING ERRCODE = 'check_violation';
        END IF;
    ELSIF NEW.{column} <> OLD.{column} AND (OLD.{column}, NEW.{column}) NOT IN ({pairs}) THEN
        RAISE EXCEPTION '{table} cannot go from % to %', OLD.{column}, NEW.{column}
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER {table}_step BEFORE INSERT OR UPDATE OF {column} ON {table}
    FOR EACH ROW EXECUTE FUNCTION {table}_step();
"""


def _steps(path: str) -> Iterable[tuple[str, str]]:
    stops = [[name.strip() for name in stop.split("|")] for stop in path.split(">")]
    for sources, targets in pairwise(stops):
        for source in sources:
            for target in targets:
                yield source, target


def append_only_sql(table: str) -> str:
    """SQL by which rows of this table are written once: no UPDATE, no DELETE. The error says so."""
    return f"""
CREATE OR REPLACE FUNCTION {table}_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{table} is written once and never changed' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER {table}_written_once BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION {table}_written_once();
"""


def approved_once_sql(table: str, *, approver: str = "approved_by_id", at: str = "approved_at") -> str:
    """
    SQL for a row that one person proposes and another approves: after the proposal only the two columns of
    the approval may change, once; an approved row is never changed, and no row is ever deleted once approved.
    """
    return f"""
CREATE OR REPLACE FUNCTION {table}_approved_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.{approver} IS NOT NULL THEN
        RAISE EXCEPTION '{table} was approved and is never changed' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF (to_jsonb(NEW) - '{approver}' - '{at}') IS DISTINCT FROM (to_jsonb(OLD) - '{approver}' - '{at}') THEN
        RAISE EXCEPTION '{table}: what was proposed is what is approved' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER {table}_approved_once BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION {table}_approved_once();
"""
