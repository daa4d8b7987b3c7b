"""What the database refuses, whoever asks. Reviewed as SQL: `shanyrak manage sqlmigrate appeals 0002`."""

from django.db import migrations

from shanyrak.craft.states import Arrows, append_only_sql

APPEAL = Arrows(
    "draft > review > live > held > live",
    "review > draft",
    "live > check_first > live",
    "draft | review | live | held | check_first > stopping > stopped",
    "live | held | check_first | stopped > closed",
)

# An appeal goes live only when two persons have published it, and its end is at most six weeks away.
LIVE = """
CREATE OR REPLACE FUNCTION appeals_appeal_live() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'live' AND NOT EXISTS (SELECT FROM appeals_publication WHERE appeal_id = NEW.id) THEN
        RAISE EXCEPTION 'appeals_appeal: nothing goes live before two persons have published it'
            USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = 'live' AND NEW.write_before > (now() AT TIME ZONE 'UTC')::date + 43 THEN
        RAISE EXCEPTION 'appeals_appeal: the last day to write is at most six weeks away'
            USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = 'live' AND OLD.state = 'check_first' AND NOT EXISTS (
        SELECT FROM appeals_publication WHERE appeal_id = NEW.id AND approved_at >= NEW.opened_at) THEN
        RAISE EXCEPTION 'appeals_appeal: it is renewed by two persons, as it was published'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER appeals_appeal_live BEFORE UPDATE OF state ON appeals_appeal
    FOR EACH ROW EXECUTE FUNCTION appeals_appeal_live();
"""

RULES = [
    APPEAL.sql("appeals_appeal", first=["draft"]),
    LIVE,
    append_only_sql("appeals_publication"),
]


class Migration(migrations.Migration):
    dependencies = [("appeals", "0001_initial")]
    operations = [migrations.RunSQL(rule, migrations.RunSQL.noop) for rule in RULES]
