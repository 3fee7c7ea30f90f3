"""The Django side of the site."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The site."""

    name = "openimr.web"
    label = "web"
