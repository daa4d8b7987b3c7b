"""What the database itself refuses: other steps than those drawn, and another sheet under the same approval."""

from django.db import migrations

from shanyrak.craft.states import Arrows, append_only_sql

BULLETIN = Arrows("assembled > approved > taken")

# A printed sheet does not change afterwards. One thing may still go: a letter whose writer asked for it.
PRINTED = """
CREATE OR REPLACE FUNCTION bulletins_bulletin_printed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.approved_by_id IS NOT NULL
        AND (to_jsonb(NEW) - 'state') IS DISTINCT FROM (to_jsonb(OLD) - 'state') THEN
        RAISE EXCEPTION 'bulletins_bulletin was approved and is never changed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bulletins_bulletin_printed BEFORE UPDATE ON bulletins_bulletin
    FOR EACH ROW EXECUTE FUNCTION bulletins_bulletin_printed();

CREATE OR REPLACE FUNCTION bulletins_bulletinitem_printed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE item bulletins_bulletinitem;
BEGIN
    item := CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END;
    IF (SELECT approved_by_id FROM bulletins_bulletin WHERE id = item.bulletin_id) IS NOT NULL THEN
        IF TG_OP = 'UPDATE' AND NEW.text = ''
            AND (to_jsonb(NEW) - 'text') IS NOT DISTINCT FROM (to_jsonb(OLD) - 'text') THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'bulletins_bulletinitem: its sheet was approved' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER bulletins_bulletinitem_printed BEFORE INSERT OR UPDATE OR DELETE ON bulletins_bulletinitem
    FOR EACH ROW EXECUTE FUNCTION bulletins_bulletinitem_printed();
"""


class Migration(migrations.Migration):
    dependencies = [("bulletins", "0001_initial")]

    operations = [
        migrations.RunSQL(
            BULLETIN.sql("bulletins_bulletin", first=["assembled"])
            + PRINTED
            + append_only_sql("bulletins_taking"),
            "DROP FUNCTION bulletins_bulletin_step, bulletins_bulletin_printed, "
            "bulletins_bulletinitem_printed, bulletins_taking_written_once CASCADE",
        ),
    ]
