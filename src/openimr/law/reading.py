"""From plain JSON values to checked facts: the one place where the input of `openimr law` is judged."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any, NoReturn

from openimr.law.errors import FactsError
from openimr.law.facts import (
    Application,
    AssignmentNotice,
    DeterminationNotice,
    EligibilityFinding,
    Facts,
    Item,
    Question,
    Records,
    ServedPaper,
    UrDecision,
)
from openimr.law.fields import Fields, kind_of, shown_name
from openimr.law.words import MailZone, Priority, Program, Service, Signer, UrOutcome, UrReason

_SERVED = frozenset({"served_on", "served_by", "mail_zone"})


def read_facts(facts: Mapping[str, Any]) -> Facts:
    """
    The facts of a case, checked.

    Args: `facts` with the fields of docs/reference/law.md, each optional; absent and null mean the same.
    Raises: FactsError at the first field that cannot be read, with its path.
    """
    fields = Fields(
        facts,
        "",
        frozenset(
            {
                "date_of_injury", "priority", "program", "ur_decision", "claims_administrator_agrees", "items",
                "application", "withdrawn_on", "settled_on", "questions", "eligibility", "noarfi", "records",
                "determination", "settings",
            }
        ),
    )  # fmt: skip
    settings = Fields(fields.value("settings"), "settings", frozenset({"enforce_formulary_limit"}))
    return Facts(
        date_of_injury=fields.date("date_of_injury"),
        priority=fields.word("priority", Priority.REGULAR),
        program=fields.word("program", Program.IMR),
        ur_decision=_ur_decision(fields.value("ur_decision")),
        claims_administrator_agrees=fields.yes("claims_administrator_agrees", default=False),
        items=_items(fields),
        application=_application(fields.value("application")),
        withdrawn_on=fields.date("withdrawn_on"),
        settled_on=fields.date("settled_on"),
        questions=_questions(fields),
        eligibility=_eligibility(fields.value("eligibility")),
        noarfi=_noarfi(fields.value("noarfi")),
        records=_records(fields.value("records")),
        determination=_determination(fields.value("determination")),
        enforce_formulary_limit=settings.yes_or_unknown("enforce_formulary_limit"),
    )


def read_json(text: str | bytes) -> dict[str, Any]:
    """
    One JSON object from a file's content, for `deadlines` and `eligibility`.

    Raises: FactsError for content that is empty, no JSON, nested too deep to read, not one object, or that
    names a field twice in one object (one of the two would be lost).
    """
    if not text.strip():
        raise FactsError("", "one JSON object", "an empty file")
    try:
        value = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_object)
    except FactsError:
        raise
    except RecursionError:
        raise FactsError("", "one JSON object", "objects or lists nested too deep to read") from None
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}"
        raise FactsError(
            "", "one JSON object", f"something that is not JSON ({problem.msg}: {where})"
        ) from None
    except UnicodeDecodeError:
        raise FactsError("", "one JSON object in UTF-8", "bytes that are not text") from None
    except ValueError:
        raise FactsError("", "one JSON object", "a number too long to read") from None
    if not isinstance(value, dict):
        raise FactsError("", "one JSON object", kind_of(value))
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise FactsError("", "one JSON object", f"something that is not JSON ({name})")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        repeated = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise FactsError(shown_name(repeated), "a field that stands once in its object", "the field twice")
    return found


def _served(fields: Fields, on: str = "served_on") -> ServedPaper:
    return ServedPaper(
        served_on=fields.date(on),
        served_by=fields.word("served_by", Service.MAIL),
        mail_zone=fields.word("mail_zone", MailZone.CALIFORNIA),
    )


def _ur_decision(value: object) -> UrDecision | None:
    if value is None:
        return None
    path = "ur_decision"
    fields = Fields(
        value,
        path,
        _SERVED
        | {
            "decided_on", "communicated_on", "notice_complete", "complete_notice_served_on",
            "liability_disputed", "liability_resolved_notice",
        },
    )  # fmt: skip
    notice = fields.value("liability_resolved_notice")
    return UrDecision(
        decided_on=fields.date("decided_on"),
        communicated_on=fields.date("communicated_on"),
        served=_served(fields),
        notice_complete=fields.yes("notice_complete", default=True),
        complete_notice_served_on=fields.date("complete_notice_served_on"),
        liability_disputed=fields.yes("liability_disputed", default=False),
        liability_resolved_notice=_served(Fields(notice, f"{path}.liability_resolved_notice", _SERVED)),
    )


def _items(facts: Fields) -> tuple[Item, ...]:
    found: dict[str, Item] = {}
    for value, path in facts.objects("items"):
        fields = Fields(
            value,
            path,
            frozenset(
                {
                    "id", "description", "ur_outcome", "ur_reason", "information_requested", "formulary_drug",
                    "prior_imr", "authorized",
                }
            ),
        )  # fmt: skip
        item_id = _id(fields, found, "items")
        found[item_id] = Item(
            id=item_id,
            description=fields.text("description"),
            ur_outcome=fields.word("ur_outcome", UrOutcome.DENY),
            ur_reason=fields.word("ur_reason", UrReason.NECESSITY),
            information_requested=fields.yes("information_requested", default=False),
            formulary_drug=fields.yes("formulary_drug", default=False),
            prior_imr=fields.yes("prior_imr", default=False),
            authorized=fields.yes("authorized", default=False),
        )
    return tuple(found.values())


def _application(value: object) -> Application:
    fields = Fields(
        value,
        "application",
        frozenset(
            {
                "received_on", "ur_decision_attached", "complete", "signed", "signed_by", "agent_named_on",
                "duplicate_of",
            }
        ),
    )  # fmt: skip
    return Application(
        received_on=fields.date("received_on"),
        ur_decision_attached=fields.yes("ur_decision_attached", default=True),
        complete=fields.yes("complete", default=True),
        signed=fields.yes("signed", default=True),
        signed_by=fields.word("signed_by", Signer.EMPLOYEE),
        agent_named_on=fields.date("agent_named_on"),
        duplicate_of=fields.number_text("duplicate_of"),
    )


def _questions(facts: Fields) -> tuple[Question, ...]:
    found: dict[str, Question] = {}
    for value, path in facts.objects("questions"):
        fields = Fields(value, path, frozenset({"id", "received_on"}))
        question_id = _id(fields, found, "questions")
        found[question_id] = Question(id=question_id, received_on=fields.date("received_on"))
    return tuple(found.values())


def _id(fields: Fields, earlier: Mapping[str, object], name: str) -> str:
    """The id of an element; `earlier` holds the elements before it in their order, by id."""
    found = fields.number_text("id")
    if found is None:
        raise FactsError(fields.at("id"), "an id, as text", "nothing")
    if found in earlier:
        first = list(earlier).index(found)
        raise FactsError(fields.at("id"), "an id used once in its list", f"the id of {name}[{first}]")
    return found


def _eligibility(value: object) -> EligibilityFinding:
    fields = Fields(value, "eligibility", frozenset({"found_on", "notice"}))
    notice = Fields(fields.value("notice"), "eligibility.notice", _SERVED)
    return EligibilityFinding(found_on=fields.date("found_on"), notice=_served(notice))


def _noarfi(value: object) -> AssignmentNotice:
    fields = Fields(value, "noarfi", frozenset({"sent_on", "sent_by", "received_at"}))
    return AssignmentNotice(
        sent_on=fields.date("sent_on"),
        sent_by=fields.word_or_unknown("sent_by", Service),
        received_at=fields.local_time("received_at"),
    )


def _records(value: object) -> Records:
    fields = Fields(value, "records", frozenset({"received_on", "complete_on"}))
    return Records(received_on=fields.date("received_on"), complete_on=fields.date("complete_on"))


def _determination(value: object) -> DeterminationNotice:
    fields = Fields(value, "determination", frozenset({"mailed_on", "served_by", "mail_zone", "received_on"}))
    return DeterminationNotice(mailed=_served(fields, on="mailed_on"), received_on=fields.date("received_on"))
