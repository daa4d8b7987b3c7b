import shanyrak.vault.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SessionKey",
            fields=[
                ("id", models.UUIDField(default=shanyrak.vault.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("master_version", models.PositiveIntegerField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "indexes": [models.Index(fields=["master_version"], name="session_key_by_master")],
            },
        ),
    ]
