"""Everything that a party is shown or sent is there in Spanish; what is not translated is found here."""

from __future__ import annotations

import re
import sys

import pytest
from django.template import engines
from django.utils import translation
from django.utils.translation.template import templatize
from hypothesis import given, settings

from openimr import law
from openimr.cases.lifecycle import VERBS, State
from openimr.cases.models import Message
from openimr.cases.names import DEADLINES
from openimr.cases.roles import OUTSIDE, Role
from openimr.cases.speaking import said
from openimr.intake import steps
from openimr.intake.reasons import CURES, MEANS
from openimr.intake.views import acting, fields, labels
from tests.conftest import ROOT
from tests.factories import an_assigned_case
from tests.law.strategies import facts

sys.path.insert(0, str(ROOT / "tools"))
import catalogs  # noqa: E402 - a tool of the project, not a package

PO = ROOT / "src/openimr/locale/es/LC_MESSAGES/django.po"
ENTRIES = catalogs.read(PO.read_text())
_CALL = re.compile(r"""(?:gettext|_)\(u?(['"])(.*?)(?<!\\)\1\)""")


def test_the_compiled_catalog_is_that_of_the_text() -> None:
    assert PO.with_suffix(".mo").read_bytes() == catalogs.compiled(ENTRIES)


def test_every_entry_has_its_parts_in_both_languages() -> None:
    for english, spanish in ENTRIES.items():
        if english:
            assert spanish, english
            assert sorted(re.findall(r"\{\w+\}|%\(\w+\)s", english)) == sorted(
                re.findall(r"\{\w+\}|%\(\w+\)s", spanish)
            ), english


def of_templates() -> set[str]:
    found = set()
    for path in sorted((ROOT / "src/openimr").glob("*/templates/**/*.html")):
        found |= {m[2].replace('\\"', '"') for m in _CALL.finditer(templatize(path.read_text()))}
    return {" ".join(words.split()) for words in found if words.strip()}


ONLY_INSIDE = re.compile("^(See whether the audit log|Audit log$|Audit trail$|What waits for me$)")


def test_every_text_that_a_template_marks_is_in_the_catalog() -> None:
    assert engines["django"]
    assert sorted(w for w in of_templates() if w not in ENTRIES and not ONLY_INSIDE.match(w)) == []


def test_every_word_that_the_parties_pages_take_from_tables_is_in_the_catalog() -> None:
    wanted = {words for table in (fields.PARTIES, fields.CATEGORIES, fields.BODY_SYSTEMS, fields.OUTCOMES, fields.REASONS,
                                  fields.SERVED, fields.ZONES, fields.SIGNERS, fields.LANGUAGES) for _, words in table}  # fmt: skip
    wanted |= set(labels.TEXT.values()) | {s.title for s in steps.STEPS} | set(DEADLINES.values())
    wanted |= (
        {s.label for s in State} | {r.label for r in OUTSIDE} | set(MEANS.values()) | set(CURES.values())
    )
    wanted |= {v.says for v in VERBS.values() if v.roles & OUTSIDE and v.name != "file_application"}
    for name, act in acting.ACTS.items():
        if VERBS[name].roles & OUTSIDE:
            wanted |= (
                {act.effect, act.button}
                | {i.label for i in act.inputs}
                | {i.hint for i in act.inputs if i.hint}
            )
    assert sorted(w for w in wanted if w not in ENTRIES) == []


@given(facts)
@settings(max_examples=150)
def test_every_step_of_a_derivation_and_every_finding_that_the_law_gives_is_said_in_spanish(
    asked: dict,
) -> None:
    answer = law.deadlines(asked)
    sentences = {
        step["why"] for entry in [*answer["deadlines"], *answer["penalties"]] for step in entry["derivation"]
    }
    sentences |= {finding["text"] for finding in law.eligibility(asked)["findings"]}
    with translation.override("es"):
        assert sorted(s for s in sentences if said(s) == s) == []


def test_a_date_in_spanish_has_its_month_in_words() -> None:
    from openimr.cases.names import for_people

    with translation.override("es"):
        assert for_people("2025-03-04") == "4 de marzo de 2025"
    assert for_people("2025-03-04") == "03/04/2025"


@pytest.mark.django_db(databases="__all__")
def test_who_asked_for_spanish_gets_each_notice_in_both_languages_and_the_others_in_english() -> None:
    case = an_assigned_case(language="es")
    rows = Message.objects.filter(case=case, kind="notice-of-assignment")
    assert sorted(rows.values_list("party__role", "language")) == [
        ("claims-administrator", "en"), ("employee", "en"), ("employee", "es"), ("requesting-physician", "en"),
    ]  # fmt: skip
    text = rows.get(language="es").text
    assert "Aviso de asignación y petición de información" in text
    assert "Se contó así: 3 de marzo de 2025: aviso de asignación enviado por medio electrónico; " in text
    assert "El aviso en inglés que la acompaña es el que obliga" in text
    left = [w for w in ("Deadlines", "Case number", "Under review", " the ", " and ") if w in text]
    assert left == []


def test_roles_inside_the_house_work_in_english(client, db) -> None:
    from tests.web.ways import signed_in, text_of

    clerk = signed_in(Role.INTAKE_CLERK)
    clerk.cookies["openimr_language"] = "es"
    assert 'lang="en"' in clerk.get("/queue").content.decode()
    party = signed_in(Role.EMPLOYEE)
    party.cookies["openimr_language"] = "es"
    page = party.get("/queue")
    assert '<html lang="es"' in page.content.decode()
    assert "Sus casos" in text_of(page)
    assert '<main id="main" tabindex="-1" lang="en"' in party.get("/search").content.decode()


def test_the_language_is_chosen_and_leads_back_inside_the_site_only(client, db) -> None:
    answer = client.post("/language", {"language": "es", "next": "/sign-in"})
    assert answer["Location"] == "/sign-in"
    assert "Entrar" in client.get("/sign-in").content.decode()
    assert (
        client.post("/language", {"language": "es", "next": "https://elsewhere.example/"})["Location"] == "/"
    )
    assert "openimr_language" not in client.post("/language", {"language": "xx", "next": "/"}).cookies
