"""The addresses of the room."""

from django.urls import path

from openimr.intake.views import acting, correcting, filing, receipt

urlpatterns = [
    path("apply", filing.apply, name="apply"),
    path("apply/<str:key>/remove", filing.remove, name="application-remove"),
    path("apply/<str:key>/reading", filing.reading, name="application-reading"),
    path("apply/<str:key>/reading/<int:number>", filing.reading_page, name="application-page"),
    path("apply/<str:key>/<slug:step>", filing.application, name="application"),
    path("receipts", receipt.verify, name="verify-receipt"),
    path("cases/<str:number>/receipt", receipt.receipt, name="receipt"),
    path("cases/<str:number>/receipt.json", receipt.receipt_file, name="receipt-file"),
    path("cases/<str:number>/act/<slug:verb>", acting.act, name="act"),
    path("cases/<str:number>/correct", correcting.correct, name="correct"),
    path("cases/<str:number>/eligibility", acting.decide, name="decide"),
]
