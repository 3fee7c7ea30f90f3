"""The addresses of the room."""

from django.urls import path

from openimr.publication import views

urlpatterns = [
    path("cases/<str:number>/public-copy", views.public_copy, name="public-copy"),
    path("cases/<str:number>/public-copy/prepare", views.prepare, name="prepare-public-copy"),
    path("cases/<str:number>/public-copy/release", views.release, name="release-public-copy"),
    path("cases/<str:number>/public-copy/withdraw", views.withdraw, name="withdraw-public-copy"),
]
