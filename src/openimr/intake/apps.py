"""The Django side of the room."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """See the package's own paragraph."""

    name = "openimr.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from openimr.intake import telling

        telling.register()
