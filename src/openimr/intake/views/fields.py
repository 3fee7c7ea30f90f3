"""The application form as it comes from a page: flat fields by path in, the form's fields and places out.

Paths are those of `openimr.intake.application` (`items.0.description`), so a message about a field finds
its way back to it. Parties and items that were left empty are skipped; `Posted.places` remembers where the
others stood on the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MOST_ITEMS = 12

PARTIES: tuple[tuple[str, str], ...] = (
    ("employee", "Injured employee"),
    ("attorney", "Attorney of the employee"),
    ("employer", "Employer"),
    ("requesting-physician", "Requesting physician"),
    ("claims-administrator", "Claims administrator"),
)
"""The parties that the form asks for, in its order; a path's number is the place in this list."""

PARTY_FIELDS = (
    "name",
    "organisation",
    "contact",
    "address",
    "phone",
    "email",
    "birth_date",
    "specialty",
    "fax",
)
ITEM_FIELDS = (
    "description",
    "category",
    "body_system",
    "ur_outcome",
    "ur_reason",
    "ur_guideline",
    "depends_on",
)
ITEM_TICKS = ("information_requested", "formulary_drug")
DECISION_FIELDS = ("decided_on", "communicated_on", "served_on", "served_by", "mail_zone")
PLAIN_FIELDS = (
    "priority", "channel", "received_on", "language", "claim_number", "eams_number", "diagnosis", "date_of_injury", "signed_by",
    "agent_named_on", "signed_on",
)  # fmt: skip

CATEGORIES = (
    ("surgery", "Surgery, and services that go with it"), ("injections", "Injection"),
    ("pharmaceuticals", "Medication"), ("diagnostic-testing", "Imaging, laboratory or other test"),
    ("rehabilitation", "Physical therapy, acupuncture, chiropractic"), ("dmepos", "Equipment, braces, supplies"),
    ("evaluation-and-management", "Visit or consultation"), ("behavioral-health", "Psychological treatment"),
    ("programs", "Program (pain, weight, functional restoration)"), ("inpatient-facility", "Hospital or facility stay"),
    ("home-health", "Home health care"), ("transportation-housing", "Transportation or housing"),
    ("dental", "Dental treatment"), ("other", "Something else"),
)  # fmt: skip
BODY_SYSTEMS = (
    ("neck-upper-back", "Neck or upper back"), ("low-back", "Low back"), ("spine", "Spine, several parts"),
    ("shoulder", "Shoulder"), ("elbow", "Elbow"), ("forearm-wrist-hand", "Forearm, wrist or hand"),
    ("upper-extremity", "Arm, several parts"), ("hip-groin", "Hip or groin"), ("knee", "Knee"),
    ("ankle-foot", "Ankle or foot"), ("lower-extremity", "Leg, several parts"),
    ("musculoskeletal", "Muscles and bones, several parts"), ("head-brain", "Head or brain"),
    ("nervous-system", "Nerves"), ("chronic-pain", "Chronic pain"), ("mental-health", "Mental health"),
    ("eye", "Eye"), ("ear-nose-throat", "Ear, nose or throat"), ("mouth-jaw", "Mouth or jaw"), ("lung", "Lungs"),
    ("heart-circulation", "Heart or circulation"), ("digestive", "Digestion, hernia"),
    ("urogenital", "Bladder, kidneys, reproductive organs"), ("skin", "Skin, burns"), ("whole-person", "The whole person"),
)  # fmt: skip
OUTCOMES = (("deny", "Denied"), ("modify", "Modified"), ("delay", "Delayed"), ("approve", "Approved"))
REASONS = (
    ("necessity", "Not medically necessary"), ("missing-information", "Information was missing"),
    ("both", "Both"),
)  # fmt: skip
SERVED = (
    ("mail", "Mail"),
    ("fax", "Fax"),
    ("electronic", "E-mail or electronically"),
    ("personal", "By hand"),
)
ZONES = (
    ("california", "In California"),
    ("united-states", "Elsewhere in the United States"),
    ("abroad", "Abroad"),
)
SIGNERS = (
    ("employee", "The employee"), ("attorney", "The employee's attorney"), ("agent", "An agent whom the employee named"),
    ("emergency-provider", "A provider of emergency treatment"),
)  # fmt: skip
CHANNELS = (("mail", "Mail"), ("fax", "Fax"), ("electronic", "Electronic"))
LANGUAGES = (("en", "English"), ("es", "Español"))


@dataclass(frozen=True, kw_only=True)
class Posted:
    """What came from the page: `given` for `read_form`, and where on the page its parties and items stood."""

    given: dict[str, Any]
    parties: tuple[int, ...]
    items: tuple[int, ...]
    problems: dict[str, str] = field(default_factory=dict)
    """What could not even be put into `given`, by the path on the page."""

    def on_page(self, path: str) -> str:
        """The path on the page for a path of the form."""
        head, _, rest = path.partition(".")
        place, _, name = rest.partition(".")
        for list_name, places in (("parties", self.parties), ("items", self.items)):
            if head == list_name and place.isdecimal() and int(place) < len(places):
                return f"{head}.{places[int(place)]}.{name}"
        if path == "parties.employee":
            return "parties.0.name"
        return "items.0.description" if path == "items" else path


