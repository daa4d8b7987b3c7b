"""The partner's page: bulletins to carry, sealed to their key; how many were taken; what residents say."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shanyrak.bulletins.models import Bulletin, Taking
from shanyrak.bulletins.packing import note_key, our_public_line
from shanyrak.bulletins.taking import take
from shanyrak.desk.doing import attempt, complain
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.desk.sealed_files import sealed
from shanyrak.desk.taking_forms import CarriedForm
from shanyrak.desk.voice_forms import KeyForm, VoiceForm
from shanyrak.outcomes.models import Voice
from shanyrak.outcomes.voicing import enter
from shanyrak.people.models import Role
from shanyrak.people.partnering import partner_of

SHOWN = 30


@for_roles(Role.PARTNER)
def partner(request: StaffRequest) -> HttpResponse:
    return _page(request)


def _page(request: StaffRequest, voice_form: VoiceForm | None = None) -> HttpResponse:
    me = partner_of(request.user)
    bulletins = Bulletin.objects.approved().select_related("appeal__case").order_by("-approved_at")
    newest = bulletins.first()
    return render(
        request,
        "desk/partner.html",
        {
            "partner": me,
            "bulletins": [
                (each, CarriedForm(initial={"taken_on": timezone.localdate()}, auto_id=f"{each.pk}-%s"))
                for each in bulletins[:SHOWN]
            ],
            "takings": Taking.objects.filter(partner=me)
            .select_related("bulletin__appeal")
            .order_by("-taken_on")[:SHOWN],
            "voices": Voice.objects.filter(entered_by=request.user)
            .select_related("appeal")
            .order_by("-entered_at")[:SHOWN],
            "key_form": KeyForm(initial={"public_key": me.public_key}),
            # Whoever carries sheets in a language mostly hears that language.
            "voice_form": voice_form
            or VoiceForm(initial={"language": newest.language if newest else me.language}),
            "our_key": our_public_line(),
        },
    )


@require_POST
@for_roles(Role.PARTNER)
def partner_key(request: StaffRequest) -> HttpResponse:
    attempt(
        request,
        note_key,
        done=_("Noted. From now on bulletins are sealed to this key."),
        partner=partner_of(request.user),
        public_key=request.POST.get("public_key", ""),
    )
    return redirect("desk:partner")


@for_roles(Role.PARTNER)
def partner_bulletin(request: StaffRequest, bulletin_id: UUID) -> HttpResponse:
    bulletin = get_object_or_404(Bulletin.objects.approved().select_related("appeal__case"), pk=bulletin_id)
    return sealed(request, bulletin, partner_of(request.user)) or redirect("desk:partner")


@require_POST
@for_roles(Role.PARTNER)
def partner_took(request: StaffRequest, bulletin_id: UUID) -> HttpResponse:
    bulletin = get_object_or_404(Bulletin.objects.approved(), pk=bulletin_id)
    form = CarriedForm(request.POST)
    if form.is_valid():
        attempt(
            request,
            take,
            done=_("Written down. No resident is stored anywhere."),
            bulletin=bulletin,
            partner=partner_of(request.user),
            by=request.user,
            **form.cleaned_data,
        )
    else:
        complain(request, form)
    return redirect("desk:partner")


@require_POST
@for_roles(Role.PARTNER)
def say(request: StaffRequest) -> HttpResponse:
    """What residents say, on its way to whoever reads it before it goes out."""
    form = VoiceForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    attempt(
        request,
        enter,
        done=_("Kept, sealed. Somebody reads it, others translate it, and it goes to those who wrote."),
        by=request.user,
        **form.cleaned_data,
    )
    return redirect("desk:partner")
