"""
Letters take their steps in groups, so the journal is written once a group; and what no step needs costs it nothing.

Reviewed as SQL: `shanyrak manage sqlmigrate outbox 0008`.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import shanyrak.vault.models

# One INSERT a statement instead of one a row. The two tables are as large as the statement: whatever plan was kept
# for a single letter, a stop of a hundred thousand must not compare each with each.
JOURNAL = """
DROP TRIGGER outbox_delivery_journal ON outbox_delivery;
DROP FUNCTION outbox_delivery_journal();
CREATE FUNCTION outbox_delivery_births() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO outbox_deliveryevent (delivery_id, at, before, after, worker_id, decided_by_id, why)
    SELECT id, stepped_at, '', state, worker_id, decided_by_id, why FROM born;
    RETURN NULL;
END $$;
CREATE FUNCTION outbox_delivery_steps() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
BEGIN
    INSERT INTO outbox_deliveryevent (delivery_id, at, before, after, worker_id, decided_by_id, why)
    SELECT id, now.stepped_at, past.state, now.state, COALESCE(now.worker_id, past.worker_id), now.decided_by_id, now.why
    FROM now JOIN past USING (id) WHERE now.state <> past.state;
    RETURN NULL;
END $$;
CREATE TRIGGER outbox_delivery_births AFTER INSERT ON outbox_delivery
    REFERENCING NEW TABLE AS born FOR EACH STATEMENT EXECUTE FUNCTION outbox_delivery_births();
CREATE TRIGGER outbox_delivery_steps AFTER UPDATE ON outbox_delivery
    REFERENCING OLD TABLE AS past NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION outbox_delivery_steps();
"""

# Looked at only by statements that touch one of these: not by a claim, nor by how an attempt ended.
FIXED = """
DROP TRIGGER outbox_delivery_fixed ON outbox_delivery;
CREATE TRIGGER outbox_delivery_fixed
    BEFORE UPDATE OF message_id, mail_id, bounce_token, origin, origin_id, channel, contact_id, envelope
    ON outbox_delivery FOR EACH ROW EXECUTE FUNCTION outbox_delivery_fixed();
"""


class Migration(migrations.Migration):
    dependencies = [("outbox", "0007_unsubscribe")]

    operations = [
        # Unique as before, without the second index that Django adds to each for LIKE.
        migrations.AlterField("delivery", "mail_id", models.CharField(help_text="the Message-ID header", max_length=120)),
        migrations.AlterField("delivery", "bounce_token", models.CharField(max_length=40)),
        migrations.AddConstraint("delivery", models.UniqueConstraint(fields=["mail_id"], name="delivery_mail_id_once")),
        migrations.AddConstraint("delivery", models.UniqueConstraint(fields=["bounce_token"], name="delivery_bounce_token_once")),
        migrations.AlterField("delivery", "session", shanyrak.vault.models.SessionReference(db_index=False, default=None, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="vault.sessionkey")),
        migrations.AddIndex("delivery", models.Index(condition=Q(expires_at__isnull=False, state="queued"), fields=["expires_at"], name="delivery_expiring")),
        migrations.RunSQL(JOURNAL, migrations.RunSQL.noop),
        migrations.RunSQL(FIXED, migrations.RunSQL.noop),
    ]
