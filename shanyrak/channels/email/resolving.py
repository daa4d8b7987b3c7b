"""Has the domain of a mailbox a server that takes mail? The resolver of this machine is asked, and nobody else."""

from typing import TYPE_CHECKING

from shanyrak.craft.contacts.checking import Check, Finding, Verdict

if TYPE_CHECKING:
    from dns.resolver import Resolver

SECONDS = 6.0  # for all questions about one domain


def find_mail_server(domain: str, *, resolver: "Resolver | None" = None) -> Finding:
    """
    Ask for MX, then for an address (RFC 5321, 5.1). Never raises.

    BROKEN only when the domain does not exist or says that it takes no mail (RFC 7505); silence is NOT_CHECKED.
    ``resolver`` is dnspython's; None takes this machine's own.
    """
    import dns.exception
    import dns.resolver

    try:
        asked = resolver or dns.resolver.Resolver()
        asked.lifetime = SECONDS
        try:
            servers = [str(each.exchange) for each in asked.resolve(domain, "MX")]
        except dns.resolver.NoAnswer:
            return _by_address(domain, asked)
    except dns.resolver.NXDOMAIN:
        return Finding(Check.MAIL_SERVER, Verdict.BROKEN, "There is no such domain.")
    except dns.exception.DNSException:
        return Finding(
            Check.MAIL_SERVER,
            Verdict.NOT_CHECKED,
            "Nobody could tell us just now which server takes its mail.",
        )
    except OSError:
        return Finding(Check.MAIL_SERVER, Verdict.NOT_CHECKED, "This machine has no resolver to ask.")
    if servers == ["."]:
        return Finding(Check.MAIL_SERVER, Verdict.BROKEN, "The domain says that it takes no mail.")
    return Finding(Check.MAIL_SERVER, Verdict.OK, "The domain has a mail server.")


def _by_address(domain: str, resolver: "Resolver") -> Finding:
    import dns.resolver

    for kind in ("A", "AAAA"):
        try:
            resolver.resolve(domain, kind)
        except dns.resolver.NoAnswer:
            continue
        return Finding(
            Check.MAIL_SERVER, Verdict.OK, "The domain has a server, though it names none for mail."
        )
    return Finding(Check.MAIL_SERVER, Verdict.BROKEN, "The domain has no server at all.")
