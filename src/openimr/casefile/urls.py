"""The addresses of the room."""

from django.urls import path

from openimr.casefile import views

urlpatterns = [
    path("cases/<str:number>/packets", views.packets, name="packets"),
    path("cases/<str:number>/reading", views.reading, name="reading"),
]
