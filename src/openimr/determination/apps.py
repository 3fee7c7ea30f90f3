"""The Django side of the room."""

from django.apps import AppConfig


class DeterminationConfig(AppConfig):
    """See the package's own paragraph."""

    name = "openimr.determination"
    label = "determination"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from openimr.determination import outcomes

        outcomes.register()
