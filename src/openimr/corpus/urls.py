"""The addresses of the room; all of them are public."""

from django.urls import path

from openimr.corpus import views

urlpatterns = [
    path("search", views.search, name="search"),
    path("letters/<str:number>.txt", views.letter_text, name="public-letter-text"),
    path("letters/<str:number>.pdf", views.letter_pdf, name="public-letter-pdf"),
    path("letters/<str:number>.json", views.letter_json, name="public-letter-json"),
    path("letters/<str:number>", views.letter, name="public-letter"),
]
