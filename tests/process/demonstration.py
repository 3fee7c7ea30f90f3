"""The demonstration run once for all tests that look at it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from tests.process.house import House

AT_THE_DESK = """
from tests.process import steps
from openimr.casefile import ingest
from openimr.panel import actions as panel
from openimr.cases.roles import Role
from tests.factories import an_actor, a_user, an_assigned_case
from openimr.cases.accounts import link_party
from openimr.cases.actors import SYSTEM
case = an_assigned_case()
steps.hand_in(case, steps.a_packet())
steps.complete(case)
steps.with_register(steps.a_reviewer("R-DESK", states=("CA", "NV")))
panel.assign_reviewer(case, by=an_actor(Role.PANEL_MANAGER), at=steps.LATER, reviewer="R-DESK", reason="for the test")
a_user(Role.EXPERT_REVIEWER, reviewer_ref="R-DESK")
a_user(Role.MEDICAL_DIRECTOR)
ingest.close_reader()
print(json.dumps(case.number))
"""


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house in which `openimr demo --no-serve` has run; `house.out` is the folder it wrote."""
    folder = tmp_path_factory.mktemp("demonstration")
    house = House(folder / "out" / "house", "demonstration")
    house.out = folder / "out"
    house.said = house.run("demo", "--no-serve", "--out", str(house.out), timeout=900)
    yield house
    house.end()
    shutil.rmtree(folder, ignore_errors=True)


def password_of(house: House) -> str:
    return (house.home / "keys" / "demonstration-password").read_text()
