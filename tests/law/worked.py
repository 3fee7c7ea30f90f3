"""Reads the worked examples in `cases/`: facts in, answer out, one sentence each."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "cases"


class _PlainLoader(yaml.SafeLoader):
    """YAML whose dates stay text, as in the JSON that the law reads."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def examples() -> list[dict[str, Any]]:
    """Every example, with `topic` (its file) and the whole of its facts."""
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_PlainLoader)
        for case in content["cases"]:
            found.append({**case, "topic": path.stem, "facts": changed(content["base"], case["facts"])})
    return found


def changed(base: Any, changes: Any) -> Any:
    """The base with the changes: objects field by field, everything else replaced."""
    if not (isinstance(base, dict) and isinstance(changes, dict)):
        return copy.deepcopy(changes)
    return {
        **copy.deepcopy(base),
        **{name: changed(base.get(name), value) for name, value in changes.items()},
    }


def as_markdown() -> str:
    """The list of examples as it stands in docs/reference/law.md."""
    lines: list[str] = []
    topic = ""
    for example in examples():
        if example["topic"] != topic:
            topic = example["topic"]
            lines += ["", f"**`tests/law/cases/{topic}.yaml`**", ""]
        lines.append(f"- `{example['id']}`: {example['says']}")
    return "\n".join(lines).strip() + "\n"
