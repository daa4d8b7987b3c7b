"""Whether we may write when another appeal opens was asked, and nothing ever wrote: the answers go with the question."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_joint_and_answers'),
    ]

    operations = [
        migrations.RunSQL("DELETE FROM people_consent WHERE purpose = 'others'", migrations.RunSQL.noop),
        migrations.RemoveConstraint(
            model_name='consent',
            name='consent_purpose_known',
        ),
        migrations.AlterField(
            model_name='consent',
            name='purpose',
            field=models.CharField(choices=[('deliver', 'Send my letter under my name'), ('news', 'Write to me about this appeal until it ends'), ('copy', 'Give the residents a translated copy, with my first name and country'), ('public', 'Show my first name and country under the appeal'), ('survey', 'Ask me once, after two weeks, whether anybody answered'), ('joint', 'Show my name and town under the joint letter'), ('answers', 'Mail me what the office answers')], max_length=12),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(('purpose__in', ['deliver', 'news', 'copy', 'public', 'survey', 'joint', 'answers'])), name='consent_purpose_known'),
        ),
    ]
