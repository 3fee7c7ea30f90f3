"""Where a reading differs from the truth, field by field."""

from __future__ import annotations

from typing import Any

from openimr.letters import parse

from .kit import Made


def differences(made: Made, read: dict[str, Any] | None = None) -> list[tuple[str, Any, Any]]:
    """Pointer, truth, and what was read, for each field that is not as it should be. Warnings are not compared."""
    found = parse(made.text).to_json() if read is None else read
    out: list[tuple[str, Any, Any]] = []
    _compare("", made.truth, found, out)
    return [(p, t, f) for p, t, f in out if f not in made.lenient.get(p, ())]


def fields(truth: Any) -> int:
    """How many single values, and lists of words, a truth has."""
    if isinstance(truth, dict):
        return sum(map(fields, truth.values()))
    if isinstance(truth, list) and truth and isinstance(truth[0], dict):
        return sum(map(fields, truth))
    return 1


def _compare(path: str, truth: Any, found: Any, out: list[tuple[str, Any, Any]]) -> None:
    if isinstance(truth, dict) and isinstance(found, dict):
        for key, value in truth.items():
            _compare(f"{path}/{key}", value, found.get(key), out)
    elif isinstance(truth, list) and isinstance(found, list) and truth and isinstance(truth[0], dict):
        if len(truth) != len(found):
            out.append((f"{path}#", len(truth), len(found)))
            return
        for number, (one, other) in enumerate(zip(truth, found, strict=True)):
            _compare(f"{path}/{number}", one, other, out)
    elif truth != found:
        out.append((path, truth, found))
