"""The panel: a case and the register of reviewers come in; an assignment, explained, goes on.

Takes a case whose file is complete. Excludes who may not read it, each with the rule, matches the best of
the others, and hands on a case with a reviewer who has attested. Who the reviewer is stays in a store of
its own (`panel.identity_store`).
"""

from __future__ import annotations

from openimr.panel.match.step import match

__all__ = ["match"]
