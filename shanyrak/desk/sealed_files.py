"""A bulletin as a file that only its partner opens."""

from django.http import HttpResponse

from shanyrak.bulletins.models import Bulletin
from shanyrak.bulletins.packing import package, serial_of
from shanyrak.desk.doing import attempt
from shanyrak.desk.roles import StaffRequest
from shanyrak.people.models import Partner


def sealed(request: StaffRequest, bulletin: Bulletin, partner: Partner) -> HttpResponse | None:
    """The age file, or None: then a sentence says why not."""
    made = attempt(request, package, bulletin=bulletin, partner=partner)
    if made is None:
        return None
    response = HttpResponse(made, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="bulletin-{serial_of(bulletin)}.zip.age"'
    return response
