"""The letter as an HTML page, in a browser: nothing is refused by its own policy, axe finds nothing, it fits."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from openimr.letters import fonts
from openimr.letters.letter import LetterParty, PartyRole
from openimr.letters.writing import render_html
from tests.browser.conftest import violations
from tests.letters.letter_samples import determination, letter, record


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_of_a_letter_is_sound_in_a_browser(browser: Browser, width: int, tmp_path: Path) -> None:
    path = tmp_path / "letter.html"
    path.write_text(
        render_html(determination(), letter(records=(record(13), record(15), record(16)))), encoding="utf-8"
    )
    page = browser.new_page(viewport={"width": width, "height": 900})
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(path.as_uri())
    assert violations(page) == []
    assert told == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    # the style inside the page is let in by the page's own policy
    assert page.locator("h2").first.evaluate("e => getComputedStyle(e).color") == "rgb(23, 54, 93)"
    # references lead to their record, without script
    page.get_by_role("link", name="[p. 41]").first.click()
    assert page.url.endswith("#record-13")
    page.close()


@pytest.mark.browser
def test_names_in_other_scripts_are_shown_with_the_fonts_that_the_page_brings(
    browser: Browser, tmp_path: Path
) -> None:
    if not fonts.FOLDER.is_dir():
        pytest.skip("the fonts of the package are not here; 'make setup' brings them")
    parties = tuple(
        LetterParty(role=PartyRole.EMPLOYEE, name=name)
        for name in ("สมหญิง ศรีสุวรรณ์", "ज्योत्स्ना वर्मा", "欧阳晓岚")
    )
    path = tmp_path / "letter.html"
    path.write_text(render_html(determination(), letter(parties=parties)), encoding="utf-8")
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(path.as_uri())
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].map(font => font.status)")
    assert loaded == ["loaded"] * 3
    assert told == []
    page.close()
