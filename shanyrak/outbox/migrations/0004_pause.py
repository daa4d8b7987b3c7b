from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outbox", "0003_turns")]

    operations = [
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("domain", models.CharField(max_length=255, primary_key=True, serialize=False)),
                ("until", models.DateTimeField()),
            ],
        ),
    ]
