"""The addresses of the room."""

from django.urls import path

from openimr.intake.views import filing

urlpatterns = [
    path("apply", filing.apply, name="apply"),
    path("cases/<str:number>/receipt", filing.receipt, name="receipt"),
]
