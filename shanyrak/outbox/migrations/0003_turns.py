"""
A letter keeps its turn in its lane; a stop may call back what the mail server still holds.

Reviewed as SQL: `shanyrak manage sqlmigrate outbox 0003`.
"""

from django.db import migrations, models
from django.db.models import Q

from shanyrak.craft.states import Arrows

DELIVERY = Arrows(
    "queued > claimed > committing > accepted > relayed",
    "claimed > queued | refused",
    "committing > in_doubt | queued | refused",
    "in_doubt > accepted | queued | held_unknown",
    "held_unknown > accepted | queued",
    "accepted | relayed > bounced",
    "accepted | queued > expired",
    "queued | claimed > withdrawn",
    "accepted > withdrawn",
)

# The function alone: the trigger that calls it stands since 0002.
ARROWS = DELIVERY.sql("outbox_delivery", first=["queued"]).partition("CREATE TRIGGER")[0]

# A turn is taken with the claim and given back by whatever did not reach the mailbox, on every path.
TURN = """
CREATE OR REPLACE FUNCTION outbox_delivery_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'claimed' THEN
        NEW.left_at := NEW.stepped_at;
    ELSIF NEW.state IN ('queued', 'refused', 'withdrawn', 'expired') THEN
        NEW.left_at := NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER outbox_delivery_turn BEFORE UPDATE OF state ON outbox_delivery
    FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION outbox_delivery_turn();
"""


class Migration(migrations.Migration):
    dependencies = [("outbox", "0002_rules")]

    operations = [
        migrations.AddField("gate", "is_paced", models.BooleanField(default=True, help_text="no mailbox gets more than it can read; False in drills")),
        migrations.AddField("delivery", "left_at", models.DateTimeField(blank=True, help_text="its turn in its lane; kept by the database, None while it waits", null=True)),
        migrations.AlterField("delivery", "lane", models.CharField(help_text="the mailbox, domain first, or the channel's name; claims go by lane", max_length=330)),
        migrations.AddIndex("delivery", models.Index(condition=Q(state="accepted"), fields=["carrier_ref"], name="delivery_by_reference")),
        migrations.AddIndex("delivery", models.Index(condition=Q(left_at__isnull=False), fields=["lane", "left_at"], name="delivery_pace")),
        migrations.RunSQL(ARROWS, migrations.RunSQL.noop),
        migrations.RunSQL(TURN, migrations.RunSQL.noop),
    ]
