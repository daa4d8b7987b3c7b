import multiprocessing
import stat

import pytest

from shanyrak.vault.errors import KeysDamaged, KeysMissing
from shanyrak.vault.keys import ensure_keys, newest_public, pepper_of, private_of

pytestmark = pytest.mark.unit


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_first_start_makes_keys_and_the_second_keeps_them(tmp_path):
    folder = tmp_path / "deep" / "keys"

    ensure_keys(folder)
    first = contents(folder)
    ensure_keys(folder)

    assert contents(folder) == first
    assert set(first) == {"master-1.key", "master-1.pub", "pepper"}
    assert len(pepper_of(folder)) == 32


def test_secrets_are_readable_by_their_owner_only(tmp_path):
    folder = tmp_path / "keys"
    ensure_keys(folder)

    assert mode(folder) == 0o700
    assert mode(folder / "master-1.key") == mode(folder / "pepper") == 0o600


def test_processes_that_start_together_agree_on_one_key(tmp_path):
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=ensure_keys, args=(tmp_path,)) for _ in range(8)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0] * 8
    assert set(contents(tmp_path)) == {"master-1.key", "master-1.pub", "pepper"}
    ensure_keys(tmp_path)
    assert private_of(tmp_path, version=1).public_key() == newest_public(tmp_path).key


def test_a_start_that_was_cut_short_is_finished_by_the_next(tmp_path):
    ensure_keys(tmp_path)
    private = (tmp_path / "master-1.key").read_bytes()
    (tmp_path / "master-1.pub").unlink()
    (tmp_path / "pepper").unlink()

    ensure_keys(tmp_path)

    assert (tmp_path / "master-1.key").read_bytes() == private
    assert newest_public(tmp_path).version == 1
    assert len(pepper_of(tmp_path)) == 32


def test_a_private_key_taken_away_on_purpose_is_not_made_again(tmp_path):
    ensure_keys(tmp_path)
    (tmp_path / "master-1.key").unlink()

    ensure_keys(tmp_path)

    assert private_of(tmp_path, version=1) is None
    assert newest_public(tmp_path).version == 1


def test_a_public_key_of_somebody_else_is_noticed(tmp_path):
    ensure_keys(tmp_path)
    ensure_keys(tmp_path / "other")
    (tmp_path / "master-1.pub").write_bytes((tmp_path / "other" / "master-1.pub").read_bytes())

    with pytest.raises(KeysDamaged):
        ensure_keys(tmp_path)


@pytest.mark.parametrize("junk", [b"", b"hello, world", b"AAAA\n"])
def test_a_file_that_is_no_key_is_named(tmp_path, junk):
    ensure_keys(tmp_path)
    (tmp_path / "pepper").write_bytes(junk)

    with pytest.raises(KeysDamaged, match="pepper"):
        ensure_keys(tmp_path)


def test_an_empty_folder_says_that_keys_are_missing(tmp_path):
    with pytest.raises(KeysMissing):
        newest_public(tmp_path)
    with pytest.raises(KeysMissing):
        pepper_of(tmp_path)
