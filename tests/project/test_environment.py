"""What the environment may ask for, and what is refused before anything starts."""

import pytest

from shanyrak.project.environment import Nonsense, read_environment

pytestmark = pytest.mark.unit


def test_nothing_leaves_the_machine_unless_somebody_said_so():
    assert read_environment({}).is_sandbox
    assert read_environment({}).relay.startswith("smtp://127.0.0.1:")

    with pytest.raises(Nonsense, match="SHANYRAK_SENDING"):
        read_environment({"SHANYRAK_RELAY": "smtp://mail.example:25"})
    with pytest.raises(Nonsense, match="SHANYRAK_SENDING"):
        read_environment({"SHANYRAK_RELAY": "smtp://192.0.2.7:25", "SHANYRAK_SENDING": "yes"})


def test_a_relay_elsewhere_is_used_once_sending_is_on():
    said = read_environment({"SHANYRAK_RELAY": "smtps://mail.example", "SHANYRAK_SENDING": "on"})

    assert (said.relay, said.is_sandbox) == ("smtps://mail.example", False)


@pytest.mark.parametrize("relay", ["smtp://127.0.0.1:2525", "smtp://[::1]:2525", "smtp://localhost:2525"])
def test_a_relay_on_this_machine_needs_no_switch(relay):
    assert read_environment({"SHANYRAK_RELAY": relay}).relay == relay


@pytest.mark.parametrize(
    "env",
    [{"PORT": "http"}, {"PORT": "0"}, {"SHANYRAK_LMTP_PORT": "65536"}, {"SHANYRAK_BASE_URL": "a.example"}],
)
def test_nonsense_is_refused_by_name(env):
    with pytest.raises(Nonsense, match=next(iter(env))):
        read_environment(env)


def test_a_fax_server_elsewhere_needs_the_operators_word_too():
    with pytest.raises(Nonsense, match="SHANYRAK_FAX"):
        read_environment({"SHANYRAK_FAX": "hylafax://fax.example:4559"})


def test_a_password_is_not_repeated_in_what_we_say():
    with pytest.raises(Nonsense) as refusal:
        read_environment({"SHANYRAK_RELAY": "smtp://us:s3cret@mail.example"})

    assert "s3cret" not in str(refusal.value)


def test_nobody_outside_is_asked_about_contacts_unless_the_operator_says_so():
    assert not read_environment({}).looks_up
    assert read_environment({"SHANYRAK_LOOK_UPS": "on"}).looks_up
    with pytest.raises(Nonsense, match="SHANYRAK_LOOK_UPS"):
        read_environment({"SHANYRAK_LOOK_UPS": "yes"})


def test_a_postfix_is_spoken_of_only_where_it_is_the_relay():
    log = {"SHANYRAK_MTA_LOG": "/var/log/postfix.log", "SHANYRAK_POSTSUPER": "sudo -n postsuper"}
    elsewhere = {"SHANYRAK_RELAY": "smtp://mail.example", "SHANYRAK_SENDING": "on"}

    said = read_environment({"SHANYRAK_RELAY": "smtp://127.0.0.1:25", **log})
    assert (str(said.mta_log), said.postsuper) == ("/var/log/postfix.log", ("sudo", "-n", "postsuper"))
    for relay in ({}, elsewhere):
        with pytest.raises(Nonsense, match="SHANYRAK_MTA_LOG"):
            read_environment({**relay, **log})


def test_how_much_a_mailbox_gets_is_a_number():
    assert read_environment({}).mailbox_an_hour == 20
    with pytest.raises(Nonsense, match="SHANYRAK_MAILBOX_A_DAY"):
        read_environment({"SHANYRAK_MAILBOX_A_DAY": "0"})


def test_a_selector_is_a_name_that_a_name_server_takes():
    assert read_environment({"SHANYRAK_DKIM": "shanyrak2026"}).dkim == "shanyrak2026"
    with pytest.raises(Nonsense, match="SHANYRAK_DKIM"):
        read_environment({"SHANYRAK_DKIM": "a b"})


def test_a_provider_needs_the_same_word_as_any_relay_that_is_not_here():
    relay = "anymail:postmark?server_token=s3cret"
    with pytest.raises(Nonsense, match="SHANYRAK_SENDING") as refused:
        read_environment({"SHANYRAK_RELAY": relay})
    assert "s3cret" not in str(refused.value)
    assert read_environment({"SHANYRAK_RELAY": relay, "SHANYRAK_SENDING": "on"}).relay == relay
    for wrong in ({"SHANYRAK_RELAY": "anymail:nobody"}, {"SHANYRAK_RELAY": relay, "SHANYRAK_DKIM": "s1"}):
        with pytest.raises(Nonsense):
            read_environment({**wrong, "SHANYRAK_SENDING": "on"})
