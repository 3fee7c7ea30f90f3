"""What anybody may read: the front page, the search, the public letter; and signing in."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from openimr.cases.models import AuditEvent
from openimr.cases.roles import Role
from openimr.corpus.tasks import follow_publication
from openimr.publication import actions as publication
from tests.factories import a_user, an_actor
from tests.web.ways import LATER, a_released_case, an_issued_case, signed_in, text_of

pytestmark = pytest.mark.django_db(databases="__all__")


def test_the_front_page_says_what_this_is_and_needs_no_account() -> None:
    page = Client().get("/")
    assert page.status_code == 200
    assert "How a review goes" in text_of(page)


def test_every_page_asks_for_an_account_unless_it_is_public() -> None:
    for path in ("/queue", "/apply", "/auditor", "/cases/CM25-0000001", "/cases/CM25-0000001/desk"):
        answer = Client().get(path)
        assert answer.status_code == 302, path
        assert answer["Location"].startswith("/sign-in?next="), path


def test_a_failed_sign_in_is_told_at_the_form_and_logged_without_what_was_typed() -> None:
    a_user(Role.INTAKE_CLERK, "clerk")
    page = Client().post("/sign-in", {"username": "clerk", "password": "not the password"})
    assert page.status_code == 422
    assert "do not go together" in text_of(page)
    Client().post("/sign-in", {"username": "my secret typed in the wrong field", "password": "x"})
    entries = list(AuditEvent.objects.filter(chain="house", verb="sign_in"))
    assert [(e.actor, e.outcome) for e in entries] == [("clerk", "refused"), ("unknown", "refused")]


def test_signing_in_and_out_leads_to_the_queue_and_stands_in_the_log() -> None:
    a_user(Role.INTAKE_CLERK, "clerk")
    client = Client()
    answer = client.post("/sign-in", {"username": "clerk", "password": "correct horse"})
    assert (answer.status_code, answer["Location"]) == (302, "/queue")
    assert client.get("/sign-out").status_code == 405
    assert client.post("/sign-out")["Location"] == "/"
    verbs = list(AuditEvent.objects.filter(chain="house", actor="clerk").values_list("verb", flat=True))
    assert verbs == ["sign_in", "sign_out"]


def test_a_sign_in_leads_to_no_other_site() -> None:
    a_user(Role.INTAKE_CLERK, "clerk")
    said = {"username": "clerk", "password": "correct horse", "next": "https://elsewhere.example/"}
    assert Client().post("/sign-in", said)["Location"] == "/queue"


def test_a_released_letter_is_found_read_and_downloaded_by_anybody() -> None:
    case = a_released_case()
    follow_publication()
    found = text_of(Client().get("/search", {"q": "tear"}))
    assert case.number in found
    assert "1 determination" in found
    page = Client().get(f"/letters/{case.number}")
    assert page.status_code == 200
    said = text_of(page)
    assert said.count("Overturned") >= 2
    assert "Oralia" not in said
    assert "Benavidez" not in said
    assert "ODG" in said
    data = json.loads(Client().get(f"/letters/{case.number}.json").content)
    assert [item["decision"] for item in data["disputed_items"]] == ["overturned", "overturned"]
    pdf = Client().get(f"/letters/{case.number}.pdf")
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")
    text = Client().get(f"/letters/{case.number}.txt")
    assert "Benavidez" not in text.content.decode()


def test_filters_are_links_that_narrow_the_search_and_can_be_taken_away() -> None:
    case = a_released_case()
    follow_publication()
    page = Client().get("/search", {"q": "tear"}).content.decode()
    assert "?q=tear&amp;decision=overturned" in page
    assert case.number in Client().get("/search", {"q": "tear", "decision": "overturned"}).content.decode()
    nothing = text_of(Client().get("/search", {"q": "tear", "decision": "upheld"}))
    assert "No determination is like this" in nothing
    assert case.number not in nothing


def test_an_empty_corpus_and_a_broken_query_are_told_in_words() -> None:
    assert "No determination is like this" in text_of(Client().get("/search", {"q": "anything"}))
    a_released_case()
    follow_publication()
    broken = Client().get("/search", {"q": "knee AND ("})
    assert "cannot be read" in text_of(broken) or broken.status_code == 200


@pytest.mark.parametrize("page", ["-1", "0", "x", "99999999999999999999", "２"])
def test_a_strange_page_number_of_the_search_does_no_harm(page: str) -> None:
    assert Client().get("/search", {"q": "knee", "page": page, "year": page}).status_code == 200


def test_a_letter_that_is_not_released_is_not_there_for_the_public() -> None:
    case = an_issued_case()
    for end in ("", ".txt", ".pdf", ".json"):
        assert Client().get(f"/letters/{case.number}{end}").status_code == 404
    publication.prepare_public_copy(case, by=an_actor(Role.PUBLICATION_OFFICER), at=LATER)
    for end in ("", ".txt", ".pdf", ".json"):
        assert Client().get(f"/letters/{case.number}{end}").status_code == 404


def test_a_withdrawn_letter_leaves_a_notice_and_nothing_else() -> None:
    case = a_released_case()
    publication.withdraw_public_copy(
        case, by=an_actor(Role.PUBLICATION_OFFICER), at=LATER, reason="A name was left in it"
    )
    for end in ("", ".txt", ".pdf", ".json"):
        page = Client().get(f"/letters/{case.number}{end}")
        assert page.status_code == 410
        assert "was withdrawn" in text_of(page)
        assert "A name was left" not in text_of(page)
        assert "tear is shown" not in text_of(page)


def test_what_is_not_there_gets_a_page_of_ours() -> None:
    page = Client().get("/no/such/place")
    assert page.status_code == 404
    assert "This page is not here" in text_of(page)
    assert signed_in(Role.INTAKE_CLERK).get("/cases/CM99-0000009").status_code == 404
