"""How pages say things: dates, states, roles, kinds, and small marks that never rest on colour alone."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils import timezone, translation
from django.utils.dateformat import format as formatted
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from openimr.cases.keeping import KEEPERS
from openimr.cases.lifecycle import EXITS, State
from openimr.cases.names import DEADLINES, FACTS
from openimr.cases.names import for_people as dates_for_people
from openimr.cases.roles import Role
from openimr.cases.speaking import said as in_language
from openimr.intake.reasons import CURES, MEANS
from openimr.law import written

register = template.Library()

_ABBREVIATED = {
    "ur-organization": "Utilization review organization",
    "ur-reviewer": "Utilization review physician",
    "ur-decision": "Utilization review decision",
    "with-application": "Sent with the application",
    "employee-family": "Family of the employee",
    "mtus": "MTUS",
    "non-mtus": "Not MTUS",
    "ocr": "OCR",
}
_TONES = {
    State.ISSUED: "done", State.IMPLEMENTATION: "done", State.AFFIRMED: "done",
    State.INELIGIBLE: "ended", State.DEFERRED: "waiting", State.NEEDS_INFO: "waiting",
    State.APPEALED: "waiting", State.REMANDED: "waiting",
}  # fmt: skip
_ICONS = {"done": "check_circle", "ended": "remove_circle", "waiting": "schedule", "open": "autorenew"}


def _as_date(value: Any) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _said_day(day_: dt.date) -> str:
    """A day as `Mar 3, 2025`, in Spanish as `3 de marzo de 2025`."""
    if (translation.get_language() or "en").startswith("es"):
        return formatted(day_, r"j \d\e F \d\e Y")
    return f"{day_:%b} {day_.day}, {day_.year}"


@register.filter
def day(value: Any) -> str | SafeString:
    """A date, a moment or ISO text as `Mar 3, 2025`; a limit in hours keeps its hour."""
    found = _as_date(value) if value else None
    if found is None:
        return "" if value is None else str(value)
    said = _said_day(found)
    if isinstance(value, str) and len(value) == 16 and value[10] == "T":
        hour = dt.time.fromisoformat(value[11:])
        said += f", {hour:%I:%M %p}".replace(", 0", ", ")
    return format_html('<time datetime="{}">{}</time>', found.isoformat(), said)


@register.filter
def moment(value: dt.datetime | None) -> str | SafeString:
    """A moment in California's time, as `Mar 3, 2025, 9:04 AM`."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    clock = f"{local:%I:%M %p}".lstrip("0")
    return format_html(
        '<time datetime="{}">{}, {}</time>',
        local.isoformat(timespec="seconds"),
        _said_day(local.date()),
        clock,
    )


@register.filter
def words(value: Any) -> str:
    """An internal word as people say it: `progress-report` is Progress report."""
    text = str(value or "")
    return _of_catalog(_ABBREVIATED.get(text) or text.replace("-", " ").replace("_", " ").capitalize())


def _of_catalog(text: str) -> str:
    return gettext(text) if text else ""


@register.filter
def said(text: Any) -> str:
    """A sentence of the rules or of a check in the language of the page."""
    return in_language(str(text))


@register.filter
def reason_means(code: str) -> str:
    """What a reason of the screening says, in a sentence."""
    return _of_catalog(MEANS.get(code, code))


@register.filter
def reason_cure(code: str) -> str:
    """What can be done about a reason of the screening."""
    return _of_catalog(CURES.get(code, ""))


_UR_OUTCOMES = {"deny": "denied", "modify": "modified", "delay": "delayed", "approve": "approved"}
_UR_REASONS = {
    "necessity": "as not medically necessary", "missing-information": "because information was missing",
    "both": "as not medically necessary, and because information was missing",
}  # fmt: skip


@register.filter
def ur_outcome(item: Any) -> str:
    """What utilization review did to a disputed item, and why."""
    did = _of_catalog(_UR_OUTCOMES.get(item.ur_outcome, item.ur_outcome))
    if item.ur_outcome == "approve":
        return did
    return f"{did} {_of_catalog(_UR_REASONS.get(item.ur_reason, item.ur_reason))}"


@register.filter
def for_people(text: str) -> str:
    """A sentence of the law with its dates as month/day/year."""
    return dates_for_people(str(text))


@register.filter
def deadline_name(name: str) -> str:
    """What a deadline is called."""
    return _of_catalog(DEADLINES[name]) if name in DEADLINES else words(name)


@register.filter
def role_label(role: str) -> str:
    """A role in the words of the field."""
    return _of_catalog(Role(role).label) if role in set(Role) else words(role)


@register.filter
def state_label(state: str) -> str:
    """A state in plain words."""
    return _of_catalog(State(state).label) if state in set(State) else words(state)


@register.filter
def month(value: str) -> str:
    """`2015-01` as January 2015; a year alone stays as it is."""
    try:
        return f"{dt.date.fromisoformat(f'{value}-01'):%B %Y}"
    except ValueError:
        return str(value)


