"""All addresses of the site; the API is mounted beside them."""

from __future__ import annotations

from django.urls import include, path

from openimr.api.filing import router as filing_api
from openimr.api.public import api
from openimr.corpus import views as corpus
from openimr.intake.views import receipt
from openimr.web import language
from openimr.web.middleware import public
from openimr.web.views import (
    auditor,
    calendar,
    case,
    completeness,
    figures,
    files,
    front,
    ledger,
    pages,
    queue,
    reader,
    records,
    sign_in,
    verbs,
)

# A room knows nothing of sign-in; which of its pages need none is said here.
for page in (
    corpus.search,
    corpus.letter,
    corpus.letter_text,
    corpus.letter_pdf,
    corpus.letter_json,
    receipt.verify,
):
    public(page)
api.add_router("/applications", filing_api)
api_routes = api.urls
for route in api_routes[0]:
    if not str(route.pattern).startswith("applications"):
        public(route.callback)

urlpatterns = [
    path("", front.front, name="front"),
    path("language", language.choose, name="choose-language"),
    path("sign-in", sign_in.sign_in, name="sign-in"),
    path("sign-out", sign_in.sign_out, name="sign-out"),
    path("queue", queue.queue, name="queue"),
    path("due", ledger.due, name="due"),
    path("calendar", calendar.calendar, name="calendar"),
    path("calendar/<str:secret>.ics", calendar.feed, name="calendar-feed"),
    path("figures", figures.figures, name="figures"),
    path("figures.<str:form>", figures.as_data, name="figures-data"),
    path("auditor", auditor.auditor, name="auditor"),
    path("auditor/proof", auditor.proof, name="proof"),
    path("cases/<str:number>", case.case, name="case"),
    path("cases/<str:number>/do/<str:verb>", verbs.do, name="do"),
    path("cases/<str:number>/complete", verbs.complete, name="complete"),
    path("cases/<str:number>/ledger", ledger.ledger, name="ledger"),
    path("cases/<str:number>/records", records.records, name="records"),
    path("cases/<str:number>/pages", pages.go_to_page, name="go-to-page"),
    path("cases/<str:number>/completeness", completeness.completeness, name="completeness"),
    path("cases/<str:number>/completeness/ask", completeness.ask, name="completeness-ask"),
    path("cases/<str:number>/completeness/waive", completeness.waive, name="completeness-waive"),
    path("cases/<str:number>/completeness/look", completeness.look, name="completeness-look"),
    path("cases/<str:number>/completeness/looking", completeness.looking, name="completeness-looking"),
    path("cases/<str:number>/reader", reader.reader, name="reader"),
    path("cases/<str:number>/pages/<int:bates>", reader.page, name="page"),
    path("cases/<str:number>/pages/<int:bates>/seen", reader.seen, name="page-seen"),
    path("cases/<str:number>/pages/<int:bates>/mark", reader.mark, name="page-mark"),
    path("cases/<str:number>/pages/<int:bates>/unmark", reader.unmark, name="page-unmark"),
    path("cases/<str:number>/pages/<int:bates>/aside", reader.aside, name="page-aside"),
    path("cases/<str:number>/pages/<int:bates>/turn", reader.turn, name="page-turn"),
    path("cases/<str:number>/pages/<int:bates>/image", pages.page_image, name="page-image"),
    path("cases/<str:number>/packets/<int:packet>/pages/<int:page>", pages.packet_page, name="packet-page"),
    path(
        "cases/<str:number>/packets/<int:packet>/pages/<int:page>/image",
        pages.packet_page_image,
        name="packet-page-image",
    ),
    path("cases/<str:number>/case-file.pdf", files.case_file, name="case-file"),
    path("cases/<str:number>/records/<int:record>.pdf", files.record_pdf, name="record-pdf"),
    path("cases/<str:number>/messages/<int:pk>.pdf", files.message_pdf, name="message-pdf"),
    path("cases/<str:number>/messages/<int:pk>.txt", files.message_text, name="message-text"),
    path("", include("openimr.intake.urls")),
    path("", include("openimr.casefile.urls")),
    path("", include("openimr.panel.urls")),
    path("", include("openimr.determination.urls")),
    path("", include("openimr.publication.urls")),
    path("", include("openimr.corpus.urls")),
    path("api/", api_routes),
]

handler400 = "openimr.web.views.refusals.bad_request"
handler403 = "openimr.web.views.refusals.forbidden"
handler404 = "openimr.web.views.refusals.not_found"
handler500 = "openimr.web.views.refusals.failed"
