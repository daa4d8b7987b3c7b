"""Fax: through HylaFAX or a mail gateway by us, or by the supporter's own machine."""

from shanyrak.channels.fax.gateway import GatewayFaxCarrier
from shanyrak.channels.fax.guiding import FaxGuide
from shanyrak.channels.fax.hylafax import FaxServer, HylaFaxCarrier, HylaFaxEvidence
from shanyrak.channels.fax.printing import print_fax

__all__ = ["FaxGuide", "FaxServer", "GatewayFaxCarrier", "HylaFaxCarrier", "HylaFaxEvidence", "print_fax"]
