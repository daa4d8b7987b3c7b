"""What the database refuses, whoever asks. Reviewed as SQL: `shanyrak manage sqlmigrate targets 0002`."""

from django.db import migrations

from shanyrak.craft.states import approved_once_sql

PRINTED_STAYS = """
CREATE OR REPLACE FUNCTION targets_contactpoint_printed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.printed <> OLD.printed OR NEW.office_id <> OLD.office_id OR NEW.channel <> OLD.channel THEN
        RAISE EXCEPTION 'targets_contactpoint: what was printed, by which way and of whom, is never changed'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER targets_contactpoint_printed BEFORE UPDATE ON targets_contactpoint
    FOR EACH ROW EXECUTE FUNCTION targets_contactpoint_printed();
"""

RULES = [
    approved_once_sql("targets_officesheet"),
    approved_once_sql("targets_confirmation"),
    PRINTED_STAYS,
]


class Migration(migrations.Migration):
    dependencies = [("targets", "0001_initial")]
    operations = [migrations.RunSQL(rule, migrations.RunSQL.noop) for rule in RULES]
