"""The audit log becomes append-only in the database itself."""

from django.db import migrations

from openimr.cases.migrations import _audit_triggers


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [migrations.RunPython(_audit_triggers.add, _audit_triggers.remove)]
