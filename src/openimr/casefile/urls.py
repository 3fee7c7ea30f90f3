"""The addresses of the room."""

from django.urls import path

from openimr.casefile import views
from openimr.casefile.handout import views as handout

urlpatterns = [
    path("cases/<str:number>/hand-outs", handout.hand_outs, name="hand-outs"),
    path("handed-out/<str:token>", handout.handed_out, name="handed-out"),
    path("cases/<str:number>/packets", views.packets, name="packets"),
    path("cases/<str:number>/mending", views.mending, name="mending"),
    path("cases/<str:number>/mend", views.mend, name="mend"),
    path("cases/<str:number>/packets/<int:packet>/again", views.read_again, name="read-again"),
    path("cases/<str:number>/reading", views.reading, name="reading"),
]
