"""Headless Chromium walks the panel manager's way: the proposal, an offer, an override with a reason, a question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import violations
from tests.browser.test_walks import wait_until
from tests.process.house import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("panel"), pytest.mark.timeout(600)]

WAITING = """
import datetime as dt
from openimr.cases.models import Case, DisputedItem
from openimr.cases.roles import Role
from openimr.panel import register
from openimr.panel.models import Reviewer, Tie
from tests.factories import an_actor, a_user, DAY
from tests.panel.waiting import waiting_cases
from tests.reviewers import a_reviewer
cases = waiting_cases(5)
Case.objects.filter(pk=cases[1].pk).update(priority="expedited")
DisputedItem.objects.filter(case=cases[4]).update(description="Something unheard of", category="", body_system="")
register.take_in(
    [a_reviewer("R-CAL", capacity=2), a_reviewer("R-NEV", states=("NV",), capacity=1), a_reviewer("R-OUT", qme=True)],
    by=an_actor(Role.PANEL_MANAGER), at=DAY,
)
a_user(Role.AUDITOR)
print(json.dumps([case.number for case in cases]))
"""
ASSIGNED = """
from openimr.panel.models import Assignment
rows = Assignment.objects.order_by("pk").values_list("case__number", "reviewer__ref", "overridden", "reason")
print(json.dumps([list(row) for row in rows]))
"""


@pytest.fixture
def panel_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, House, list[str]]]:
    """A house with five cases that wait, one of which nobody has placed, and room for three."""
    house = House(tmp_path_factory.mktemp("panel") / "house", "panel")
    numbers = house.python(WAITING)
    yield house.serve(), house, numbers
    house.end()


def test_the_manager_offers_one_overrides_one_with_a_reason_and_offers_the_rest(panel_site, sign_in) -> None:
    """Without JavaScript: these pages have no script of their own that could be missing."""
    base, house, numbers = panel_site
    page: Page = sign_in(base, "panel-manager", "correct horse", javascript=False)
    page.get_by_role("link", name="Panel", exact=True).click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("3 cases with a reviewer, 1 without")
    expect(main).to_contain_text("Say what kind of treatment it is")
    expect(main).to_contain_text("The fewest: ")
    expect(page.get_by_role("row", name=numbers[1])).to_contain_text("Expedited")

    page.get_by_role("button", name=f"Offer case {numbers[1]}").click()
    expect(main).to_contain_text("1 case is offered")
    expect(main).to_contain_text("2 cases with a reviewer, 1 without")

    page.get_by_role("link", name=f"Choose another for case {numbers[0]}").click()
    other = "R-NEV" if page.locator(".match__ref").first.inner_text() == "R-CAL" else "R-CAL"
    page.get_by_label("Reviewer").select_option(other)
    page.get_by_role("button", name="Offer the case").click()
    expect(main).to_contain_text("give the reason")  # an override needs one, said at the field
    page.get_by_label("Reason").fill("The other one wrote on this very implant.")
    page.get_by_role("button", name="Offer the case").click()
    expect(main).to_contain_text(f"offered to reviewer {other}")

    page.goto("/panel/proposal")
    page.get_by_role("button", name="Offer what is ticked").click()
    expect(main).to_contain_text("tick at least one case")
    page.get_by_role("button", name="Offer all 1").click()
    wait_until(lambda: len(house.python(ASSIGNED)) == 3, 60)
    rows = house.python(ASSIGNED)
    assert rows[0][0] == numbers[1]
    assert rows[1] == [numbers[0], other, True, "The other one wrote on this very implant."]
    assert [row[2] for row in rows] == [False, True, False]
    assert "R-OUT" not in {row[1] for row in rows}


def test_a_question_is_asked_and_axe_finds_nothing_on_the_panels_pages(panel_site, sign_in) -> None:
    base, house, _ = panel_site
    page = sign_in(base, "panel-manager", "correct horse")
    found: dict[str, object] = {}
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for path in (
            "/panel/proposal",
            "/panel/fairness",
            "/panel/demand",
            "/panel/register/1/add?fact=tie",
            "what if",
        ):
            if path == "what if":
                page.goto("/panel/proposal")
                page.get_by_label("One more reviewer").select_option("Orthopedic Surgery")
                page.get_by_role("button", name="Ask").click()
                expect(page.locator("#if-h")).to_be_visible()
                expect(page.get_by_role("main")).to_contain_text("the one more then")
                assert "R-" not in page.url
            else:
                page.goto(path)
            if broken := violations(page):
                found[f"{path} at {width}"] = broken
            if page.evaluate("document.documentElement.scrollWidth") > width + 1:
                found[f"{path} is wider than {width}"] = True
    assert found == {}
    assert house.python(ASSIGNED) == [], "a question changes nothing"
