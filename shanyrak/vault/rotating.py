"""
A new master key. Only the session keys are sealed again (some a day), never the rows they wrapped.

Order for an operator: ``rotate_master`` · restart the processes · ``reseal_sessions`` · ``retire_master``.
"""

from pathlib import Path

from django.db import transaction

from shanyrak.vault.boxes import close_sealed_box
from shanyrak.vault.keys import keys_folder, make_master, newest_public, public_of
from shanyrak.vault.sessions import context_of, open_session
from shanyrak.vault.stored import SessionKey

BATCH = 500


class UnableToRetire(Exception):
    """The old master key is still needed; the text says why."""


def rotate_master(*, folder: Path | None = None) -> int:
    """Make the next version of the master key and give its number; new session keys use it from now on."""
    folder = folder or keys_folder()
    version = newest_public(folder).version + 1
    make_master(folder, version=version)
    return version


def reseal_sessions(*, to_version: int) -> int:
    """
    Seal every older session key to this version of the master key, and say how many it were.

    Works in batches, each a transaction: stopped half-way it goes on where it was, and two at once do not
    disturb each other.

    :raises NoPrivateKey: the private part of an older version is not here
    :raises Tampered: a stored session key was changed; its batch is left as it was
    """
    master = public_of(keys_folder(), version=to_version)
    done = 0
    while True:
        with transaction.atomic():
            older = SessionKey.objects.filter(master_version__lt=to_version).order_by("pk")
            batch = list(older.select_for_update(skip_locked=True)[:BATCH])
            for row in batch:
                key = open_session(bytes(row.sealed), session_id=row.pk, master_version=row.master_version)
                row.sealed = close_sealed_box(master.key, key, context=context_of(row.pk))
                row.master_version = to_version
            SessionKey.objects.bulk_update(batch, ["sealed", "master_version"])
        if not batch:
            return done
        done += len(batch)


def retire_master(*, version: int, folder: Path | None = None) -> None:
    """
    Delete an old master key, private part first, when nothing is sealed to it any more.

    :raises UnableToRetire: it is the newest, or session keys still need it
    """
    folder = folder or keys_folder()
    if version >= newest_public(folder).version:
        raise UnableToRetire(f"master key {version} is the newest one")
    if needed := SessionKey.objects.filter(master_version=version).count():
        raise UnableToRetire(f"{needed} session keys are still sealed to master key {version}: reseal first")
    for ending in ("key", "pub"):
        path = folder / f"master-{version}.{ending}"
        if path.exists():
            path.unlink()
