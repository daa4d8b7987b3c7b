"""What the database itself refuses: other steps than those drawn, and a new text under an old approval."""

from django.db import migrations

from shanyrak.craft.states import Arrows

TRANSLATION = Arrows(
    "open > claimed > drafted > approved",
    "claimed > open",
    "drafted > claimed",
    "open | claimed | drafted | approved > stale > open",
    "open | claimed | drafted | approved | stale > withdrawn",
)

APPROVED = """
CREATE OR REPLACE FUNCTION translations_translation_approved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'approved' AND OLD.state = 'approved'
        AND (NEW.text, NEW.source) IS DISTINCT FROM (OLD.text, OLD.source) THEN
        RAISE EXCEPTION 'translations_translation was approved as it was' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = 'approved' AND OLD.state <> 'approved'
        AND (NEW.reviewer_id IS NULL OR NEW.text IS DISTINCT FROM OLD.text) THEN
        RAISE EXCEPTION 'translations_translation is approved by somebody, as it was drafted'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER translations_translation_approved BEFORE UPDATE ON translations_translation
    FOR EACH ROW EXECUTE FUNCTION translations_translation_approved();
"""


class Migration(migrations.Migration):
    dependencies = [("translations", "0001_initial")]

    operations = [
        migrations.RunSQL(
            TRANSLATION.sql("translations_translation", first=["open"]) + APPROVED,
            "DROP FUNCTION translations_translation_step, translations_translation_approved CASCADE",
        ),
    ]
