"""Saying in another language what rules and checks say in English.

The law and the forms speak English, with dates, numbers and names of holidays inside their sentences.
`said` puts such a sentence into the language that is active: whole where the catalog has it, else by one of
`SENTENCES`, whose `{parts}` are taken over or, where they are words themselves, said in turn. A sentence
that nothing fits stays as it is: half a translation would be worse than none.
"""

from __future__ import annotations

import functools
import re

from django.utils import translation
from django.utils.translation import gettext

SENTENCES = (
    # Derivations of deadlines (openimr.law).
    "+{n} calendar days", "+{n} business days", "+{n} business day", "+{n} business days, not counting {days:said}",
    "+{n} business day, not counting {days:said}", "+{n} months", "+{n} hours",
    "+{n} days: served by {way:said}",
    "rolled to the next business day, past {days:said}",
    "application received; records were complete on {date}", "records complete; application received on {date}",
    "notice of assignment sent by {way:said}",
    "records received, {n} days late: ${rate} a day, at most ${cap}",
    "records received, 1 day late: ${rate} a day, at most ${cap}",
    "{name:said} ({date})",
    "+{n} days: extension approved (F-04)",
    # The ledger (openimr.cases.ledger).
    "It would be {n} days late.", "It would be {n} day late.",
    "The penalty for late records would be ${amount} (rule {rule}).", "{name:said}: {date} (rule {rule}).",
    # Findings (openimr.law).
    "The application was received after its limit, {date}.",
    "The injury is before {date} and the decision was communicated before {day}.",
    # The application form.
    "Expected at most {n} characters, found {m}.", "Expected one of: {words}.", "Expected an item between 1 and {n}.",
    "Expected a file of at most {n} MB.", "Expected a file of at most {n} MB, found {m} MB.", "Choose {what:said}.",
    "{first:said}, {second:said}",
)  # fmt: skip
"""Sentences with parts, most special first; `{part:said}` is said in turn."""

_PART = re.compile(r"\{(\w+)(:said)?\}")


@functools.cache
def _pattern(sentence: str) -> tuple[re.Pattern[str], frozenset[str]]:
    out, said_too, end = "", set(), 0
    for part in _PART.finditer(sentence):
        greedy = ".+" if part[2] else ".+?"
        out += re.escape(sentence[end : part.start()]) + f"(?P<{part[1]}>{greedy})"
        said_too |= {part[1]} if part[2] else set()
        end = part.end()
    return re.compile(out + re.escape(sentence[end:])), frozenset(said_too)


def said(text: str) -> str:
    """The sentence in the active language; as it is where that is English or nothing fits."""
    if not text or (translation.get_language() or "en").startswith("en"):
        return text
    whole = gettext(text)
    if whole != text:
        return whole
    for sentence in SENTENCES:
        pattern, again = _pattern(sentence)
        found = pattern.fullmatch(text)
        if found is None:
            continue
        msgid = _PART.sub(lambda m: "{" + m[1] + "}", sentence)
        parts = {name: said(value) if name in again else value for name, value in found.groupdict().items()}
        if sentence == "{first:said}, {second:said}":
            changed = any(parts[name] != found[name] for name in parts)
            return f"{parts['first']}, {parts['second']}" if changed else text
        translated = gettext(msgid)
        if translated != msgid or msgid.replace("{", "").startswith("name"):
            return translated.format(**parts)
    return text
