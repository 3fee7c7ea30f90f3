"""The steps in which the application is filled in, and which fields belong to each. Pure: no framework."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page of the application; `fields` are the beginnings of the paths that stand on it."""

    slug: str
    title: str
    fields: tuple[str, ...]


STEPS = (
    Step(slug="decision", title="The decision", fields=("ur_decision.", "priority", "channel", "received_on")),
    Step(
        slug="employee", title="The employee",
        fields=("parties.0.", "parties.1.", "parties.2.", "date_of_injury", "claim_number", "eams_number", "language"),
    ),
    Step(slug="others", title="Physician and administrator", fields=("parties.3.", "parties.4.")),
    Step(slug="treatment", title="The treatment", fields=("items.", "item_count", "diagnosis")),
    Step(slug="papers", title="Other papers", fields=()),
    Step(
        slug="sign", title="Check and sign",
        fields=("signed", "signed_by", "signed_on", "agent_named_on", "signature_name", "agree"),
    ),
)  # fmt: skip
BY_SLUG: Mapping[str, Step] = {step.slug: step for step in STEPS}


def step_of(path: str) -> Step:
    """The step on which a field stands; what stands on none is told at the last."""
    if path == "ur_decision_file":
        return STEPS[0]
    if path == "parties.employee":
        return BY_SLUG["employee"]
    roles = {"parties.employer": "employee", "parties.claims-administrator": "others",
             "parties.requesting-physician": "others"}  # fmt: skip
    if path in roles:
        return BY_SLUG[roles[path]]
    if path == "items":
        return BY_SLUG["treatment"]
    whole = [s for s in STEPS if path in s.fields]
    begun = [s for s in STEPS if any(f.endswith(".") and path.startswith(f) for f in s.fields)]
    return (whole or begun or [STEPS[-1]])[0]


def stands_on(step: Step, path: str) -> bool:
    """Whether a page's field belongs to a step."""
    return any(path == f or (f.endswith(".") and path.startswith(f)) for f in step.fields)


def merged(values: Mapping[str, str], step: Step, posted: Mapping[str, str]) -> dict[str, str]:
    """The form's values after a step was sent: its own fields replaced whole (a tick taken away is gone)."""
    kept = {path: value for path, value in values.items() if not stands_on(step, path)}
    return kept | {path: value for path, value in posted.items() if stands_on(step, path) and value}


def next_after(step: Step) -> Step:
    """The step that follows; the last one follows itself."""
    return STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]


def before(step: Step) -> Step | None:
    """The step before, None before the first."""
    place = STEPS.index(step)
    return STEPS[place - 1] if place else None
