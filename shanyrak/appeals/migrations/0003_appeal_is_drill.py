from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("appeals", "0002_rules")]
    operations = [
        migrations.AddField(
            model_name="appeal",
            name="is_drill",
            field=models.BooleanField(default=False, help_text="letters to count, for nobody's eyes"),
        ),
    ]
