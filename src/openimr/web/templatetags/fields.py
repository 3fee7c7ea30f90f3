"""Form fields in the design system's form, with hint and error bound to the control.

A page gives `values` and `errors` (both by the field's path) in its context; the tags look the field up
there. The same template draws every field, so a field's error is always told the same way.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext

from openimr.cases.speaking import said

register = template.Library()


@register.inclusion_tag("web/parts/field.html", takes_context=True)
def field(
    context: dict[str, Any],
    path: str,
    label: str,
    *,
    kind: str = "text",
    hint: str = "",
    required: bool = False,
    choices: Any = (),
    autocomplete: str = "",
    rows: int = 4,
    prefix: str = "",
    accept: str = "",
    suggestions: str = "",
    blank: str = "",
) -> dict[str, Any]:
    """
    One field.

    Args: `path` is its name; `kind` is text, date, email, tel, number, textarea, select, radios, checkbox
    or file; `choices` are (value, label); `prefix` keeps ids apart where a page has several forms; `blank`
    is the label of a select's empty choice (none: no empty choice); `suggestions` is the id of a datalist.
    """
    identity = f"field-{prefix}{path}".replace(".", "-")
    value = (context.get("values") or {}).get(path, "")
    error = (context.get("errors") or {}).get(path, "")
    told = [f"{identity}-hint"] if hint else []
    told += [f"{identity}-error"] if error else []
    return {
        "path": path, "label": _in_language(label), "kind": kind, "hint": _in_language(hint), "required": required,
        "choices": [(choice, _in_language(words)) for choice, words in choices], "autocomplete": autocomplete,
        "rows": rows, "accept": accept, "suggestions": suggestions, "blank": _in_language(blank),
        "id": identity, "value": value, "error": said(str(error)), "described_by": " ".join(told),
        "checked": kind == "checkbox" and value in (True, "on", "yes", "true"),
    }  # fmt: skip


def _in_language(words: Any) -> str:
    # gettext gives the catalog's own head for an empty text.
    return gettext(str(words)) if words else ""


@register.inclusion_tag("web/parts/error_summary.html")
def error_summary(summary: list[tuple[str, str]], prefix: str = "") -> dict[str, Any]:
    """All errors of a form at its top; each leads to its field. `summary` holds (path, words)."""
    return {
        "entries": [
            (f"#field-{prefix}{path}".replace(".", "-") if path else "", words) for path, words in summary
        ]
    }
