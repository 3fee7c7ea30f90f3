"""What only takes time is left out of these tests: how a password is kept, and listing all static files."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def quick(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True  # else every new client lists some thousand files
