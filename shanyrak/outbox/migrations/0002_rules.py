"""What the database refuses, whoever asks. Reviewed as SQL: `shanyrak manage sqlmigrate outbox 0002`."""

from django.db import migrations

from shanyrak.craft.states import Arrows, append_only_sql

GATE = Arrows("shut > open > shut", "shut | open > stopping > stopped")
DELIVERY = Arrows(
    "queued > claimed > committing > accepted > relayed",
    "claimed > queued | refused",
    "committing > in_doubt | queued | refused",
    "in_doubt > accepted | queued | held_unknown",
    "held_unknown > accepted | queued",
    "accepted | relayed > bounced",
    "accepted | queued > expired",
    "queued | claimed > withdrawn",
)

# The journal is written by the database itself: no path of code can forget it.
JOURNAL = """
CREATE OR REPLACE FUNCTION outbox_delivery_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' OR NEW.state <> OLD.state THEN
        INSERT INTO outbox_deliveryevent (delivery_id, at, before, after, worker_id, decided_by_id, why)
        VALUES (NEW.id, NEW.stepped_at, CASE WHEN TG_OP = 'INSERT' THEN '' ELSE OLD.state END, NEW.state,
                CASE WHEN TG_OP = 'INSERT' THEN NEW.worker_id ELSE COALESCE(NEW.worker_id, OLD.worker_id) END,
                NEW.decided_by_id, NEW.why);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER outbox_delivery_journal AFTER INSERT OR UPDATE ON outbox_delivery
    FOR EACH ROW EXECUTE FUNCTION outbox_delivery_journal();
"""

# Fixed at birth; the envelope once it is written (it may only be emptied, when somebody is forgotten).
FIXED = """
CREATE OR REPLACE FUNCTION outbox_delivery_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.message_id, NEW.mail_id, NEW.bounce_token, NEW.origin, NEW.origin_id, NEW.channel, NEW.contact_id)
        IS DISTINCT FROM
       (OLD.message_id, OLD.mail_id, OLD.bounce_token, OLD.origin, OLD.origin_id, OLD.channel, OLD.contact_id)
       OR (length(OLD.envelope) > 0 AND length(NEW.envelope) > 0 AND NEW.envelope <> OLD.envelope) THEN
        RAISE EXCEPTION 'outbox_delivery: what is fixed at birth, or on the envelope, is never changed'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER outbox_delivery_fixed BEFORE UPDATE ON outbox_delivery
    FOR EACH ROW EXECUTE FUNCTION outbox_delivery_fixed();
"""

RULES = [
    GATE.sql("outbox_gate", first=["shut"]),
    DELIVERY.sql("outbox_delivery", first=["queued"]),
    JOURNAL,
    FIXED,
    append_only_sql("outbox_deliveryevent"),
]


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial")]
    operations = [migrations.RunSQL(rule, migrations.RunSQL.noop) for rule in RULES]
