"""What the database itself refuses of voices and shown answers: other steps than those drawn, other words than approved."""

from django.db import migrations

from shanyrak.craft.states import Arrows

VOICE = Arrows("entered > released | set_aside")
# Written anew before anybody has approved it; afterwards never.
SHOWN = """
CREATE OR REPLACE FUNCTION outcomes_shownanswer_shown() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.approved_by_id IS NOT NULL THEN
        RAISE EXCEPTION 'outcomes_shownanswer was approved and is never changed' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF NEW.approved_by_id IS NOT NULL AND (NEW.text, NEW.pool_id, NEW.written_by_id)
        IS DISTINCT FROM (OLD.text, OLD.pool_id, OLD.written_by_id) THEN
        RAISE EXCEPTION 'outcomes_shownanswer: what was written is what is approved'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER outcomes_shownanswer_shown BEFORE UPDATE OR DELETE ON outcomes_shownanswer
    FOR EACH ROW EXECUTE FUNCTION outcomes_shownanswer_shown();
"""


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0003_voices_and_shown_answers")]

    operations = [
        migrations.RunSQL(
            VOICE.sql("outcomes_voice", first=["entered"]) + SHOWN,
            "DROP FUNCTION outcomes_voice_step, outcomes_shownanswer_shown CASCADE",
        ),
    ]
