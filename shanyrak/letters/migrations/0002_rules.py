"""What the database refuses, whoever asks. Reviewed as SQL: `shanyrak manage sqlmigrate letters 0002`."""

from django.db import migrations

from shanyrak.craft.states import Arrows

LETTER = Arrows(
    "draft > awaiting_confirm > confirmed | held_review",
    "held_review > confirmed",
    "draft | awaiting_confirm | held_review | confirmed > withdrawn",
)
RULES = [LETTER.sql("letters_letter", first=["draft", "awaiting_confirm"])]


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_initial")]
    operations = [migrations.RunSQL(rule, migrations.RunSQL.noop) for rule in RULES]
