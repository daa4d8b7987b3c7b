"""The steps anew: two readings of one text, and letters that say what another letter says."""

from django.db import migrations

from shanyrak.craft.states import Arrows

BEFORE = Arrows(
    "open > claimed > drafted > approved",
    "claimed > open",
    "drafted > claimed",
    "open | claimed | drafted | approved > stale > open",
    "open | claimed | drafted | approved | stale > withdrawn",
)
TRANSLATION = Arrows(
    "open > claimed > drafted > approved",
    "claimed > open",
    "drafted > claimed",
    "drafted > disputed > approved",
    "open | stale > gathered > open",
    "open | claimed | drafted | disputed | approved | gathered > stale > open",
    "open | claimed | drafted | disputed | approved | gathered | stale > withdrawn",
)
ANEW = "DROP TRIGGER translations_translation_step ON translations_translation;"


class Migration(migrations.Migration):
    dependencies = [("translations", "0003_memory_terms_readings")]

    operations = [
        migrations.RunSQL(
            ANEW + TRANSLATION.sql("translations_translation", first=["open"]),
            ANEW + BEFORE.sql("translations_translation", first=["open"]),
        ),
    ]
