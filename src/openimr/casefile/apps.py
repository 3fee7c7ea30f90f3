"""The Django side of the room."""

from django.apps import AppConfig


class CasefileConfig(AppConfig):
    """See the package's own paragraph."""

    name = "openimr.casefile"
    label = "casefile"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from openimr.casefile import decisions, lateness, tasks
        from openimr.casefile.mending import learning
        from openimr.intake import paging

        lateness.register()
        tasks.register()
        learning.use()
        paging.reader = decisions.read
