"""A bulletin in one file that only its partner opens, with what is in it signed; and letters that others wrote too."""

import base64
import hashlib
import io
import zipfile

import pyrage
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from shanyrak.bulletins.packing import NoKey, NotApproved, our_public_line, package
from shanyrak.bulletins.printing import text
from shanyrak.people.models import Partner
from shanyrak.translations import gathering
from shanyrak.translations.asking import ask_for_copies_in, ask_for_released_copies
from shanyrak.translations.models import Translation
from tests.bulletins.test_sheets import make_bulletin, make_carried, translate_row
from tests.copies.make import NOON, make_appeal, make_released, make_user
from tests.translations.test_readings import LETTER

pytestmark = [pytest.mark.django_db, pytest.mark.unit]


def make_partner(key):
    return Partner.objects.create(name="The baker", language="kk", public_key=key)


def opened(sealed, identity):
    archive = zipfile.ZipFile(io.BytesIO(pyrage.decrypt(sealed, [identity])))
    return {name: archive.read(name) for name in archive.namelist()}


def verified(data: bytes, minisig: str) -> bool:
    """As minisign does it, from its documentation."""
    line = base64.b64decode(our_public_line())
    key = Ed25519PublicKey.from_public_bytes(line[10:])
    _said, first, comment, second = minisig.splitlines()
    head = base64.b64decode(first)
    assert head[:2] == b"ED" and head[2:10] == line[2:10]
    try:
        key.verify(head[10:], hashlib.blake2b(data).digest())
        key.verify(base64.b64decode(second), head[10:] + comment.removeprefix("trusted comment: ").encode())
    except InvalidSignature:
        return False
    return True


def test_only_the_partner_opens_it_and_can_tell_whose_it_is():
    identity, stranger = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    bulletin = make_carried()
    name = f"bulletin-{bulletin.appeal.number}-kk-1"

    sealed = package(bulletin=bulletin, partner=make_partner(str(identity.to_public())), now=NOON)
    files = opened(sealed, identity)

    assert {f"{name}.pdf", f"{name}.html", f"{name}.txt", f"{name}-aloud.txt"} < set(files)
    assert files[f"{name}.pdf"].startswith(b"%PDF") and "Құрметті" in files[f"{name}.html"].decode()
    manifest, minisig = files["MANIFEST.txt"], files["MANIFEST.txt.minisig"].decode()
    assert hashlib.sha256(files[f"{name}.pdf"]).hexdigest() in manifest.decode()
    assert verified(manifest, minisig) and not verified(manifest + b" ", minisig)
    with pytest.raises(pyrage.DecryptError):
        opened(sealed, stranger)


def test_nothing_is_sealed_before_two_stand_for_it_or_to_no_key():
    with pytest.raises(NotApproved):
        package(bulletin=make_bulletin(), partner=make_partner(""), now=NOON)
    for key in ("", "age1nonsense"):
        with pytest.raises(NoKey):
            package(bulletin=make_carried(), partner=make_partner(key), now=NOON)


def test_how_many_more_say_the_same_is_said_down_to_tens_and_not_below_ten():
    appeal = make_appeal()
    for _ in range(12):
        make_released(appeal, text=LETTER)
    ask_for_released_copies(now=NOON)
    lead, *others = Translation.objects.order_by("asked_at", "pk")
    gathering.gather(translation=lead, chosen=[each.pk for each in others], by=make_user(), now=NOON)

    translate_row(lead, "Біз сіздермен біргеміз.")
    bulletin = make_bulletin(appeal, chosen=[lead.origin_id])

    assert bulletin.items.get().more == 10
    assert "Осыны айтқан тағы адамдар, кемінде: 10." in text(bulletin)


def test_residents_who_read_another_language_get_their_letters_in_it():
    appeal = make_appeal()
    make_released(appeal, text="We stood together.")
    make_released(appeal, text="Мы с вами.", language="ru")

    assert ask_for_copies_in(appeal=appeal, language="ru", now=NOON) == 1
    assert Translation.objects.get().language == "ru"
