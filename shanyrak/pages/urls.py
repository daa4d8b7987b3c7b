"""The public door. The project mounts it once a language: /en/, /ru/, /kk/."""

from django.urls import path

from shanyrak.pages.views import (
    appeals,
    asking,
    copying,
    letters,
    messages,
    papers,
    reporting,
    sending,
    standing,
    writing,
)

app_name = "pages"

urlpatterns = [
    path("", appeals.home, name="home"),
    path("about/", standing.about, name="about"),
    path("your-data/", standing.your_data, name="your-data"),
    path("confirm/<str:token>/", letters.confirm_page, name="confirm"),
    path("unsubscribe/<str:token>/", asking.unsubscribing, name="unsubscribe"),
    path("no-mail/<str:token>/", asking.silencing, name="no-mail"),
    path("questions/<str:token>/", asking.questions, name="questions"),
    path("letter/<str:token>/", letters.letter_page, name="letter"),
    path("<int:number>/", appeals.appeal, name="appeal"),
    path("<int:number>/status.json", appeals.status, name="status"),
    path("<int:number>/write/", writing.write, name="write"),
    path("<int:number>/send/", sending.send, name="send"),
    path("<int:number>/sent/", sending.sent, name="sent"),
    path("<int:number>/by-hand/", sending.by_hand, name="by-hand"),
    path("<int:number>/contacts/<uuid:contact_id>/report/", reporting.report, name="report"),
    path("<int:number>/message/", messages.message, name="message"),
    path("<int:number>/copy/", copying.hand_in_copy, name="copy"),
    path("copies/<str:token>/", copying.agree_page, name="agree"),
    path("<int:number>/letter.pdf", papers.letter_pdf, name="letter-pdf"),
    path("<int:number>/fax.pdf", papers.fax_pdf, name="fax-pdf"),
    path("<int:number>/hand-in.pdf", papers.hand_in_pdf, name="hand-in-pdf"),
    path("<int:number>/letter.eml", papers.letter_eml, name="letter-eml"),
]
