"""A browser, the pages of two houses, and axe."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ROOT
from tests.process.demonstration import AT_THE_DESK, demonstration, password_of  # noqa: F401 - a fixture
from tests.process.house import House

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None or not AXE.exists():
        message = (
            "Chromium or axe-core is not here; 'make setup-test' installs them where the machine lets it"
        )
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                  "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        )  # fmt: skip
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demonstration_site(demonstration: House) -> Iterator[tuple[str, House]]:  # noqa: F811
    yield demonstration.serve(), demonstration


@pytest.fixture
def desk_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, House, str]]:
    """A house with one case offered to the reviewer R-DESK."""
    house = House(tmp_path_factory.mktemp("desk") / "house", "desk")
    number = house.python(AT_THE_DESK)
    yield house.serve(), house, number
    house.end()


@pytest.fixture
def sign_in(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A page of the browser, signed in; `javascript=False` for one without."""
    contexts = []

    def open_page(base: str, username: str | None, password: str = "", **options: object) -> Page:
        javascript = bool(options.pop("javascript", True))
        context = browser.new_context(
            base_url=base, java_script_enabled=javascript, viewport={"width": 1280, "height": 900}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: pytest.fail(f"script error on {page.url}: {error}"))
        if username:
            page.goto("/sign-in")
            page.get_by_label("Username").fill(username)
            page.get_by_label("Password").fill(password)
            page.get_by_role("main").get_by_role("button", name="Sign in").click()
            page.wait_for_url("**/queue*")
        return page

    yield open_page
    for context in contexts:
        context.close()


def violations(page: Page) -> list[str]:
    """What axe finds on the page, in words."""
    page.evaluate(Path(AXE).read_text())  # evaluated, for the page's own policy lets no script in
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [f"{v['id']}: {v['help']}: {[n['target'] for n in v['nodes'][:3]]}" for v in found]
