"""What reviewers had as one JSON value becomes facts, each with where it is from and when it must be verified again."""

import datetime as dt

from django.db import migrations

from openimr.panel.credentials.contract import entry_of
from openimr.panel.credentials.entry import read_entry

MODELS = {
    "profession": "Profession", "licence": "Licence", "certification": "Certification", "practice": "Practice",
    "discipline": "Discipline", "barringrole": "BarringRole", "language": "Language", "absence": "Absence",
    "terms": "Terms", "tie": "Tie", "consent": "Consent",
}


def forwards(apps, schema_editor):
    if schema_editor.connection.alias != "default":
        return
    from openimr.panel.credentials.sources import sources

    for reviewer in apps.get_model("panel", "Reviewer").objects.all():
        day = reviewer.registered_at.date()
        read = read_entry(
            entry_of(reviewer.qualifications, day=day), f"reviewer {reviewer.ref}", today=day, source="register-file",
            by="openimr", detail="migrated",
        )
        if isinstance(read, list):
            raise ValueError("\n".join(["The register cannot be moved:", *map(str, read)]))
        for kind, values in read.facts.items():
            again = sources().again_on(kind, day)
            for value in values:
                apps.get_model("panel", MODELS[kind]).objects.create(
                    reviewer=reviewer, source="register-file", source_detail="migrated", verified_by="openimr",
                    verified_on=day, verify_again_on=again, recorded_at=dt.datetime.now(dt.UTC), **value,
                )


class Migration(migrations.Migration):

    dependencies = [
        ('panel', '0002_register_of_facts'),
    ]

    operations = [
        migrations.RunPython(forwards, elidable=True),
    ]
