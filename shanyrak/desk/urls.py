"""
The desk's own addresses, below /desk/: mounted before Wagtail's, so that ours is the home.

Before each stands Wagtail's check for staff, which also sets the language and the time zone of the person.
"""

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from shanyrak.desk.views import (
    answers,
    appeals,
    approvals,
    arrivals,
    bulletins,
    contacts,
    copies,
    directories,
    letters,
    now,
    outbox,
    outcomes,
    printing,
    readings,
    targets,
    translations,
)

app_name = "desk"

addresses = [
    path("", now.now, name="now"),
    path("readings/", readings.readings, name="readings"),
    path("readings/new/", readings.new_reading, name="new_reading"),
    path("readings/<uuid:reading_id>/", readings.reading, name="reading"),
    path("readings/<uuid:reading_id>/settle/", readings.settle_fact, name="settle"),
    path("readings/<uuid:reading_id>/move/", readings.move_facts, name="move_facts"),
    path("readings/<uuid:reading_id>/missed/", readings.mark_what_was_missed, name="mark_missed"),
    path("readings/<uuid:reading_id>/part/", readings.take_part, name="take_part"),
    path("readings/<uuid:reading_id>/source/", readings.say_source, name="say_source"),
    path("readings/<uuid:reading_id>/make/", readings.make, name="make_appeal"),
    path("appeals/", appeals.appeals, name="appeals"),
    path("appeals/<int:number>/", appeals.appeal, name="appeal"),
    path("appeals/<int:number>/words/<slug:language>/", appeals.words, name="words"),
    path("appeals/<int:number>/propose/<slug:language>/", appeals.propose_words, name="propose"),
    path("appeals/<int:number>/contacts/", appeals.contacts, name="contacts"),
    path("appeals/<int:number>/stop/", appeals.stop, name="stop"),
    path("appeals/<int:number>/turn/<slug:way>/", appeals.turn, name="turn"),
    path("appeals/<int:number>/developments/", appeals.add_development, name="add_development"),
    path("appeals/<int:number>/persons/<uuid:person_id>/", appeals.person, name="person"),
    path("appeals/<int:number>/bulletin/", bulletins.new_bulletin, name="new_bulletin"),
    path(
        "appeals/<int:number>/bulletin/ask/<slug:language>/",
        bulletins.ask_for_language,
        name="ask_for_language",
    ),
    path("appeals/<int:number>/outcome/", outcomes.new_outcome, name="new_outcome"),
    path("stop/", appeals.stop_one, name="stop_one"),
    path("proposals/<uuid:proposal_id>/", appeals.proposal, name="proposal"),
    path("approvals/", approvals.approvals, name="approvals"),
    path("approvals/sheets/<uuid:sheet_id>/", approvals.approve_sheet, name="approve_sheet"),
    path(
        "approvals/contacts/<uuid:confirmation_id>/",
        approvals.approve_confirmation,
        name="approve_confirmation",
    ),
    path("targets/", targets.targets, name="targets"),
    path("targets/new/", targets.new_office, name="new_office"),
    path("targets/directories/", directories.directories, name="directories"),
    path("targets/directories/<uuid:arrival_id>/", directories.bring_in, name="import_directory"),
    path("targets/directories/export/<slug:key>/", directories.take_out, name="export_directory"),
    path("targets/in-doubt/", contacts.doubtful, name="contacts_in_doubt"),
    path("targets/contradictions/", contacts.conflicts, name="contradictions"),
    path(
        "targets/contradictions/<slug:facts>/settle/", contacts.settle_conflict, name="settle_contradiction"
    ),
    path("targets/<uuid:office_id>/", targets.office, name="office"),
    path("targets/<uuid:office_id>/change/", targets.change_office, name="change_office"),
    path("targets/<uuid:office_id>/contacts/", targets.new_contact, name="new_contact"),
    path("contacts/<uuid:contact_id>/", contacts.contact, name="contact"),
    path("contacts/<uuid:contact_id>/check/", contacts.check_now, name="check_contact"),
    path("contacts/<uuid:contact_id>/doubt/", contacts.dispute_contact, name="dispute_contact"),
    path("contacts/<uuid:contact_id>/give-up/", contacts.give_up_contact, name="give_up_contact"),
    path("contacts/<uuid:contact_id>/reports/", contacts.read_reports, name="read_reports"),
    path("approvals/given-up/<uuid:giving_up_id>/", contacts.approve_giving_up, name="approve_giving_up"),
    path("contacts/<uuid:contact_id>/propose/", targets.new_value, name="propose_value"),
    path("contacts/<uuid:contact_id>/suspend/", targets.suspend_contact, name="suspend_contact"),
    path("contacts/<uuid:contact_id>/restore/", targets.restore_contact, name="restore_contact"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/in-doubt/", outbox.held_deliveries, name="held_deliveries"),
    path("outbox/in-doubt/<uuid:delivery_id>/", outbox.decide_delivery, name="decide_delivery"),
    path("outbox/sandbox/", outbox.sandbox, name="sandbox"),
    path("outbox/sandbox/<str:name>/", outbox.sandbox_mail, name="sandbox_mail"),
    path("outbox/print-tray/", outbox.print_tray, name="print_tray"),
    path("outbox/print-tray/take/", printing.take_batch, name="take_batch"),
    path("outbox/print-tray/batches/<int:batch_number>/", printing.print_batch, name="print_batch"),
    path(
        "outbox/print-tray/batches/<int:batch_number>/letters/", printing.print_letters, name="print_letters"
    ),
    path("outbox/print-tray/batches/<int:batch_number>/spoiled/", printing.spoil_paper, name="spoil_paper"),
    path(
        "outbox/print-tray/batches/<int:batch_number>/spoiled/<slug:serial>/",
        printing.spoiled_paper,
        name="spoiled_paper",
    ),
    path("outbox/print-tray/batches/<int:batch_number>/count/", printing.count_batch, name="count_batch"),
    path(
        "outbox/print-tray/batches/<int:batch_number>/letters.pdf",
        printing.batch_letters,
        name="batch_letters",
    ),
    path("outbox/print-tray/batches/<int:batch_number>/list.pdf", printing.batch_list, name="batch_list"),
    path(
        "outbox/print-tray/batches/<int:batch_number>/labels-<slug:layout>.pdf",
        printing.batch_labels,
        name="batch_labels",
    ),
    path("outbox/print-tray/<str:name>/", outbox.paper, name="paper"),
    path("letters/held/", letters.held, name="held_letters"),
    path("letters/held/<uuid:letter_id>/", letters.held_letter, name="held_letter"),
    path("letters/held/<uuid:letter_id>/release/", letters.release_letter, name="release_letter"),
    path("letters/held/<uuid:letter_id>/withdraw/", letters.withdraw_letter, name="withdraw_letter"),
    path("answers/", answers.answers, name="answers"),
    path("answers/<uuid:pool_id>/", answers.answer, name="answer"),
    path("appeals/<int:number>/answers/new/", answers.file_answer, name="file_answer"),
    path("copies/", copies.copies, name="copies"),
    path("copies/<uuid:copy_id>/", copies.copy, name="copy"),
    path("copies/<uuid:copy_id>/release/", copies.release_copy, name="release_copy"),
    path("copies/<uuid:copy_id>/send-back/", copies.return_copy, name="return_copy"),
    path("copies/<uuid:copy_id>/withdraw/", copies.withdraw_copy, name="withdraw_copy"),
    path("translations/", translations.translations, name="translations"),
    path("translations/<uuid:translation_id>/", translations.translation, name="translation"),
    path(
        "translations/<uuid:translation_id>/claim/", translations.claim_translation, name="claim_translation"
    ),
    path(
        "translations/<uuid:translation_id>/give-back/",
        translations.return_translation,
        name="return_translation",
    ),
    path(
        "translations/<uuid:translation_id>/judge/", translations.judge_translation, name="judge_translation"
    ),
    path(
        "translations/<uuid:translation_id>/dispute/",
        translations.dispute_translation,
        name="dispute_translation",
    ),
    path(
        "translations/<uuid:translation_id>/decide/",
        translations.decide_translation,
        name="decide_translation",
    ),
    path(
        "translations/<uuid:translation_id>/gather/",
        translations.gather_translations,
        name="gather_translations",
    ),
    path(
        "translations/<uuid:translation_id>/take-out/",
        translations.take_out_translation,
        name="take_out_translation",
    ),
    path("translations/<uuid:translation_id>/term/", translations.gloss, name="set_term"),
    path("bulletins/", bulletins.bulletins, name="bulletins"),
    path("bulletins/<uuid:bulletin_id>/", bulletins.bulletin, name="bulletin"),
    path("bulletins/<uuid:bulletin_id>/pdf/", bulletins.bulletin_pdf, name="bulletin_pdf"),
    path(
        "bulletins/<uuid:bulletin_id>/screen/",
        bulletins.bulletin_file,
        {"shape": "screen"},
        name="bulletin_screen",
    ),
    path(
        "bulletins/<uuid:bulletin_id>/aloud/",
        bulletins.bulletin_file,
        {"shape": "aloud"},
        name="bulletin_aloud",
    ),
    path(
        "bulletins/<uuid:bulletin_id>/for/<uuid:partner_id>/",
        bulletins.bulletin_package,
        name="bulletin_package",
    ),
    path("bulletins/<uuid:bulletin_id>/approve/", bulletins.approve_bulletin, name="approve_bulletin"),
    path("bulletins/<uuid:bulletin_id>/taken/", bulletins.record_taking, name="record_taking"),
    path("outcomes/", outcomes.outcomes, name="outcomes"),
    path("outcomes/<uuid:outcome_id>/thanks/", outcomes.new_thanks, name="new_thanks"),
    path("thanks/<uuid:thanks_id>/", outcomes.thanks, name="thanks"),
    path("thanks/<uuid:thanks_id>/send/", outcomes.send, name="send_thanks"),
    path("arrivals/", arrivals.arrivals, name="arrivals"),
    path("arrivals/<uuid:arrival_id>/", arrivals.arrival, name="arrival"),
    path("arrivals/<uuid:arrival_id>/place/", arrivals.place_arrival, name="place_arrival"),
]

urlpatterns = decorate_urlpatterns(addresses, require_admin_access)
