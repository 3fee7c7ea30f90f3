"""What holds for every template: the policy lets nothing inline through, and every icon is there."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client, RequestFactory

from openimr.web.templatetags import openimr as tags
from openimr.web.views import queues, refusals
from tests.conftest import ROOT
from tests.web.ways import text_of

TEMPLATES = sorted((ROOT / "src" / "openimr").glob("*/templates/**/*.html"))
_INLINE = re.compile(r"\sstyle\s*=|<style\b|\son[a-z]+\s*=|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE)
_ICON = re.compile(r'\{% icon "(\w+)"|\{% mark "\w+" "[^"]*" "(\w+)"')


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 30


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_style_and_no_script_of_its_own(path: Path) -> None:
    assert _INLINE.findall(path.read_text()) == []


def test_every_icon_that_a_template_names_is_in_the_design_system() -> None:
    sprite = finders.find("uswds/img/sprite.svg")
    if sprite is None:
        if os.environ.get("CI"):
            pytest.fail("the design system is not here: run tools/assets.py")
        pytest.skip("the design system is not here: run tools/assets.py")
    there = set(re.findall(r'id="(\w+)"', Path(sprite).read_text()))
    flags = Path(queues.__file__).read_text().partition("def flags_of")[2]
    named = {a or b for path in TEMPLATES for a, b in _ICON.findall(path.read_text())}
    named |= set(re.findall(r'"(\w+)"\)\)', flags)) | {name for _, _, name in tags._DECISIONS.values()}
    named |= set(tags._ICONS.values())
    assert named - there == set()


def test_the_page_of_a_fault_comes_without_a_database_and_tells_nothing_of_it() -> None:
    page = refusals.failed(RequestFactory().get("/"))
    assert page.status_code == 500
    assert "Something went wrong here" in text_of(page)


@pytest.mark.django_db(databases="__all__")
def test_a_request_that_cannot_be_read_and_a_form_too_old_get_pages_of_ours() -> None:
    request = Client().get("/").wsgi_request
    assert "cannot be read" in text_of(refusals.bad_request(request, ValueError("secret")))
    assert "secret" not in text_of(refusals.bad_request(request, ValueError("secret")))
    stale = refusals.csrf(request)
    assert stale.status_code == 403
    assert "can no longer be sent" in text_of(stale)
