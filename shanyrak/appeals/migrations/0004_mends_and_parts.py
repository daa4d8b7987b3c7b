import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import shanyrak.vault.fields
import shanyrak.vault.ids
import shanyrak.vault.models

SOURCE = """
ALTER TABLE appeals_reading ADD COLUMN source bytea NOT NULL DEFAULT '';
ALTER TABLE appeals_reading ALTER COLUMN source DROP DEFAULT;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("appeals", "0003_appeal_is_drill"),
        ("arrivals", "0002_rules"),
        ("vault", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="Mend",
            fields=[
                ("id", models.UUIDField(default=shanyrak.vault.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("wrapped_key", models.BinaryField(default=bytes)),
                ("source", models.BinaryField(help_text="keyed hash of the source", max_length=32)),
                ("printed", models.BinaryField(help_text="keyed hash of kind and printed form", max_length=32, unique=True)),
                ("what", models.CharField(help_text="phones, emails, name …", max_length=12)),
                ("section", models.CharField(blank=True, help_text="where it was moved to, if it was", max_length=12)),
                ("answer", shanyrak.vault.fields.SealedTextField(blank=True, default="")),
                ("is_missed", models.BooleanField(default=False, help_text="the reader had not seen it")),
                ("said_at", models.DateTimeField()),
                ("appeal", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="mends", to="appeals.appeal")),
                ("said_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("session", shanyrak.vault.models.SessionReference(default=None, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="vault.sessionkey")),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("is_missed", True)), fields=["source"], name="mend_source")],
            },
        ),
        migrations.AddField("reading", "part_start", models.PositiveIntegerField(default=0)),
        migrations.AddField("reading", "part_end", models.PositiveIntegerField(blank=True, null=True)),
        # No default can seal itself; of the rows that are there, nobody has said where they come from.
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(SOURCE)],
            [migrations.AddField("reading", "source", shanyrak.vault.fields.SealedTextField(blank=True, default=""))],
        ),
        migrations.AlterField(
            "reading",
            "arrival",
            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="readings", to="arrivals.arrival"),
        ),
        migrations.AddConstraint(
            "reading",
            models.CheckConstraint(
                condition=models.Q(("part_end__isnull", True), ("part_end__gt", models.F("part_start")), _connector="OR"),
                name="reading_part_not_empty",
            ),
        ),
    ]
