"""A real connection to the served site that breaks in mid-upload: nothing is stored, nothing changes, the site goes on."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.process.house import House

pytestmark = [pytest.mark.timeout(600)]

DRAFT = """
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone
from openimr.cases.roles import Role
from openimr.intake.models import Draft
from tests.factories import a_user
user = a_user(Role.EMPLOYEE)
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.save()
now = timezone.now()
draft = Draft.objects.create(owner=user, values={"claim_number": "KX-2201-77"}, started_at=now, saved_at=now)
cookies = f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={'s' * 32}"
print(json.dumps([cookies, draft.key, draft.saved_at], default=str))
"""
STANDS = """
from openimr.cases import files
from openimr.intake.models import Draft
kept = [p.name for p in files.root().rglob("*") if p.is_file()] if files.root().exists() else []
print(json.dumps([list(Draft.objects.values("values", "papers", "saved_at"))[0], kept], default=str))
"""
SECRET = "s" * 32
EDGE = "an-edge-between-parts"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path / "house", "breaks")
    yield house
    house.end()


def parts(data: bytes) -> bytes:
    """The body of the step with the decision: a changed field, then the file."""
    head = (
        f'--{EDGE}\r\nContent-Disposition: form-data; name="ur_decision.decided_on"\r\n\r\n2025-02-20\r\n'
        f'--{EDGE}\r\nContent-Disposition: form-data; name="ur_decision_file"; filename="decision.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    ).encode()
    return head + data + f"\r\n--{EDGE}--\r\n".encode()


def asked(place: str, path: str, cookies: str, length: int) -> bytes:
    return (
        f"POST {path} HTTP/1.1\r\nHost: {place}\r\nCookie: {cookies}\r\nX-CSRFToken: {SECRET}\r\n"
        f"Content-Type: multipart/form-data; boundary={EDGE}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    ).encode()


def answer(link: socket.socket) -> bytes:
    link.settimeout(120)
    said = b""
    while got := link.recv(65536):
        said += got
    return said


def test_an_upload_that_breaks_off_stores_nothing_and_the_next_one_is_taken_in(house: House) -> None:
    cookies, key, saved_at = house.python(DRAFT)
    site = urlsplit(house.serve())
    place, where = f"{site.hostname}:{site.port}", (site.hostname, site.port)
    path = f"/apply/{key}/decision"
    body = parts(b"%PDF-1.7\n" + b"x" * 3_000_000)

    for share in (0.0, 0.5, 0.999):
        with socket.create_connection(where, 60) as link:
            link.sendall(asked(place, path, cookies, len(body)) + body[: int(len(body) * share)])
            time.sleep(0.3)  # so that the site has the half in its hands when the line goes dead

    with socket.create_connection(where, 60) as link:  # two gigabytes are refused before they are sent
        link.sendall(asked(place, path, cookies, 2 * 1024**3))
        assert answer(link).split(b"\r\n")[0].split()[1] == b"413"
    draft, kept = house.python(STANDS)
    assert draft == {"values": {"claim_number": "KX-2201-77"}, "papers": [], "saved_at": saved_at}
    assert kept == []

    with socket.create_connection(where, 60) as link:
        link.sendall(asked(place, path, cookies, len(body)) + body)
        assert answer(link).split(b"\r\n")[0].split()[1] in {b"200", b"302", b"422"}
    draft, kept = house.python(STANDS)
    assert [paper["sha256"] for paper in draft["papers"]] == kept
    assert len(kept) == 1
    assert draft["values"]["ur_decision.decided_on"] == "2025-02-20"
