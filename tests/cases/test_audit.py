"""The audit log: append-only, chained, and telling where it was broken."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from openimr.cases import audit
from openimr.cases.errors import NotAllowed
from openimr.cases.migrations import _audit_triggers
from openimr.cases.models import AuditChain, AuditEvent, Case
from openimr.cases.roles import Role
from openimr.intake import actions as intake
from tests.factories import DAY, a_filed_case, an_actor, an_eligible_case

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.database]


def without_triggers() -> None:
    """What somebody with the database's own rights can do by hand."""
    with connection.cursor() as cursor:
        for statement in _audit_triggers.REMOVE[connection.vendor]:
            cursor.execute(statement)


def test_every_action_leaves_an_entry_and_the_log_is_whole() -> None:
    case = an_eligible_case()
    verbs = list(AuditEvent.objects.filter(chain=case.number).values_list("verb", flat=True))
    assert verbs == ["file_application", "screen", "find_eligible"]
    assert audit.verify().whole


def test_the_database_refuses_to_change_or_remove_an_entry() -> None:
    case = a_filed_case()
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEvent.objects.filter(chain=case.number).update(actor="somebody else")
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEvent.objects.filter(chain=case.number).delete()


@pytest.mark.parametrize("field", ["actor", "role", "verb", "outcome", "state_after", "at", "detail"])
def test_a_field_changed_by_hand_is_found_at_its_entry(field: str) -> None:
    case = an_eligible_case()
    without_triggers()
    value = {"at": DAY.replace(year=2001), "detail": {"outcome": "other"}}.get(field, "forged")
    AuditEvent.objects.filter(chain=case.number, sequence=2).update(**{field: value})
    faults = audit.verify().faults
    assert [(f.chain, f.sequence) for f in faults] == [(case.number, 2)]
    assert "changed" in faults[0].problem


def test_an_entry_removed_from_the_middle_is_missed() -> None:
    case = an_eligible_case()
    without_triggers()
    AuditEvent.objects.filter(chain=case.number, sequence=2).delete()
    assert (case.number, 2) in [(f.chain, f.sequence) for f in audit.verify().faults]


def test_an_entry_removed_from_the_end_is_missed() -> None:
    case = an_eligible_case()
    without_triggers()
    AuditEvent.objects.filter(chain=case.number, sequence=3).delete()
    faults = audit.verify().faults
    assert [(f.chain, f.sequence) for f in faults] == [(case.number, 3)]


def test_an_entry_rewritten_with_its_own_digest_breaks_the_next() -> None:
    case = an_eligible_case()
    without_triggers()
    event = AuditEvent.objects.get(chain=case.number, sequence=1)
    event.actor = "forged"
    event.digest = audit.digest_of(event)
    event.save()
    assert (case.number, 2) in [(f.chain, f.sequence) for f in audit.verify().faults]


def test_a_case_whose_whole_chain_is_gone_is_missed() -> None:
    case = a_filed_case()
    without_triggers()
    AuditEvent.objects.filter(chain=case.number).delete()
    AuditChain.objects.filter(name=case.number).delete()
    assert (case.number, None) in [(f.chain, f.sequence) for f in audit.verify().faults]


def test_a_case_that_was_opened_and_is_not_there_is_missed() -> None:
    a_filed_case()
    audit.append(audit.HOUSE, at=DAY, actor="x", role="intake-clerk", verb="file_application", outcome="done",
                 detail={"case": "CM25-9999999"})  # fmt: skip
    assert [f.chain for f in audit.verify().faults] == ["CM25-9999999"]


def test_a_refused_action_is_logged_and_changes_nothing() -> None:
    case = a_filed_case()
    before = Case.objects.filter(pk=case.pk).values().get()
    with pytest.raises(NotAllowed):
        intake.screen(case, by=an_actor(Role.AUDITOR), at=DAY)
    assert Case.objects.filter(pk=case.pk).values().get() == before
    last = AuditEvent.objects.filter(chain=case.number).order_by("-sequence")[0]
    assert (last.verb, last.outcome, last.role) == ("screen", "refused", "auditor")


def test_the_log_holds_no_names_and_no_clinical_words() -> None:
    case = an_eligible_case()
    text = str(list(AuditEvent.objects.filter(chain__in=[case.number, audit.HOUSE]).values()))
    for word in ("Benavidez", "Ferncastle", "Achterberg", "knee", "Crutches"):
        assert word.casefold() not in text.casefold()
