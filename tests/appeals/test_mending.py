"""What a person says of a reading, applied: nothing else changes, and every path stays true."""

import pytest

from shanyrak.appeals.mending import LEAVE_OUT, leaves, mended

pytestmark = pytest.mark.unit

FACTS = {
    "title": "Nurse jailed",
    "published": None,
    "persons": [],
    "demands": ["Let her go"],
    "targets": [
        {"name": None, "role": "Mayor", "organisation": None, "postal": "4 Mira Square", "country": "GB",
         "phones": ["960178", "960138"], "phones_expanded": ["441632960178", "441632960138"], "faxes": [],
         "emails": [], "web": [], "salutation": None},
        {"name": None, "role": None, "organisation": None, "postal": "010203 Kemertas", "country": "GB",
         "phones": [], "faxes": [], "emails": ["mayor@kemertas.example"], "web": [], "salutation": None},
    ],
    "copies_to": [{"name": None, "emails": ["saule@mail.example"], "faxes": [], "phones": [], "postal": None}],
    "support_to": [],
    "own_contacts": [],
    "spans": {"targets/0/phones/1": [30, 36], "copies_to/0/emails/0": [80, 98]},
    "doubts": [{"path": "targets/0/phones/1", "question": "Which town?", "proposed": "+44 1632 960138"}],
}  # fmt: skip


def said(**words):
    return mended(FACTS, {path.replace("__", "/"): word for path, word in words.items()})


def test_what_was_read_stays_when_nothing_is_said():
    assert said() == FACTS


def test_a_number_moved_to_another_office_takes_its_dialled_form_its_place_and_its_doubt_along():
    facts = said(targets__0__phones__1={"to": "targets/1"})

    assert facts["targets"][0]["phones"] == ["960178", None]
    assert facts["targets"][1]["phones"] == ["960138"]
    assert facts["targets"][1]["phones_expanded"] == ["441632960138"]
    assert facts["spans"]["targets/1/phones/0"] == [30, 36] and "targets/0/phones/1" not in facts["spans"]
    assert facts["doubts"][0]["path"] == "targets/1/phones/0"


def test_a_telephone_that_is_a_fax_moves_to_the_faxes():
    facts = said(targets__0__phones__1={"to": "targets/0", "what": "faxes"})

    assert facts["targets"][0]["faxes"] == ["960138"]
    assert facts["targets"][0]["faxes_expanded"] == ["441632960138"]


def test_two_halves_of_one_office_become_one_and_the_empty_half_goes():
    facts = said(targets__1__postal={"to": "targets/0"}, targets__1__emails__0={"to": "targets/0"})

    assert facts["targets"][0]["postal"] == "4 Mira Square\n010203 Kemertas"
    assert facts["targets"][0]["emails"] == ["mayor@kemertas.example"]
    assert facts["targets"][1] is None


def test_a_second_office_is_split_off_in_the_same_country():
    facts = said(
        targets__0__phones__1={"to": "targets/2"},
        added__0={"answer": "Prosecutor", "what": "role", "to": "targets/2"},
    )

    assert facts["targets"][2]["role"] == "Prosecutor"
    assert facts["targets"][2]["phones"] == ["960138"]
    assert facts["targets"][2]["country"] == "GB"


def test_a_copy_that_is_really_the_office_becomes_its_address():
    facts = said(copies_to__0__emails__0={"to": "targets/0"})

    assert facts["targets"][0]["emails"] == ["saule@mail.example"]
    assert facts["copies_to"] == [None]


def test_what_a_person_found_stands_with_the_rest():
    facts = said(
        added__0={"answer": "fax@kemertas.example", "what": "emails", "to": "targets/1", "span": [5, 9]},
        added__1={"answer": "Answer the petition", "what": "demands", "to": ""},
        added__2={"answer": "2026-05", "what": "published", "to": ""},
        added__3={"answer": LEAVE_OUT, "what": "demands", "to": ""},
    )

    assert facts["targets"][1]["emails"] == ["mayor@kemertas.example", "fax@kemertas.example"]
    assert facts["spans"]["targets/1/emails/1"] == [5, 9]
    assert facts["demands"] == ["Let her go", "Answer the petition"]
    assert facts["published"] == "2026-05"


@pytest.mark.parametrize(
    ("answer", "where"), [("Prosecutor of the District", "role"), ("hidden@kemertas.example", "emails")]
)
def test_the_answer_to_who_is_this_names_the_office_and_to_which_mailbox_fills_it_in(answer, where):
    facts = said(targets__1={"answer": answer})

    assert answer in facts["targets"][1][where]


def test_an_office_that_was_left_out_is_gone_with_all_its_contacts_but_those_that_were_moved():
    facts = said(targets__1={"answer": LEAVE_OUT}, targets__1__postal={"to": "targets/0"})

    assert facts["targets"][1] is None
    assert "010203 Kemertas" in facts["targets"][0]["postal"]


def test_a_mended_contact_still_says_what_was_printed():
    facts = said(targets__0__phones__1={"answer": "+44 1632 960139", "to": "targets/1"})

    assert facts["targets"][1]["phones"] == ["960138"]
    assert facts["doubts"][0] == {
        "path": "targets/1/phones/0", "question": "mended on the desk", "proposed": "+44 1632 960139"
    }  # fmt: skip


def test_what_is_dialled_is_no_fact_of_its_own():
    assert not [path for path, _value in leaves(FACTS) if "expanded" in path]
