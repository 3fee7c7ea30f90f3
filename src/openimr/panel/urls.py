"""The addresses of the room."""

from django.urls import path

from openimr.panel.views import adding, assigning, attesting, deciding, measuring, planning, registering

urlpatterns = [
    path("panel/proposal", planning.proposal, name="panel-proposal"),
    path("panel/fairness", measuring.fairness, name="panel-fairness"),
    path("panel/demand", measuring.demand, name="panel-demand"),
    path("panel/register", registering.register, name="register"),
    path("panel/register/<int:pk>", registering.reviewer, name="reviewer"),
    path("panel/register/<int:pk>/identity", registering.identity, name="reviewer-identity"),
    path("panel/register/<int:pk>/add", adding.add_fact, name="add-fact"),
    path("panel/register/<int:pk>/verify", registering.verify, name="verify-fact"),
    path("panel/register/<int:pk>/withdraw", registering.withdraw, name="withdraw-fact"),
    path("panel/due", registering.due_page, name="register-due"),
    path("panel/questions", deciding.questions, name="panel-questions"),
    path("panel/questions/<int:pk>", deciding.answer, name="answer-question"),
    path("panel/specialties", deciding.specialties, name="specialties"),
    path("cases/<str:number>/place-item", deciding.place_item, name="place-item"),
    path("cases/<str:number>/assignment", assigning.assignment, name="assignment"),
    path("cases/<str:number>/attest", attesting.attest, name="attest"),
    path("cases/<str:number>/decline", attesting.decline, name="decline"),
    path("cases/<str:number>/conflict", attesting.report_conflict, name="report-conflict"),
]
