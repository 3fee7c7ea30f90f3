"""Every route refuses those whom it must refuse.

A route that is added and not named here fails the sweep: somebody must say who may use it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from openimr.casefile.models import Page
from openimr.cases.accounts import link_party
from openimr.cases.actors import SYSTEM
from openimr.cases.models import AuditEvent, Case
from openimr.cases.roles import Role
from openimr.corpus import tasks as corpus
from openimr.panel.models import Identity, Reviewer
from openimr.publication import actions as publication
from tests.factories import DAY, a_filed_case, a_user, an_actor
from tests.process.steps import LATER, a_case_at_the_desk, an_issued_case

pytestmark = pytest.mark.django_db(databases="__all__")

R = Role
EVERYBODY = frozenset(Role) - {R.SYSTEM}
PARTIES = frozenset({R.EMPLOYEE, R.CLAIMS_ADMINISTRATOR, R.REQUESTING_PHYSICIAN})
RECORDS = frozenset({R.RECORDS_CLERK, R.EXPERT_REVIEWER, R.MEDICAL_DIRECTOR, R.AUDITOR})


@dataclass(frozen=True, kw_only=True)
class Route:
    """Who may use a route: `who`; with which method; `public` if nobody need sign in."""

    who: frozenset[Role] = EVERYBODY
    post: bool = False
    public: bool = False
    data: dict[str, str] = field(default_factory=dict)


ONLY = frozenset
REGISTER = frozenset({R.PANEL_MANAGER, R.MEDICAL_DIRECTOR, R.AUDITOR})
ROUTES: dict[str, Route] = {
    "front": Route(public=True),
    "search": Route(public=True),
    "sign-in": Route(public=True),
    "public-letter": Route(public=True),
    "public-letter-text": Route(public=True),
    "public-letter-pdf": Route(public=True),
    "public-letter-json": Route(public=True),
    "api:search": Route(public=True),
    "api:one": Route(public=True),
    "api:openapi-json": Route(public=True),
    "api:api-root": Route(public=True),
    "api:statement": Route(),
    "api:file_application": Route(who=ONLY({R.EMPLOYEE, R.INTAKE_CLERK}), post=True),
    "sign-out": Route(post=True, public=True),
    "queue": Route(),
    "due": Route(),
    "calendar": Route(),
    "calendar-feed": Route(public=True),
    "figures": Route(who=ONLY({R.AUDITOR, R.MEDICAL_DIRECTOR})),
    "figures-data": Route(who=ONLY({R.AUDITOR, R.MEDICAL_DIRECTOR})),
    "ledger": Route(),
    "auditor": Route(who=ONLY({R.AUDITOR})),
    "proof": Route(who=ONLY({R.AUDITOR})),
    "apply": Route(who=ONLY({R.EMPLOYEE, R.INTAKE_CLERK})),
    "application": Route(who=ONLY({R.EMPLOYEE, R.INTAKE_CLERK})),
    "application-reading": Route(who=ONLY({R.EMPLOYEE, R.INTAKE_CLERK})),
    "application-page": Route(who=ONLY({R.EMPLOYEE, R.INTAKE_CLERK})),
    "application-remove": Route(who=ONLY({R.EMPLOYEE, R.INTAKE_CLERK}), post=True),
    "choose-language": Route(post=True, public=True),
    "verify-receipt": Route(public=True),
    "receipt-file": Route(who=PARTIES | {R.INTAKE_CLERK, R.RECORDS_CLERK, R.MEDICAL_DIRECTOR, R.AUDITOR}),
    "act": Route(who=ONLY({R.CLAIMS_ADMINISTRATOR, R.INTAKE_CLERK})),
    "correct": Route(who=ONLY({R.EMPLOYEE, R.INTAKE_CLERK})),
    "decide": Route(who=ONLY({R.INTAKE_CLERK})),
    "case": Route(),
    "do": Route(who=ONLY({R.INTAKE_CLERK}), post=True),
    "complete": Route(who=ONLY({R.RECORDS_CLERK}), post=True),
    "records": Route(who=EVERYBODY - {R.PUBLICATION_OFFICER}),
    "go-to-page": Route(who=RECORDS, data={"page": "1"}),
    "completeness": Route(who=RECORDS),
    "completeness-ask": Route(who=ONLY({R.RECORDS_CLERK}), post=True),
    "completeness-waive": Route(who=ONLY({R.RECORDS_CLERK}), post=True),
    "completeness-looking": Route(who=RECORDS),
    "completeness-look": Route(who=ONLY({R.RECORDS_CLERK}), post=True),
    "hand-outs": Route(who=ONLY({R.RECORDS_CLERK, R.MEDICAL_DIRECTOR, R.AUDITOR})),
    "handed-out": Route(),
    "reader": Route(who=RECORDS),
    "page": Route(who=RECORDS),
    "page-seen": Route(who=RECORDS, post=True),
    "page-mark": Route(who=RECORDS - {R.AUDITOR}, post=True),
    "page-unmark": Route(who=RECORDS - {R.AUDITOR}, post=True),
    "page-aside": Route(who=ONLY({R.EXPERT_REVIEWER}), post=True),
    "page-turn": Route(who=RECORDS, post=True),
    "page-image": Route(who=RECORDS),
    "packet-page": Route(who=RECORDS),
    "packet-page-image": Route(who=RECORDS),
    "case-file": Route(who=RECORDS),
    "record-pdf": Route(who=RECORDS),
    "message-pdf": Route(
        who=ONLY({R.INTAKE_CLERK, R.RECORDS_CLERK, R.MEDICAL_DIRECTOR, R.AUDITOR, R.EMPLOYEE})
    ),
    "message-text": Route(
        who=ONLY({R.INTAKE_CLERK, R.RECORDS_CLERK, R.MEDICAL_DIRECTOR, R.AUDITOR, R.EMPLOYEE})
    ),
    "packets": Route(who=PARTIES | {R.RECORDS_CLERK}, post=True),
    "mending": Route(who=ONLY({R.RECORDS_CLERK})),
    "mend": Route(who=ONLY({R.RECORDS_CLERK}), post=True),
    "read-again": Route(who=ONLY({R.RECORDS_CLERK}), post=True),
    "reading": Route(who=EVERYBODY - {R.PUBLICATION_OFFICER, R.PANEL_MANAGER, R.EXPERT_REVIEWER}),
    "receipt": Route(who=PARTIES | {R.INTAKE_CLERK, R.RECORDS_CLERK, R.MEDICAL_DIRECTOR, R.AUDITOR}),
    "panel-proposal": Route(who=ONLY({R.PANEL_MANAGER, R.AUDITOR})),
    "panel-fairness": Route(who=ONLY({R.PANEL_MANAGER, R.AUDITOR})),
    "panel-demand": Route(who=ONLY({R.PANEL_MANAGER, R.AUDITOR})),
    "assignment": Route(who=ONLY({R.PANEL_MANAGER, R.AUDITOR})),
    "attest": Route(who=ONLY({R.EXPERT_REVIEWER})),
    "decline": Route(who=ONLY({R.EXPERT_REVIEWER}), post=True),
    "place-item": Route(who=ONLY({R.PANEL_MANAGER}), post=True),
    "register": Route(who=REGISTER),
    "reviewer": Route(who=REGISTER),
    "reviewer-identity": Route(who=ONLY({R.PANEL_MANAGER})),
    "add-fact": Route(who=ONLY({R.PANEL_MANAGER})),
    "verify-fact": Route(who=ONLY({R.PANEL_MANAGER}), post=True),
    "withdraw-fact": Route(who=ONLY({R.PANEL_MANAGER}), post=True),
    "register-due": Route(who=REGISTER),
    "panel-questions": Route(who=ONLY({R.PANEL_MANAGER, R.AUDITOR})),
    "answer-question": Route(who=ONLY({R.PANEL_MANAGER}), post=True),
    "specialties": Route(who=REGISTER),
    "report-conflict": Route(who=ONLY({R.EXPERT_REVIEWER}), post=True),
    "desk": Route(who=ONLY({R.EXPERT_REVIEWER})),
    "desk-summary": Route(who=ONLY({R.EXPERT_REVIEWER}), post=True),
    "desk-item": Route(who=ONLY({R.EXPERT_REVIEWER}), post=True),
    "desk-checks": Route(who=ONLY({R.EXPERT_REVIEWER})),
    "sign": Route(who=ONLY({R.EXPERT_REVIEWER}), post=True),
    "letter-preview": Route(who=ONLY({R.MEDICAL_DIRECTOR})),
    "issue-letter": Route(who=ONLY({R.MEDICAL_DIRECTOR}), post=True),
    "return-to-reviewer": Route(who=ONLY({R.MEDICAL_DIRECTOR}), post=True),
    "letter-pdf": Route(who=PARTIES | {R.INTAKE_CLERK, R.MEDICAL_DIRECTOR, R.PUBLICATION_OFFICER, R.AUDITOR}),
    "letter-text": Route(
        who=PARTIES | {R.INTAKE_CLERK, R.MEDICAL_DIRECTOR, R.PUBLICATION_OFFICER, R.AUDITOR}
    ),
    "letter-docx": Route(
        who=PARTIES | {R.INTAKE_CLERK, R.MEDICAL_DIRECTOR, R.PUBLICATION_OFFICER, R.AUDITOR}
    ),
    "letter-html": Route(
        who=PARTIES | {R.INTAKE_CLERK, R.MEDICAL_DIRECTOR, R.PUBLICATION_OFFICER, R.AUDITOR}
    ),
    "public-copy": Route(who=ONLY({R.PUBLICATION_OFFICER, R.AUDITOR})),
    "prepare-public-copy": Route(who=ONLY({R.PUBLICATION_OFFICER}), post=True),
    "release-public-copy": Route(who=ONLY({R.PUBLICATION_OFFICER}), post=True),
    "withdraw-public-copy": Route(who=ONLY({R.PUBLICATION_OFFICER}), post=True),
}
NOT_OF_A_CASE = {n for n, r in ROUTES.items() if n in {
    "api:statement", "api:file_application", "front", "search", "sign-in", "sign-out", "queue", "auditor", "proof", "apply", "application",
    "handed-out",
    "panel-proposal", "panel-fairness", "panel-demand", "due", "calendar", "calendar-feed", "figures", "figures-data",
    "register", "reviewer", "reviewer-identity", "add-fact", "verify-fact", "withdraw-fact", "register-due", "panel-questions",
    "answer-question", "specialties",
    "application-remove", "application-reading", "application-page", "choose-language", "verify-receipt",
    "api:search", "api:openapi-json", "api:api-root",
}}  # fmt: skip


def all_routes() -> Iterator[str]:
    def walk(resolver: URLResolver, prefix: str) -> Iterator[str]:
        for entry in resolver.url_patterns:
            if isinstance(entry, URLResolver):
                yield from walk(entry, prefix + (f"{entry.namespace}:" if entry.namespace else ""))
            elif isinstance(entry, URLPattern):
                yield prefix + (entry.name or str(entry.pattern))

    yield from walk(get_resolver(), "")


def url(name: str, case: Case) -> str:
    page = Page.objects.filter(packet__case=case).order_by("bates").first()
    message = case.messages.filter(party__role="employee").first()
    arguments: list[dict] = [
        {},
        {"number": case.number},
        {"number": case.number, "bates": 1},
        {"number": case.number, "record": 1},
        {"number": case.number, "packet": page.packet_id if page else 1, "page": 1},
        {"number": case.number, "packet": page.packet_id if page else 1},
        {"number": case.number, "pk": message.pk if message else 1},
        {"token": "no-such-link"},
        {"number": case.number, "verb": "authorize_items" if name == "act" else "settle"},
        {"key": "nobodys", "step": "decision"},
        {"key": "nobodys"},
        {"secret": "no-such-secret"},
        {"form": "csv"},
        {"key": "nobodys", "number": 1},
        {"number": case.number, "position": 1},
        {"pk": getattr(Reviewer.objects.order_by("pk").first(), "pk", 1)},
    ]
    for given in arguments:
        try:
            return reverse(name, kwargs=given)
        except Exception:  # noqa: S112
            continue
    raise AssertionError(f"no arguments fit the route {name}")


def linked(case: Case) -> dict[Role, Client]:
    """A client for each role, the parties linked to the case, the reviewer assigned to it."""
    clients = {}
    for role in sorted(EVERYBODY):
        user = a_user(role, reviewer_ref="R-FIT" if role is R.EXPERT_REVIEWER else "")
        if role in PARTIES:
            link_party(case, role.value, user, by=SYSTEM, at=DAY)
        clients[role] = Client()
        clients[role].force_login(user)
    return clients


def ask(client: Client, name: str, case: Case, *, follow: bool = False) -> int:
    """Use a route; with `follow` a page that only sends on counts as the page that it sends to."""
    route = ROUTES[name]
    send = client.post if route.post else client.get
    return send(url(name, case), route.data, follow=follow).status_code


def test_every_route_says_who_may_use_it() -> None:
    assert set(all_routes()) == set(ROUTES)


def test_who_has_not_signed_in_reaches_nothing_but_the_public_pages() -> None:
    case = a_case_at_the_desk()
    for name, route in ROUTES.items():
        status = ask(Client(), name, case)
        if route.public:
            assert status in {200, 302, 404}, (name, status)
        else:
            assert status == (401 if name.startswith("api:") else 302), (name, status)


@pytest.mark.parametrize("stage", ["desk", "issued"])
def test_every_route_refuses_the_roles_that_may_not_use_it(stage: str) -> None:
    case = a_case_at_the_desk() if stage == "desk" else an_issued_case()
    clients = linked(case)
    wrong = []
    for name, route in ROUTES.items():
        if name == "sign-out":
            continue
        for role, client in clients.items():
            if role in route.who:
                continue
            before = Case.objects.filter(pk=case.pk).values().get()
            status = ask(client, name, case, follow=name == "go-to-page")
            if status != 403:
                wrong.append((name, role.value, status))
            assert Case.objects.filter(pk=case.pk).values().get() == before, (name, role.value)
    assert not wrong, wrong


def test_those_who_may_use_a_route_are_not_refused() -> None:
    case = a_case_at_the_desk()
    clients = linked(case)
    wrong = []
    for name, route in ROUTES.items():
        if route.post or name in {
            "letter-preview",
            "letter-pdf",
            "letter-text",
            "letter-docx",
            "letter-html",
            "public-copy",
            "public-letter",
        }:
            continue
        for role in sorted(route.who):
            status = ask(clients[role], name, case)
            if status in {401, 403} or status >= 500:
                wrong.append((name, role.value, status))
    assert not wrong, wrong


def test_a_party_of_another_case_reaches_no_page_of_this_one() -> None:
    case = an_issued_case()
    other = a_filed_case(claim_number="another", at=LATER)
    for role in sorted(PARTIES):
        user = a_user(role, name=f"other-{role.value}")
        link_party(other, role.value, user, by=SYSTEM, at=DAY)
        client = Client()
        client.force_login(user)
        for name in set(ROUTES) - NOT_OF_A_CASE:
            if not ROUTES[name].public:
                assert ask(client, name, case, follow=True) == 403, (name, role.value)


def test_a_reviewer_without_an_assignment_reaches_no_page_of_a_case() -> None:
    case = a_case_at_the_desk()
    client = Client()
    client.force_login(a_user(R.EXPERT_REVIEWER, reviewer_ref="R-OTHER"))
    for name in set(ROUTES) - NOT_OF_A_CASE:
        if not ROUTES[name].public:
            assert ask(client, name, case, follow=True) == 403, name


def test_a_refusal_stands_in_the_audit_log() -> None:
    case = a_case_at_the_desk()
    client = linked(case)[R.EMPLOYEE]
    before = AuditEvent.objects.filter(chain=case.number, outcome="refused").count()
    for name in ("page", "desk", "assignment", "case-file"):
        assert ask(client, name, case) == 403
    assert AuditEvent.objects.filter(chain=case.number, outcome="refused").count() >= before + 4


def words_of(body: bytes) -> str:
    """What a person, or a machine, can read in an answer."""
    text = body.decode("utf-8", "replace")
    if body.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(io.BytesIO(body))
        text += "\n".join(page.get_textpage().get_text_bounded() for page in document)
        text += str(document.get_metadata_dict())
        document.close()
    return text


def test_no_reviewers_name_or_id_is_in_anything_that_a_party_or_the_public_can_fetch() -> None:
    case = an_issued_case()
    officer = an_actor(R.PUBLICATION_OFFICER)
    publication.prepare_public_copy(case, by=officer, at=LATER)
    publication.release_public_copy(case, by=officer, at=LATER, looked_at=True)
    corpus.follow_publication()
    clients = {role: client for role, client in linked(case).items() if role in PARTIES}
    secrets = (
        {i.name for i in Identity.objects.all()} | {r.ref for r in Reviewer.objects.all()} | {"Quartermaine"}
    )
    assert "R-FIT" in secrets
    fetched = 0
    for who, client in [*clients.items(), ("public", Client())]:
        for name, route in ROUTES.items():
            if route.post:
                continue
            answer = client.get(url(name, case), {"q": "knee"} if name == "search" else {})
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            if answer.status_code == 200:
                fetched += 1
            for secret in secrets:
                assert secret not in words_of(body), (who, name)
                assert secret not in str(answer.headers), (who, name)
    assert fetched > 25
    for message in case.messages.all():
        assert not any(secret in message.text for secret in secrets)


def test_the_planted_names_of_a_case_are_in_nothing_that_the_public_can_fetch() -> None:
    case = an_issued_case()
    officer = an_actor(R.PUBLICATION_OFFICER)
    publication.prepare_public_copy(case, by=officer, at=LATER)
    publication.release_public_copy(case, by=officer, at=LATER, looked_at=True)
    corpus.follow_publication()
    for name, route in ROUTES.items():
        if route.public and not route.post:
            answer = Client().get(url(name, case), {"q": "knee"} if name in {"search", "api:search"} else {})
            for planted in ("Benavidez", "Oralia", "Ferncastle", "Achterberg", "Quail Hollow", "KX-2201-77"):
                assert planted not in words_of(answer.content), (name, planted)


def test_no_log_line_yields_a_reviewers_identity(caplog: pytest.LogCaptureFixture) -> None:
    case = a_case_at_the_desk()
    identities = list(Identity.objects.all())
    secrets = {part for i in identities for part in (i.name, i.email, *i.licence_numbers.values())}
    assert secrets
    with caplog.at_level("DEBUG"):
        clients = linked(case)
        for role in (R.EMPLOYEE, R.PANEL_MANAGER, R.EXPERT_REVIEWER):
            for name, route in ROUTES.items():
                if not route.public:
                    ask(clients[role], name, case)
    said = "\n".join(f"{record.getMessage()} {record.exc_text or ''}" for record in caplog.records)
    assert said  # refusals are warnings of the site
    for secret in secrets:
        assert secret not in said