@register.filter
def ordinal(number: int) -> str:
    """1 as 1st, 22 as 22nd, 113 as 113th."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


@register.filter
def percent(share: float) -> str:
    """A share between 0 and 1 as whole percent."""
    return f"{round(float(share) * 100)} %"


@register.filter
def file_size(size: int) -> str:
    """A number of bytes for people."""
    if size < 1024:
        return f"{size} bytes"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KB"
    return f"{size / (1024 * 1024):.1f} MB"


@register.filter
def field_id(path: str) -> str:
    """The id of a form field by its path (`items.0.description`)."""
    return "field-" + path.replace(".", "-")


@register.filter
def get(mapping: Any, key: Any) -> Any:
    """An entry of a mapping; empty where there is none."""
    return mapping.get(key, "") if hasattr(mapping, "get") else ""


@register.filter
def pairs(mapping: Any) -> list[tuple[Any, Any]]:
    """The entries of a mapping. (`mapping.items` in a template would find a key of that name first.)"""
    return list(mapping.items())


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """An icon of the design system; decoration only, so words must stand beside it."""
    return format_html(
        '<svg class="usa-icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        f" usa-icon--size-{size}" if size else "", static("uswds/img/sprite.svg"), name,
    )  # fmt: skip


@register.simple_tag
def state_tag(state: str) -> SafeString:
    """A state as a mark with an icon and its words."""
    known = State(state)
    tone = "ended" if known in EXITS else _TONES.get(known, "open")
    return mark(tone, known.label)


@register.simple_tag
def mark(tone: str, words_: str, icon_name: str = "") -> SafeString:
    """A mark: `done`, `ended`, `waiting`, `open`, `alarm`, `plain`; always with an icon and words."""
    name = icon_name or {**_ICONS, "alarm": "warning", "plain": "info"}.get(tone, "info")
    return format_html('<span class="mark mark--{}">{}{}</span>', tone, icon(name), _of_catalog(words_))


_DECISIONS = {
    "upheld": ("upheld", "Upheld", "do_not_disturb"),
    "overturned": ("overturned", "Overturned", "check_circle"),
    "modified": ("modified", "Modified", "edit"),
}


@register.simple_tag
def decision_mark(decision: str | None) -> SafeString:
    """A decision as a mark with its words."""
    tone, said, name = _DECISIONS.get(decision or "", ("plain", "Not decided", "remove"))
    return mark(tone, said, name)


@register.inclusion_tag("web/parts/due.html")
def due(value: Any, demonstration: bool = False, waited_for: bool = True) -> dict[str, Any]:
    """A due date with the days that are left. A demonstration's dates are history: no alarm is raised."""
    found = _as_date(value) if value else None
    if found is None:
        return {"due": None}
    left = (found - timezone.localdate()).days
    return {"due": value, "left": left, "late": -left, "historic": demonstration or not waited_for}


@register.inclusion_tag("web/parts/pagination.html", takes_context=True)
def pagination(context: dict[str, Any], page: Any, name: str = "page", anchor: str = "") -> dict[str, Any]:
    """Links to the other pages of a list, keeping the rest of the query."""
    kept = context["request"].GET.copy()
    kept.pop(name, None)
    base = kept.urlencode()
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page, "numbers": list(numbers), "name": name, "anchor": anchor,
        "base": f"?{base}&{name}=" if base else f"?{name}=",
    }  # fmt: skip


@register.inclusion_tag("web/parts/ledger_due.html")
def ledger_due(entry: Any, demonstration: bool = False) -> dict[str, Any]:
    """How a date of the ledger stands, in words; a demonstration's dates raise no alarm."""
    return {"entry": entry, "historic": demonstration}


@register.filter
def dollars(amount: int) -> str:
    """An amount in whole dollars."""
    return f"${amount:,}"


@register.filter
def figure_name(name: str) -> str:
    """A figure's name: a reason code and a span of days stay as they are."""
    return name if name.isupper() or name[:1].isdigit() else words(name)


@register.filter
def step_day(at: Any) -> str | SafeString:
    """The date of a step of a derivation; a limit in hours keeps its hour."""
    return day(written(at))


@register.filter
def keeper_name(keeper: str) -> str:
    """Who keeps a deadline."""
    return _of_catalog(KEEPERS[keeper]) if keeper in KEEPERS else words(keeper)


@register.filter
def reason_for_people(reason: str) -> str:
    """Why a date is not counted, with the facts in words instead of their paths."""
    said_ = [_reason(part) for part in reason.split("; ")]
    return "; ".join([said_[0][:1].upper() + said_[0][1:], *said_[1:]])


def _reason(part: str) -> str:
    found = _NOT_KNOWN.fullmatch(part)
    facts = found[1].split(" and ") if found else []
    if facts and all(fact in FACTS for fact in facts):
        return f"{gettext('not known')}: {', '.join(gettext(FACTS[fact]) for fact in facts)}"
    return dates_for_people(_PATH.sub(lambda m: m[0].replace(".", ": ").replace("_", " "), in_language(part)))


_NOT_KNOWN = re.compile(r"(.+) (?:is|are) not known")
_PATH = re.compile(r"[a-z_]+(?:\[\d+\])?(?:\.[a-z_]+)+")


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: Any) -> str:
    """The query of this page with changes; an empty value takes its part out."""
    kept = context["request"].GET.copy()
    kept.pop("page", None)
    for name, value in changes.items():
        if value in ("", None):
            kept.pop(name, None)
        else:
            kept[name] = str(value)
    return f"?{kept.urlencode()}"
