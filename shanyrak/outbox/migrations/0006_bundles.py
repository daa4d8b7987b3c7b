"""
Letters that travel whole in one mail take its steps, each with its own line in the journal.

Reviewed as SQL: `shanyrak manage sqlmigrate outbox 0006`.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

# Every step of the mail is a step of each letter in it; one that was taken back meanwhile stays where it is.
STEPS = """
CREATE OR REPLACE FUNCTION outbox_delivery_bundle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE outbox_delivery
    SET state = NEW.state, worker_id = NEW.worker_id, stepped_at = NEW.stepped_at, why = NEW.why,
        carrier_ref = NEW.carrier_ref, decided_by_id = NEW.decided_by_id
    WHERE bundle_id = NEW.id AND state = OLD.state;
    RETURN NULL;
END $$;
CREATE TRIGGER outbox_delivery_bundle AFTER UPDATE OF state ON outbox_delivery
    FOR EACH ROW WHEN (NEW.origin = 'bundle' AND NEW.state <> OLD.state) EXECUTE FUNCTION outbox_delivery_bundle();
"""

# The mail takes the turn in its lane, not each letter in it.
TURN = """
CREATE OR REPLACE FUNCTION outbox_delivery_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'claimed' AND NEW.bundle_id IS NULL THEN
        NEW.left_at := NEW.stepped_at;
    ELSIF NEW.state IN ('queued', 'refused', 'withdrawn', 'expired') THEN
        NEW.left_at := NULL;
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("outbox", "0005_fewer_indexes")]

    operations = [
        migrations.AddField("gate", "last_day", models.DateField(blank=True, help_text="what waits should have left by its end", null=True)),
        migrations.AddField("delivery", "bundle", models.ForeignKey(blank=True, db_index=False, help_text="the mail in which it travels whole, with others; the database lets it take the same steps", null=True, on_delete=django.db.models.deletion.PROTECT, related_name="members", to="outbox.delivery")),
        migrations.AddIndex("delivery", models.Index(condition=Q(bundle__isnull=False), fields=["bundle"], name="delivery_members")),
        migrations.RunSQL(STEPS, migrations.RunSQL.noop),
        migrations.RunSQL(TURN, migrations.RunSQL.noop),
    ]
