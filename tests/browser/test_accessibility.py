"""Axe finds no violation on any page, of any role, wide and narrow."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from openimr.demo.facts import load_all
from tests.browser.conftest import password_of, violations

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demonstration"), pytest.mark.timeout(1200)]
CASES = [c.case_number for c in load_all()]
N = next(i for i, c in enumerate(load_all()) if c.script and c.script.decisions[0].decision == "overturned")
CASE = CASES[N]
LATE = next(c.case_number for c in load_all() if c.script is None)

PAGES = [
    (None, "/"), (None, "/search"), (None, "/search?q=hardware"), (None, '/search?q="unclosed'),
    (None, "/search?q=zzzz"), (None, "/sign-in"), (None, f"/letters/{CASE}"), (None, "/no-such-page"),
    ("intake", "/queue"), ("intake", "/queue?state=all"), ("intake", "/apply"), ("intake", f"/cases/{CASE}"),
    ("intake", f"/cases/{LATE}"), ("intake", f"/cases/{CASE}/receipt"), ("intake", f"/cases/{CASE}/desk"),
    ("records", "/queue"), ("records", f"/cases/{CASE}"), ("records", f"/cases/{CASE}/records"),
    ("records", f"/cases/{CASE}/pages/1"), ("records", f"/cases/{CASE}/pages/4?q=knee"),
    ("records", f"/cases/{CASE}/pages/2?show=chronology"), ("records", f"/cases/{CASE}/pages/2?show=notes"),
    ("records", f"/cases/{CASE}/completeness"), ("records", f"/cases/{CASE}/hand-outs"),
    ("panel", "/queue"), ("panel", f"/cases/{CASE}"), ("panel", f"/cases/{CASE}/assignment"),
    ("panel", "/panel/register"), ("panel", "/panel/register/1"), ("panel", "/panel/register/1/identity"),
    ("panel", "/panel/due"), ("panel", "/panel/questions"), ("director", "/panel/specialties"),
    ("director", "/queue"), ("director", f"/cases/{CASE}"),
    ("publication", "/queue"), ("publication", f"/cases/{CASE}"), ("publication", f"/cases/{CASE}/public-copy"),
    ("intake", "/due"), ("intake", f"/cases/{CASE}/ledger"), ("intake", "/calendar"),
    ("auditor", "/figures?since=2013-01-01&cases=demonstration"), (f"employee{N + 1}", "/due"),
    (f"employee{N + 1}", f"/cases/{CASE}/ledger"), (f"employee{N + 1}", "/calendar"),
    ("auditor", "/queue"), ("auditor", "/auditor"), ("auditor", f"/cases/{CASE}"),
    (f"employee{N + 1}", "/queue"), (f"employee{N + 1}", f"/cases/{CASE}"), (f"employee{N + 1}", "/apply"),
    (f"claims-administrator{N + 1}", f"/cases/{CASE}"), (f"requesting-physician{N + 1}", f"/cases/{CASE}"),
]  # fmt: skip


def test_axe_finds_no_violation_on_any_page(demonstration_site, sign_in) -> None:
    base, house = demonstration_site
    found: dict[str, list[str]] = {}
    for user in dict.fromkeys(user for user, _ in PAGES):
        page = sign_in(base, user, password_of(house))
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            for path in (path for owner, path in PAGES if owner == user):
                page.goto(path)
                if broken := violations(page):
                    found[f"{user} {path} at {width}"] = broken
    assert found == {}


def test_axe_finds_no_violation_on_the_reviewers_pages_and_on_forms_with_errors(desk_site, sign_in) -> None:
    base, _, number = desk_site
    page = sign_in(base, "R-DESK", "correct horse")
    found: dict[str, list[str]] = {}
    for path in ("/queue", f"/cases/{number}", f"/cases/{number}/attest", f"/cases/{number}/desk"):
        page.goto(path)
        if broken := violations(page):
            found[path] = broken
    page.goto("/sign-in")
    clerk = sign_in(base, "intake-clerk", "correct horse")
    clerk.goto("/apply")
    clerk.get_by_role("button", name="Begin an application").click()
    clerk.locator(".usa-step-indicator__segment-label").last.click()
    clerk.get_by_role("button", name="File the application").click()
    expect(clerk.locator(".error-summary")).to_be_visible()
    if broken := violations(clerk):
        found["application with errors"] = broken
    assert found == {}


def test_no_page_is_wider_than_a_telephone(demonstration_site, sign_in) -> None:
    base, house = demonstration_site
    wide = []
    for user in dict.fromkeys(user for user, _ in PAGES):
        page = sign_in(base, user, password_of(house))
        page.set_viewport_size({"width": 390, "height": 800})
        for path in (path for owner, path in PAGES if owner == user):
            page.goto(path)
            if page.evaluate("document.documentElement.scrollWidth") > 391:
                wide.append((user, path))
    assert wide == []
