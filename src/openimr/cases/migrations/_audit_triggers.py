"""Triggers that make the audit log append-only, for each database that we run on."""

from __future__ import annotations

from typing import Any

ADD = {
    "sqlite": [
        """CREATE TRIGGER audit_no_update BEFORE UPDATE ON cases_auditevent
           BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END""",
        """CREATE TRIGGER audit_no_delete BEFORE DELETE ON cases_auditevent
           BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END""",
    ],
    "postgresql": [
        """CREATE FUNCTION audit_append_only() RETURNS trigger AS $$
           BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$ LANGUAGE plpgsql""",
        """CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON cases_auditevent
           FOR EACH ROW EXECUTE FUNCTION audit_append_only()""",
    ],
}
REMOVE = {
    "sqlite": ["DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete"],
    "postgresql": [
        "DROP TRIGGER audit_no_change ON cases_auditevent",
        "DROP FUNCTION audit_append_only()",
    ],
}


def add(apps: Any, schema_editor: Any) -> None:
    """Put the triggers in."""
    for statement in ADD[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove(apps: Any, schema_editor: Any) -> None:
    """Take the triggers out."""
    for statement in REMOVE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)
