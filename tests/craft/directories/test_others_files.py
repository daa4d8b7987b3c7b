"""Directories as other people keep them: spreadsheets, address books, files of other projects."""

import json

import pytest

from shanyrak.craft.directories import (
    LARGEST,
    MOST_ENTRIES,
    MissionOf,
    NotADirectory,
    TooLarge,
    Trouble,
    Way,
    read_directory,
)

pytestmark = pytest.mark.unit


def read(text: str):
    return read_directory(text.encode())[1]


def troubles(directory) -> list[tuple[str, int]]:
    return [(problem.trouble, problem.line) for problem in directory.problems]


def test_a_sheet_from_a_spreadsheet_with_its_own_names_for_columns():
    directory = read(
        "Title;Organization;Name;Country;City;E-mail;Telephone;Address\r\n"
        "Mayor;City of Kemertas;O. Tulin;Kazakhstan;Kemertas;akim@kemertas.example;"
        '"+44 1632 960101; +44 1632 960102";"4 Mira Square\n010203 Kemertas"\r\n'
    )

    (mayor,) = directory.entries
    assert (mayor.role, mayor.organisation, mayor.holder) == ("Mayor", "City of Kemertas", "O. Tulin")
    assert (mayor.country, mayor.place, mayor.line) == ("KZ", "Kemertas", 2)
    assert mayor.ways == (
        Way("email", "akim@kemertas.example"),
        Way("phone", "+44 1632 960101"),
        Way("phone", "+44 1632 960102"),
        Way("post", "4 Mira Square\n010203 Kemertas"),
    )
    assert directory.problems == ()


def test_a_sheet_in_the_old_russian_encoding_is_read():
    raw = (
        "role,country,holder\nАким города,Казахстан,Ораз Тулин\nПрокурор района,Казахстан,Айша Нур\n".encode(
            "cp1251"
        )
    )

    directory = read_directory(raw)[1]

    assert [(entry.role, entry.country) for entry in directory.entries] == [
        ("Аким города", "KZ"),
        ("Прокурор района", "KZ"),
    ]


def test_a_bad_row_is_named_and_the_others_are_kept():
    directory = read(
        "role,country,email,phone,language,hours,time_zone,colour\n"
        "Mayor,GB,akim@kemertas.example,,en,,,\n"
        ",GB,,,,,,\n"
        "Clerk,Atlantis,,,,,,\n"
        "Judge,GB,judge at court,12,xx-yy,nine to five,Mars/North,blue,and more\n"
    )

    assert [entry.role for entry in directory.entries] == ["Mayor", "Judge"]
    assert troubles(directory) == [
        (Trouble.UNKNOWN_COLUMN, 1),
        (Trouble.NO_ROLE, 3),
        (Trouble.NO_COUNTRY, 4),
        (Trouble.MORE_CELLS, 5),
        (Trouble.NOT_A_CODE, 5),
        (Trouble.NOT_A_CODE, 5),
        (Trouble.ODD_HOURS, 5),
        (Trouble.ODD_EMAIL, 5),
        (Trouble.ODD_NUMBER, 5),
    ]
    judge = directory.entries[1]
    assert (judge.language, judge.time_zone, judge.hours) == ("", "", "nine to five")


def test_a_formula_from_a_sheet_is_only_words():
    directory = read('role,country,phone\n"=HYPERLINK(""http://x.example"")",GB,\'+44 1632 960101\n')

    (entry,) = directory.entries
    assert entry.role == '=HYPERLINK("http://x.example")'
    assert entry.ways == (Way("phone", "+44 1632 960101"),)


def test_missions_stand_in_the_same_sheet():
    directory = read(
        "role,country,place,mission_of,mission_kind,accredited_to\n"
        'Embassy of Kazakhstan,United Kingdom,London,Kazakhstan,embassy,"Ireland, Iceland, Nowhere"\n'
        "Consulate,DE,Frankfurt,KZ,teahouse,\n"
    )

    embassy, consulate = directory.entries
    assert embassy.mission == MissionOf("KZ", "embassy", ("IE", "IS"))
    assert consulate.mission == MissionOf("KZ", "office")
    assert troubles(directory) == [(Trouble.NOT_A_CODE, 2), (Trouble.NOT_A_CODE, 3)]


