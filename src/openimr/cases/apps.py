"""The Django side of the room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The case."""

    name = "openimr.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from openimr.cases import tasks

        tasks.register()
