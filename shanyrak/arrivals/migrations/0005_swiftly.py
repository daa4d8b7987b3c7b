from django.conf import settings
from django.db import migrations, models

# A mail is born as it must be: only one that is not costs a call.
STEP = """
DROP TRIGGER arrivals_arrival_step ON arrivals_arrival;
CREATE TRIGGER arrivals_arrival_step BEFORE UPDATE OF state ON arrivals_arrival
    FOR EACH ROW EXECUTE FUNCTION arrivals_arrival_step();
CREATE TRIGGER arrivals_arrival_birth BEFORE INSERT ON arrivals_arrival
    FOR EACH ROW WHEN (NEW.state <> 'kept') EXECUTE FUNCTION arrivals_arrival_step();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('arrivals', '0004_forms'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(STEP, migrations.RunSQL.noop),
        # Mails have nobody who received them: an index of those that have is all that is asked.
        migrations.AlterField(
            model_name='arrival',
            name='received_by',
            field=models.ForeignKey(
                blank=True, db_index=False, null=True, on_delete=models.SET_NULL, related_name='+',
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name='arrival',
            index=models.Index(
                condition=models.Q(('received_by__isnull', False)), fields=['received_by'], name='arrival_received_by',
            ),
        ),
    ]
