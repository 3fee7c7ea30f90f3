"""The Django side of the room."""

from django.apps import AppConfig


class PanelConfig(AppConfig):
    """See the package's own paragraph."""

    name = "openimr.panel"
    label = "panel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from openimr.panel import access, tasks

        access.register()
        tasks.register()
