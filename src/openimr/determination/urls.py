"""The addresses of the room."""

from django.urls import path

from openimr.determination.views import desk, issuing

urlpatterns = [
    path("cases/<str:number>/desk", desk.desk, name="desk"),
    path("cases/<str:number>/desk/summary", desk.summary, name="desk-summary"),
    path("cases/<str:number>/desk/items/<int:position>", desk.item, name="desk-item"),
    path("cases/<str:number>/desk/checks", desk.checks, name="desk-checks"),
    path("cases/<str:number>/desk/sign", desk.sign, name="sign"),
    path("cases/<str:number>/letter", issuing.preview, name="letter-preview"),
    path("cases/<str:number>/letter/issue", issuing.issue, name="issue-letter"),
    path("cases/<str:number>/letter/return", issuing.send_back, name="return-to-reviewer"),
    path("cases/<str:number>/letter.pdf", issuing.letter_pdf, name="letter-pdf"),
    path("cases/<str:number>/letter.docx", issuing.letter_docx, name="letter-docx"),
    path("cases/<str:number>/letter.html", issuing.letter_html, name="letter-html"),
    path("cases/<str:number>/letter.txt", issuing.letter_text, name="letter-text"),
]
