"""
Where the reader of a mail to many ends such mails, sealed like the rest of the message.

As SQL, because "" in a sealed column is no bytes, and Django would ask the column to seal it.
"""

from django.db import migrations

import shanyrak.vault.fields

COLUMN = """
ALTER TABLE outbox_message ADD COLUMN unsubscribe_url bytea NOT NULL DEFAULT ''::bytea;
ALTER TABLE outbox_message ALTER COLUMN unsubscribe_url DROP DEFAULT;
"""


class Migration(migrations.Migration):
    dependencies = [("outbox", "0006_bundles")]

    operations = [
        migrations.RunSQL(
            COLUMN,
            "ALTER TABLE outbox_message DROP COLUMN unsubscribe_url",
            state_operations=[
                migrations.AddField(
                    "message",
                    "unsubscribe_url",
                    shanyrak.vault.fields.SealedTextField(blank=True, default=""),
                ),
            ],
        )
    ]
