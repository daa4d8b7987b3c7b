"""Know a partner who carries bulletins by hand: a name for the desk and a language, nothing more."""

from shanyrak.people.models import Partner, User


def known_partner(*, name: str, language: str) -> Partner:
    """The active partner of this name; a new one when there is none. The name need not be a real one."""
    partner, _is_new = Partner.objects.get_or_create(
        name=name.strip()[:120], is_active=True, defaults={"language": language}
    )
    return partner


def partner_of(user: User) -> Partner:
    """The partner behind an account, known from its first visit on."""
    partner, _is_new = Partner.objects.get_or_create(
        account=user, defaults={"name": user.get_username()[:120], "language": user.language}
    )
    return partner
