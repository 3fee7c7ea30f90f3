"""The decision beside its values, and what the clerk sees of other applications and of what was said; axe finds nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import violations
from tests.papers import _pdf
from tests.process.house import House

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1200)]

LETTER = [
    "UTILIZATION REVIEW DETERMINATION", "March 4, 2025", "Employee: Oralia Benavidez", "Claim number: KX-2201-77",
    "Date of injury: 06/10/2024", "Date of decision: 03/03/2025", "Requesting physician: Tobias Ferncastle, M.D.",
    "1. Right knee arthroscopy with partial medial meniscectomy: DENIED", "2. Crutches, one pair: MODIFIED", "Reasons",
    "1. Right knee arthroscopy. It is not medically necessary: exercise was not tried.", "Criteria used: MTUS Knee Disorders 2019.",
    "Served on March 4, 2025 by first-class mail on the physician and the employee.",
]  # fmt: skip
CASES = """
import datetime as dt
from django.utils import timezone
from openimr.cases.accounts import link_party
from openimr.cases.actors import SYSTEM
from openimr.cases.roles import Role
from openimr.intake import actions as intake, parties
from openimr.intake.application import read_form
from tests.factories import a_user, an_actor
from tests.forms import a_form
for role in (Role.EMPLOYEE, Role.INTAKE_CLERK):
    a_user(role)
clerk, at = an_actor(Role.INTAKE_CLERK), timezone.now()
def case(day, question=None, **changes):
    form = a_form(ur_decision={"decided_on": day, "served_on": day, "served_by": "mail"}, **changes)
    filed = intake.file_application(None, by=clerk, at=at, form=read_form(form), given=form, ur_decision=day.encode())
    link_party(filed, "employee", a_user(Role.EMPLOYEE), by=SYSTEM, at=at)
    intake.screen(filed, by=clerk, at=at)
    if question:
        intake.ask_parties(filed, by=clerk, at=at, question=question)
        parties.answer_question(filed, by=an_actor(Role.EMPLOYEE), at=at, question="q1", answer="The right knee, since the fall.")
        intake.screen(filed, by=clerk, at=at)
    return filed
days = [(at.date() - dt.timedelta(days=n)).isoformat() for n in (9, 8)]
leading, later = case(days[0], question="Which knee was injured, and since when?"), case(days[1])
alike = case(days[1], claim_number="KX-2201-78")
other = case((at.date() - dt.timedelta(days=7)).isoformat(), date_of_injury="2023-01-09")
for one in (leading, later, other):
    intake.find_eligible(one, by=clerk, at=at, reason="Looked at by hand.")
print(json.dumps([leading.number, later.number, alike.number]))
"""


@pytest.fixture
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = House(tmp_path_factory.mktemp("reading") / "house", "reading")
    yield house
    house.end()


def looked_at(page: Page, name: str) -> None:
    """Axe, and no scrolling sideways, wide and narrow; with OPENIMR_PICTURES a picture."""
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        if folder := os.environ.get("OPENIMR_PICTURES"):
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
        assert violations(page) == [], (name, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width + 1, (name, width)
    page.set_viewport_size({"width": 1280, "height": 900})


def test_values_are_taken_and_mended_beside_their_place_and_cases_are_joined(
    house: House, sign_in, tmp_path: Path
) -> None:
    leading, later, alike = house.python(CASES)
    base = house.serve()
    decision = tmp_path / "decision.pdf"
    decision.write_bytes(_pdf([LETTER]))

    page = sign_in(base, "employee", "correct horse")
    page.goto("/apply")
    page.get_by_role("button", name="Begin an application").click()
    page.locator("#field-ur_decision_file").set_input_files(decision)
    page.get_by_role("button", name="Attach the file").click()
    page.get_by_role("button", name="Read the decision").click()
    page.wait_for_url("**/reading")
    expect(page.get_by_role("heading", level=1)).to_have_text("What the decision says")
    assert page.locator(".reading").count() >= 8
    looked_at(page, "reading")
    box = page.locator(".reading__box").first.bounding_box()
    assert box["width"] > 20
    assert box["height"] > 5
    row = page.locator(".reading", has=page.locator("input[value='KX-2201-77']"))
    row.locator("input.usa-input").fill("KX-2201-77A")
    row.locator(".usa-checkbox__label").click()
    page.get_by_role("button", name="Take the ticked values").click()
    expect(page.locator(".notes")).to_contain_text("1 values were taken")
    page.goto(page.url.rsplit("/", 1)[0] + "/reading")
    page.get_by_role("button", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    looked_at(page, "reading-es")

    clerk = sign_in(base, "intake-clerk", "correct horse")
    clerk.goto(f"/cases/{leading}")
    expect(clerk.locator("#said-part")).to_contain_text("The right knee, since the fall.")
    looked_at(clerk, "case-said")
    clerk.goto(f"/cases/{alike}")
    expect(clerk.locator("#alike")).to_contain_text("the claim number")
    looked_at(clerk, "case-alike")
    clerk.goto(f"/cases/{later}")
    expect(clerk.locator("#alike")).to_contain_text("may not")
    looked_at(clerk, "case-joinable")
    clerk.get_by_role("button", name=f"Decide together under {leading}").click()
    expect(clerk.locator(".case-head__state")).to_contain_text("Joined: decided with another application")
    looked_at(clerk, "case-joined")
    clerk.goto(f"/cases/{leading}")
    expect(clerk.locator(".facts")).to_contain_text(later)
    looked_at(clerk, "case-leading")
