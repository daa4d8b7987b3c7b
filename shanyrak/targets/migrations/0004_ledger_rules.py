"""The ledger is written once, and a contact is given up only by two. `shanyrak manage sqlmigrate targets 0004`."""

from django.db import migrations

from shanyrak.craft.states import append_only_sql, approved_once_sql

# A doubt ends once, and by what two persons stand for.
DISPUTE_ENDS = """
CREATE OR REPLACE FUNCTION targets_dispute_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'targets_dispute: a doubt is settled, never deleted' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.ended <> '' THEN
            RAISE EXCEPTION 'targets_dispute cannot begin as %', NEW.ended USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.ended <> '' OR (to_jsonb(NEW) - 'ended' - 'ended_at') IS DISTINCT FROM (to_jsonb(OLD) - 'ended' - 'ended_at')
    THEN
        RAISE EXCEPTION 'targets_dispute: only an open doubt ends, and nothing else of it changes'
            USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.ended = 'confirmed' AND NOT EXISTS (
        SELECT FROM targets_confirmation WHERE contact_id = NEW.contact_id
        AND approved_by_id IS NOT NULL AND proposed_at >= NEW.opened_at
    ) OR NEW.ended = 'given_up' AND NOT EXISTS (
        SELECT FROM targets_givingup WHERE contact_id = NEW.contact_id AND approved_by_id IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'targets_dispute: two persons end it, by a new value or by giving up'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER targets_dispute_ends BEFORE INSERT OR UPDATE OR DELETE ON targets_dispute
    FOR EACH ROW EXECUTE FUNCTION targets_dispute_ends();
"""

GIVEN_UP_FOR_GOOD = """
CREATE OR REPLACE FUNCTION targets_contactpoint_given_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.given_up_at IS NOT DISTINCT FROM OLD.given_up_at THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.given_up_at IS NOT NULL THEN
        RAISE EXCEPTION 'targets_contactpoint: what was given up is given up for good' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.given_up_at IS NOT NULL AND NOT EXISTS (
        SELECT FROM targets_givingup WHERE contact_id = NEW.id AND approved_by_id IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'targets_contactpoint: giving up takes two persons' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER targets_contactpoint_given_up BEFORE INSERT OR UPDATE OF given_up_at ON targets_contactpoint
    FOR EACH ROW EXECUTE FUNCTION targets_contactpoint_given_up();
"""

# What was known before there was a ledger.
OLD_KNOWLEDGE = """
INSERT INTO targets_evidence (contact_id, kind, verdict, value, words, source, day, by_id, at, key)
SELECT id, 'seen', '', printed, '', source, first_seen_on, NULL, created_at, 'first' FROM targets_contactpoint;
INSERT INTO targets_evidence (contact_id, kind, verdict, value, words, source, day, by_id, at, key)
SELECT contact_id, 'confirmed', '', value, note, how, to_char(seen_on, 'YYYY-MM-DD'), approved_by_id, approved_at, id::text
FROM targets_confirmation WHERE approved_at IS NOT NULL;
INSERT INTO targets_evidence (contact_id, kind, verdict, value, words, source, day, by_id, at, key)
SELECT id, 'suspended', '', '', suspended_because, '', '', NULL, suspended_at, '' FROM targets_contactpoint
WHERE suspended_at IS NOT NULL;
"""

RULES = [
    append_only_sql("targets_evidence"),
    append_only_sql("targets_settlement"),
    approved_once_sql("targets_givingup"),
    DISPUTE_ENDS,
    GIVEN_UP_FOR_GOOD,
    OLD_KNOWLEDGE,
]


class Migration(migrations.Migration):
    dependencies = [("targets", "0003_ledger")]
    operations = [migrations.RunSQL(rule, migrations.RunSQL.noop) for rule in RULES]
