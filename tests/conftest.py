"""What tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says something about the machine, not about the code.
settings.register_profile("openimr", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("openimr")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference folder beside the project, with the real letters; missing, CI fails and others skip."""
    folder = Path(os.environ.get("OPENIMR_SHARED", ROOT.parent / "shared"))
    if not (folder / "seeds").is_dir():
        if os.environ.get("CI"):
            pytest.fail(
                "the reference folder is not beside the project, and CI must have it (OPENIMR_SHARED)"
            )
        pytest.skip("the reference folder is not beside the project (set OPENIMR_SHARED)")
    return folder


@pytest.fixture(autouse=True)
def a_house_of_its_own(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that uses the database has its own files, outbox, corpus and keys."""
    if not any(
        name in request.fixturenames for name in ("db", "transactional_db", "django_db_setup")
    ) and not (request.node.get_closest_marker("django_db")):
        yield
        return
    from django.test import override_settings

    home = tmp_path / "house"
    with override_settings(
        OPENIMR_HOME=home,
        OPENIMR_FILES=home / "files",
        OPENIMR_OUTBOX=home / "outbox",
        OPENIMR_CORPUS=home / "corpus",
        OPENIMR_KEYS=home / "keys",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],  # the real one is slow on purpose
    ):
        yield
