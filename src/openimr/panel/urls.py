"""The addresses of the room."""

from django.urls import path

from openimr.panel.views import assigning, attesting

urlpatterns = [
    path("cases/<str:number>/assignment", assigning.assignment, name="assignment"),
    path("cases/<str:number>/attest", attesting.attest, name="attest"),
    path("cases/<str:number>/decline", attesting.decline, name="decline"),
]
