"""Addressing: a notice goes to everybody whom the rule names, in their language, as tagged PDF and plain text.

In English, and to a party who asked for Spanish in Spanish as well. Its deadlines are computed from the facts as they will
stand once the notice is out, and printed with their derivation. What each notice says is in `notices`.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from openimr import law
from openimr.cases import files
from openimr.cases.deadlines import law_facts
from openimr.cases.keeping import PACIFIC
from openimr.cases.messages import Draft
from openimr.cases.models import Case, Party
from openimr.cases.names import DEADLINES, for_people
from openimr.cases.speaking import said
from openimr.letters.letter import Organisation
from openimr.letters.notices import Notice, NoticeDeadline, Words, render_notice, render_notice_text

P = ParamSpec("P")


@dataclass(frozen=True, kw_only=True)
class Content:
    """What a notice says, before it is addressed."""

    kind: str
    title: str
    paragraphs: tuple[str, ...]
    deadlines: tuple[str, ...] = ()


Telling = Callable[[], Content]
"""A notice that can be said in whatever language is active."""


def told(
    body: Callable[Concatenate[Case, P], Content],
) -> Callable[Concatenate[Case, P], Telling]:
    """Make a function that says a notice into one that can say it in any language, when it is asked to."""

    def tell(case: Case, /, *args: P.args, **kwargs: P.kwargs) -> Telling:
        return lambda: body(case, *args, **kwargs)

    return functools.update_wrapper(tell, body)


def to_all(case: Case, telling: Telling, *, at: dt.datetime, urgent: bool = False) -> tuple[Draft, ...]:
    """The notice, addressed to each party that gets notices, in each of that party's languages."""
    drafts = []
    for language in (
        "en",
        *sorted({p.language for p in case.parties.filter(receives_notices=True)} - {"en"}),
    ):
        with translation.override(language):
            content = telling()
            rows = _rows(case, content.deadlines)
            drafts += [
                _draft(case, party, content, rows, at, language, urgent)
                for party in case.parties.filter(receives_notices=True).order_by("pk")
                if language in {"en", party.language}
            ]
    return tuple(drafts)


def _rows(case: Case, names: Sequence[str]) -> tuple[NoticeDeadline, ...]:
    answer = law.deadlines(law_facts(case))
    return tuple(
        NoticeDeadline(
            name=_(DEADLINES.get(entry["name"], entry["name"]))
            + (", " + _("item {n}").format(n=entry["item"]) if entry.get("item") else ""),
            due=for_people(entry["due"]),
            derivation=for_people(
                "; ".join(f"{step['date']}: {said(step['why'])}" for step in entry["derivation"])
            ),
            citation=entry["citation"],
        )
        for entry in answer["deadlines"]
        if entry["name"] in names
    )


def _words(at: dt.datetime) -> Words:
    return Words(
        deadlines=_("Deadlines"), case_number=_("Case number"), date=_("Date"), what=_("What"), due=_("Due"),
        counted=_("How the day was counted"), rule=_("Rule"), counted_so=_("Counted so"),
        demonstration=_("Demonstration: invented people, scripted decisions. No physician decided this case."),
        page=_("Page"), of=_("of"), day=for_people(at.astimezone(PACIFIC).date().isoformat()),
        language=translation.get_language() or "en",
    )  # fmt: skip


def _draft(
    case: Case, party: Party, content: Content, rows: tuple[NoticeDeadline, ...], at: dt.datetime, language: str,
    urgent: bool,
) -> Draft:  # fmt: skip
    paragraphs = content.paragraphs
    if language != "en":
        paragraphs = (
            *paragraphs,
            _("This is a translation. The English notice that comes with it is the one that binds."),
        )
    notice = Notice(
        organisation=Organisation(
            name=settings.OPENIMR_ORGANISATION, address_lines=tuple(settings.OPENIMR_ADDRESS)
        ),
        title=content.title,
        to=tuple(line for line in (party.name, party.organisation, *party.address.splitlines()) if line),
        case_number=case.number,
        date=at.astimezone(PACIFIC).date(),
        paragraphs=paragraphs,
        deadlines=rows,
        demonstration=case.demonstration,
        words=_words(at) if language != "en" else Words(),
    )
    return Draft(
        party=party,
        kind=content.kind,
        subject=f"{case.number}: {content.title}"[:200],
        text=render_notice_text(notice),
        pdf_sha256=files.keep(render_notice(notice, at=at)),
        language=language,
        urgent=urgent,
    )
