"""The Django side of the room."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """See the package's own paragraph."""

    name = "openimr.publication"
    label = "publication"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from openimr.publication import waiting

        waiting.register()
