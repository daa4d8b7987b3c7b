# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""The last labels of domain names that we trust to end an address. Source: IANA root zone, the part appeals use."""

COUNTRY_DOMAINS = frozenset(
    """ac ad ae af ag ai al am ao ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl
    cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gt
    gu gw gy hk hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly
    ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm
    pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn
    to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw рф қаз бел укр срб""".split()
)
GENERIC_DOMAINS = frozenset(
    """com org net edu gov mil int info biz name pro coop museum aero asia cat jobs mobi tel travel post online site website world global
    news media ngo ong foundation email app dev earth green live today international law legal work works blog berlin london scot wales
    paris wien ruhr hamburg bayern koeln nrw swiss eus gal example test invalid""".split()
)
DOMAINS = COUNTRY_DOMAINS | GENERIC_DOMAINS

# Domains whose last label is no country of residence: bought by anyone.
VANITY = frozenset({"tv", "me", "io", "cc", "nu", "ws", "fm", "am", "to", "co", "ai", "su", "eu", "ly"})


def country_of_domain(domain: str) -> str | None:
    """Say which country a domain name stands for, as ISO 3166 alpha-2, or None. ``gov.uk`` → GB, ``bop.gov`` → US."""
    last = domain.rstrip(".").rpartition(".")[2].lower()
    if last in {"gov", "mil"}:
        return "US"
    if last == "uk":
        return "GB"
    if last == "рф":
        return "RU"
    if last == "қаз":
        return "KZ"
    if last in COUNTRY_DOMAINS and last.isascii() and last not in VANITY:
        return last.upper()
    return None