def item_count(values: Mapping[str, str]) -> int:
    """How many items the page shows: as many as it was told, one at least, twelve at most."""
    asked = values.get("item_count", "1")
    return max(1, min(int(asked) if asked.isdecimal() and len(asked) < 4 else 1, MOST_ITEMS))


def read_posted(values: Mapping[str, str]) -> Posted:
    """The application's fields from a page's flat fields; nothing is judged here but numbers."""
    # A browser ends the lines of a text field with CR LF.
    values = {name: text.replace("\r\n", "\n") for name, text in values.items()}
    problems: dict[str, str] = {}
    parties, party_places = [], []
    for n, (role, _) in enumerate(PARTIES):
        entry = _some(values, f"parties.{n}.", PARTY_FIELDS)
        if entry:
            parties.append({"role": role, **entry})
            party_places.append(n)
    filled = [n for n in range(item_count(values)) if _has_item(values, n)]
    number_of = {place + 1: position for position, place in enumerate(filled, start=1)}
    items = [_item(values, n, number_of, problems) for n in filled]
    given: dict[str, Any] = {
        name: values[name].strip() for name in PLAIN_FIELDS if values.get(name, "").strip()
    }
    given["signed"] = values.get("signed") == "yes"
    given["parties"], given["items"] = parties, items
    decision = _some(values, "ur_decision.", DECISION_FIELDS)
    if decision.get("decided_on"):
        decision["liability_disputed"] = values.get("ur_decision.liability_disputed") == "yes"
        given["ur_decision"] = decision
    return Posted(given=given, parties=tuple(party_places), items=tuple(filled), problems=problems)


def _some(values: Mapping[str, str], prefix: str, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: text for name in names if (text := values.get(prefix + name, "").strip())}


def _has_item(values: Mapping[str, str], n: int) -> bool:
    words = ("description", "ur_guideline", "category", "body_system", "depends_on")
    return any(values.get(f"items.{n}.{name}", "").strip() for name in words)


def _item(
    values: Mapping[str, str], n: int, number_of: Mapping[int, int], problems: dict[str, str]
) -> dict[str, Any]:
    entry = _some(values, f"items.{n}.", ITEM_FIELDS)
    entry |= {name: values.get(f"items.{n}.{name}") == "yes" for name in ITEM_TICKS}
    asked = entry.pop("depends_on", "")
    if asked:
        primary = number_of.get(int(asked)) if asked.isdecimal() and len(asked) < 4 else None
        if primary is None:
            problems[f"items.{n}.depends_on"] = "Expected the number of another item of this form."
        else:
            entry["depends_on"] = primary
    for name, words in (
        ("category", "what kind of treatment it is"),
        ("body_system", "which part of the body it is for"),
    ):
        # Without them no reviewer can be matched, so they are asked for here and not found missing later.
        if not entry.get(name):
            problems[f"items.{n}.{name}"] = f"Choose {words}."
    return entry


def to_posted(given: Mapping[str, Any]) -> dict[str, str]:
    """The flat fields of a page from a form as it was filed, for correcting it: what `read_posted` reads back."""
    values = {name: str(given[name]) for name in PLAIN_FIELDS if given.get(name)}
    if given.get("signed"):
        values["signed"] = "yes"
    place = {role: n for n, (role, _) in enumerate(PARTIES)}
    for party in given.get("parties") or []:
        n = place.get(party.get("role"))
        if n is not None and f"parties.{n}.name" not in values:
            values |= {f"parties.{n}.{name}": str(party[name]) for name in PARTY_FIELDS if party.get(name)}
    items = given.get("items") or []
    values["item_count"] = str(max(1, len(items)))
    for n, item in enumerate(items):
        values |= {f"items.{n}.{name}": str(item[name]) for name in ITEM_FIELDS if item.get(name)}
        values |= {f"items.{n}.{name}": "yes" for name in ITEM_TICKS if item.get(name)}
    decision = given.get("ur_decision") or {}
    values |= {f"ur_decision.{name}": str(decision[name]) for name in DECISION_FIELDS if decision.get(name)}
    if decision.get("liability_disputed"):
        values["ur_decision.liability_disputed"] = "yes"
    return values


def others_of(given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The parties of a filed form that the page has no place for; a correction keeps them as they are."""
    shown: set[str] = set()
    kept = []
    for party in given.get("parties") or []:
        role = str(party.get("role"))
        if role in dict(PARTIES) and role not in shown:
            shown.add(role)
        else:
            kept.append(dict(party))
    return kept
