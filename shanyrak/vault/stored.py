from django.db import models

from shanyrak.vault.ids import new_id


class SessionKey(models.Model):
    """A key that wrapped the row keys of one process for an hour, sealed to a master key's public part."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    master_version = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        app_label = "vault"
        indexes = [models.Index(fields=["master_version"], name="session_key_by_master")]
