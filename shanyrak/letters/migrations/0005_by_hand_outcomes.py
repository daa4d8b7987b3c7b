from django.db import migrations, models


class Migration(migrations.Migration):
    """What a telephone answers with: three more. The database keeps the same column."""

    dependencies = [
        ('letters', '0004_answer_pools'),
    ]

    operations = [
        migrations.AlterField(
            model_name='byhand',
            name='outcome',
            field=models.CharField(choices=[('done', 'It went through'), ('spoke', 'I spoke to someone'), ('no_answer', 'Nobody answered'), ('wrong', 'The number or address is wrong'), ('refused', 'They would not take it'), ('hung_up', 'They hung up'), ('busy', 'It was busy, or a machine was full'), ('fax_tone', 'I heard a fax')], max_length=12),
        ),
    ]
