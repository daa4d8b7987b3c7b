"""What the database refuses: to change how an appeal was read, once it is one. Only erasing, which destroys the key, may."""

from django.db import migrations

KEPT = """
CREATE OR REPLACE FUNCTION appeals_reading_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.appeal_id IS NULL OR (TG_OP = 'UPDATE' AND NEW.wrapped_key = '\\x00'::bytea) THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' OR (NEW.facts, NEW.settled, NEW.arrival_id, NEW.part_start, NEW.part_end)
        IS DISTINCT FROM (OLD.facts, OLD.settled, OLD.arrival_id, OLD.part_start, OLD.part_end) THEN
        RAISE EXCEPTION 'appeals_reading: it has become an appeal, and how it was read is kept'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER appeals_reading_is_kept BEFORE UPDATE OR DELETE ON appeals_reading
    FOR EACH ROW EXECUTE FUNCTION appeals_reading_is_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("appeals", "0004_mends_and_parts")]
    operations = [migrations.RunSQL(KEPT, migrations.RunSQL.noop)]
