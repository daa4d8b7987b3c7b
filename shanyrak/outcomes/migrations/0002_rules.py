"""What the database itself refuses: other steps than those drawn, and other words than those approved."""

from django.db import migrations

from shanyrak.craft.states import Arrows

THANKS = Arrows("written > sent")
SENT = """
CREATE OR REPLACE FUNCTION outcomes_thanks_sent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.state = 'sent' OR NEW.state = 'sent')
        AND (NEW.text, NEW.language, NEW.written_by_id, NEW.appeal_id)
            IS DISTINCT FROM (OLD.text, OLD.language, OLD.written_by_id, OLD.appeal_id) THEN
        RAISE EXCEPTION 'outcomes_thanks is sent as it was written' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER outcomes_thanks_sent BEFORE UPDATE ON outcomes_thanks
    FOR EACH ROW EXECUTE FUNCTION outcomes_thanks_sent();
"""


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0001_initial")]

    operations = [
        migrations.RunSQL(
            THANKS.sql("outcomes_thanks", first=["written"]) + SENT,
            "DROP FUNCTION outcomes_thanks_step, outcomes_thanks_sent CASCADE",
        ),
    ]
