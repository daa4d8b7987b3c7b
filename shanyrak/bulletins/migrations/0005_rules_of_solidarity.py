"""What the database itself refuses of messages of solidarity: other steps than those drawn."""

from django.db import migrations

from shanyrak.craft.states import Arrows

GREETING = Arrows("received > released > carried", "received | released > set_aside")


class Migration(migrations.Migration):
    dependencies = [("bulletins", "0004_solidarity")]

    operations = [
        migrations.RunSQL(
            GREETING.sql("bulletins_greeting", first=["received"]),
            "DROP FUNCTION bulletins_greeting_step CASCADE",
        ),
    ]
