"""What the database refuses, whoever asks. Reviewed as SQL: `shanyrak manage sqlmigrate arrivals 0002`."""

from django.db import migrations

from shanyrak.craft.states import Arrows

ARROWS = Arrows("kept > read | asked | quarantined", "asked > read | quarantined", "quarantined > kept")
RULES = [ARROWS.sql("arrivals_arrival", first=["kept"])]


class Migration(migrations.Migration):
    dependencies = [("arrivals", "0001_initial")]
    operations = [migrations.RunSQL(rule, migrations.RunSQL.noop) for rule in RULES]
