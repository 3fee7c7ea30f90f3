"""Cascades: by which words a rationale says that a service shares the fate of a procedure (letters rule 8)."""
