"""What the database itself refuses: other steps than those drawn, a name that must not be shown, second thoughts."""

from django.db import migrations, models

from shanyrak.craft.states import Arrows

COPY = Arrows("received > redacted > released", "redacted > received", "received | redacted | released > withdrawn")

# A first name can be found where the appeal's people live, and we do not know who lives where we know of no
# country. What was released stays as it was released until it is withdrawn.
RELEASE = """
CREATE OR REPLACE FUNCTION copies_copy_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.released_name <> '' AND (NEW.country = '' OR NEW.country = (
        SELECT appeals_case.country FROM appeals_appeal
        JOIN appeals_case ON appeals_case.id = appeals_appeal.case_id WHERE appeals_appeal.id = NEW.appeal_id
    )) THEN
        RAISE EXCEPTION 'copies_copy shows no name from the country of the appeal, nor from an unknown one'
            USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.state = 'released' AND NEW.state = 'released'
        AND (NEW.released_text, NEW.released_name) IS DISTINCT FROM (OLD.released_text, OLD.released_name) THEN
        RAISE EXCEPTION 'copies_copy was released and stays as it is' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER copies_copy_release BEFORE INSERT OR UPDATE ON copies_copy
    FOR EACH ROW EXECUTE FUNCTION copies_copy_release();
"""


class Migration(migrations.Migration):
    dependencies = [("copies", "0001_initial"), ("appeals", "0001_initial")]

    operations = [
        migrations.RemoveConstraint("copy", "copy_released_has_a_time"),
        migrations.AddConstraint(
            "copy",
            models.CheckConstraint(
                condition=~models.Q(state="released")
                | (models.Q(released_at__isnull=False) & ~models.Q(released_text="")),
                name="copy_released_has_text_and_time",
            ),
        ),
        migrations.RunSQL(
            COPY.sql("copies_copy", first=["received"]) + RELEASE,
            "DROP FUNCTION copies_copy_step, copies_copy_release CASCADE",
        ),
    ]
