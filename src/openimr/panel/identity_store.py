"""The store of who the reviewers are: a database of its own, reached only from this room."""

from __future__ import annotations

from typing import Any

STORE = "identity"
KEPT_APART = frozenset({"identity", "sealedrecord"})
"""Tables of the store: who a reviewer is, and the records that a commitment opens."""


class IdentityRouter:
    """Keeps what says who a reviewer is, and nothing else, in the identity store."""

    def _is_identity(self, app_label: str, model_name: str | None) -> bool:
        return app_label == "panel" and model_name in KEPT_APART

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return STORE if self._is_identity(model._meta.app_label, model._meta.model_name) else "default"

    db_for_write = db_for_read

    def allow_relation(self, a: Any, b: Any, **hints: Any) -> bool | None:
        one = self._is_identity(a._meta.app_label, a._meta.model_name)
        other = self._is_identity(b._meta.app_label, b._meta.model_name)
        return False if one != other else None

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool:
        return (db == STORE) == self._is_identity(app_label, model_name)
