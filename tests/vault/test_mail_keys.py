"""The key under our mail lies in the keys folder, privately, and only there."""

import stat

import pytest

from shanyrak.vault.errors import KeysDamaged, KeysMissing
from shanyrak.vault.mail_keys import mail_key, make_mail_key

pytestmark = pytest.mark.unit


def test_a_key_is_made_once_and_only_we_may_read_it(tmp_path):
    make_mail_key(tmp_path, selector="s1")
    first = mail_key(tmp_path, selector="s1").private_numbers()
    make_mail_key(tmp_path, selector="s1")

    assert mail_key(tmp_path, selector="s1").private_numbers() == first
    assert mail_key(tmp_path, selector="s1").key_size == 2048
    assert stat.S_IMODE((tmp_path / "dkim-s1.key").stat().st_mode) == 0o600


def test_a_key_that_is_not_there_or_damaged_is_told(tmp_path):
    with pytest.raises(KeysMissing, match="dkim-s1"):
        mail_key(tmp_path, selector="s1")
    (tmp_path / "dkim-s1.key").write_text("c29tZXRoaW5n")
    with pytest.raises(KeysDamaged, match="dkim-s1"):
        mail_key(tmp_path, selector="s1")
