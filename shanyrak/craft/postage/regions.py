"""Which country lies where, as far as postal tables ask. ISO 3166; the European Union as of 2020."""


def _countries(codes: str) -> frozenset[str]:
    return frozenset(codes.split())


EU = _countries("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK")
EUROPE = EU | _countries("AD AL AX BA BY CH FO GB GG GI IM IS JE LI MC MD ME MK NO RS SM UA VA XK")
AFRICA = _countries(
    "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ "
    "NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW"
)
ASIA = _countries(
    "AE AF AM AZ BD BH BN BT CN GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH "
    "PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE"
)
OCEANIA = _countries("AU CK FJ FM KI MH NC NR NU NZ PF PG PW SB TK TO TV VU WF WS")
SOUTH_AMERICA = _countries("AR BO BR CL CO EC FK GF GY PE PY SR UY VE")

# The narrower first: whoever looks takes the first that has a row.
REGIONS: dict[str, frozenset[str]] = {
    "@eu": EU,
    "@europe": EUROPE,
    "@africa": AFRICA,
    "@asia": ASIA,
    "@oceania": OCEANIA,
    "@south-america": SOUTH_AMERICA,
}
ANYWHERE = "@world"


def names_of(country: str) -> tuple[str, ...]:
    """Every name under which a table may speak of a country, the narrowest first: ("DE", "@eu", "@europe", "@world")."""
    country = country.upper()
    return (country, *(name for name, members in REGIONS.items() if country in members), ANYWHERE)
