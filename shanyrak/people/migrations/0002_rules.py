"""What the database refuses, whoever asks. Reviewed as SQL: `shanyrak manage sqlmigrate people 0002`."""

from django.db import migrations

from shanyrak.craft.states import append_only_sql

# A consent may only go with its supporter (ON DELETE), so here: no change. Deleting is left to erasing.
RULES = [append_only_sql("people_consent").replace("BEFORE UPDATE OR DELETE", "BEFORE UPDATE")]


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunSQL(rule, migrations.RunSQL.noop) for rule in RULES]
