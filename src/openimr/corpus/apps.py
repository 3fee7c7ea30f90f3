"""The Django side of the room."""

from django.apps import AppConfig


class CorpusConfig(AppConfig):
    """See the package's own paragraph."""

    name = "openimr.corpus"
    label = "corpus"

    def ready(self) -> None:
        from openimr.corpus import tasks

        tasks.register()
