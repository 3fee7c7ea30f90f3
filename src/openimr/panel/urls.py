"""The addresses of the room."""

from django.urls import path

from openimr.panel.views import assigning, attesting, measuring, planning

urlpatterns = [
    path("panel/proposal", planning.proposal, name="panel-proposal"),
    path("panel/fairness", measuring.fairness, name="panel-fairness"),
    path("panel/demand", measuring.demand, name="panel-demand"),
    path("cases/<str:number>/assignment", assigning.assignment, name="assignment"),
    path("cases/<str:number>/attest", attesting.attest, name="attest"),
    path("cases/<str:number>/decline", attesting.decline, name="decline"),
    path("cases/<str:number>/conflict", attesting.report_conflict, name="report-conflict"),
]