def test_a_card_of_the_older_kind_is_read():
    directory = read(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Tulin;Oraz;;;\r\nFN:Oraz Tulin\r\nORG:City of Kemertas;Town\r\n  Hall\r\n"
        "TITLE:Mayor\r\nTEL;TYPE=WORK,VOICE:+44 1632 960101\r\nTEL;WORK;FAX:+44 1632 960165\r\n"
        "item1.EMAIL;type=INTERNET:akim@kemertas.example\r\nTEL;TYPE=HOME:+44 1632 960199\r\n"
        "ADR;TYPE=WORK:;;4 Mira Square\\, left door;Kemertas;;010203;Kazakhstan\r\nX-ODD\r\nEND:VCARD\r\n"
    )

    (mayor,) = directory.entries
    assert (mayor.role, mayor.organisation, mayor.holder) == (
        "Mayor",
        "City of Kemertas, Town Hall",
        "Oraz Tulin",
    )
    assert (mayor.country, mayor.place) == ("KZ", "Kemertas")
    assert mayor.ways == (
        Way("phone", "+44 1632 960101"),
        Way("fax", "+44 1632 960165"),
        Way("email", "akim@kemertas.example"),
        Way("post", "4 Mira Square, left door\n010203 Kemertas\nKazakhstan"),
    )
    assert troubles(directory) == [(Trouble.PRIVATE, 1)]


def test_two_cards_of_which_one_is_not_closed():
    directory = read(
        "BEGIN:VCARD\nFN:Court\nX-SHANYRAK-COUNTRY:GB\nBEGIN:VCARD\nKIND:org\nFN:Prison\nEND:VCARD\n"
    )

    assert [entry.role for entry in directory.entries] == ["Court"]
    assert troubles(directory) == [(Trouble.NO_COUNTRY, 4)]


def test_a_file_of_members_without_posts():
    directory = read(
        json.dumps(
            {
                "persons": [
                    {
                        "id": "p1",
                        "name": "Aisha Nur",
                        "contact_details": [
                            {"type": "voice", "value": "+44 1632 960103", "label": "Office"},
                            {"type": "cell", "value": "+44 1632 960104"},
                            {"type": "pigeon", "value": "grey"},
                        ],
                    }
                ],
                "organizations": [{"id": "o1", "name": "Parliament", "country": "KZ"}],
                "memberships": [
                    {"person_id": "p1", "organization_id": "o1", "role": "Member", "start_date": "2024-03"},
                    {"person_id": "p1", "organization_id": "o1", "role": "Clerk", "end_date": "2019-01-01"},
                    "no membership",
                ],
                "events": 7,
            }
        )
    )

    (member,) = directory.entries
    assert (member.role, member.organisation, member.holder) == ("Member", "Parliament", "Aisha Nur")
    assert (member.country, member.holder_since) == ("KZ", "2024-03")
    assert member.ways == (Way("phone", "+44 1632 960103"),)
    assert troubles(directory) == [(Trouble.PRIVATE, 1), (Trouble.UNKNOWN_WAY, 1)]


def test_whoever_holds_a_post_now_is_its_holder():
    directory = read(
        json.dumps(
            {
                "posts": [{"id": "mayor", "label": "Mayor", "country": "GB", "area": {"name": "Kemertas"}}],
                "persons": [{"id": "a", "name": "A. Old"}, {"id": "b", "name": "B. New"}],
                "memberships": [
                    {"post_id": "mayor", "person_id": "b", "start_date": "2025"},
                    {"post_id": "mayor", "person_id": "a", "start_date": "2020"},
                ],
            }
        )
    )

    assert [(entry.holder, entry.place) for entry in directory.entries] == [("B. New", "Kemertas")]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 200,
        b"{",
        b"{}",
        b'{"posts": 3}',
        b'{"a":' * 100_000,
        b"colour,size\nblue,3\n",
        b'role,country\n"Mayor,GB\n',
        b"Dear friends,\nplease write to the mayor.\n",
    ],
)
def test_what_is_no_directory_is_refused_whole(raw):
    with pytest.raises(NotADirectory):
        read_directory(raw)


def test_a_file_has_an_end():
    with pytest.raises(TooLarge):
        read_directory(b"x" * (LARGEST + 1))

    directory = read("role,country\n" + "Mayor,GB\n" * (MOST_ENTRIES + 5))

    assert len(directory.entries) == MOST_ENTRIES
    assert troubles(directory) == [(Trouble.TOO_MANY, MOST_ENTRIES + 2)]


def test_an_office_with_too_many_or_too_long_ways_keeps_the_first():
    numbers = ";".join(f"+44 1632 960{n:03}" for n in range(60))

    directory = read(f'role,country,phone,post\nMayor,GB,"{numbers}","{"x" * 3000}"\n')

    assert len(directory.entries[0].ways) == 40
    assert troubles(directory) == [(Trouble.TOO_MANY_WAYS, 2)]
    assert troubles(read(f"role,country,post\nMayor,GB,{'x' * 3000}\n")) == [(Trouble.TOO_LONG, 2)]
