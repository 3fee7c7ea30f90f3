"""How messages leave the house: a folder by default, mail where it is configured, others by their import path.

`OPENIMR_OUTBOUND` lists carriers in the order in which they are tried, for example `mail,folder` or
`our_office.fax.Fax,folder`. A carrier is a class without arguments that has the two methods of `Carrier`.
Whatever carries a message twice must leave the same thing behind: a crash between carrying and noting it down
repeats the carrying.
"""

from __future__ import annotations

import functools
import smtplib
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, cast
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.module_loading import import_string

from openimr.cases import files
from openimr.cases.models import Message


class NotCarried(Exception):
    """A carrier could not take a message. `why` is for the log: no name, no address, no text of the message."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


class Carrier(Protocol):
    """What carries messages."""

    def reaches(self, message: Message) -> bool:
        """Whether this way leads to the party at all (a mail needs an address)."""
        ...

    def carry(self, message: Message) -> str:
        """Carry it; gives where it went, for the log (no address). Raises: NotCarried."""
        ...


class Folder:
    """Puts each message into the outbox folder of its case, whole or not at all, for whoever prints and posts."""

    fast = False

    def reaches(self, message: Message) -> bool:
        return True

    def carry(self, message: Message) -> str:
        stem = f"{message.pk:06d}-{message.kind}-to-{message.party.role}"
        if message.language != "en":
            stem += f"-{message.language}"
        folder = Path(settings.OPENIMR_OUTBOX) / message.case.number
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _put(folder / f"{stem}.txt", message.text.encode())
            if message.pdf_sha256:
                _put(folder / f"{stem}.pdf", files.read(message.pdf_sha256))
        except OSError as problem:
            raise NotCarried(type(problem).__name__) from problem
        except files.FileDamaged as problem:
            raise NotCarried("the stored file is damaged") from problem
        return f"{message.case.number}/{stem}"


def _put(path: Path, data: bytes) -> None:
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)


class Mail:
    """Sends the notice as a PDF through the mail server of `OPENIMR_MAIL`; over TLS unless it is this machine.

    What is outside the encrypted letter (subject, text) names the case number and nothing else.
    """

    fast = True

    def reaches(self, message: Message) -> bool:
        return bool(settings.OPENIMR_MAIL and message.pdf_sha256 and "@" in message.party.email)

    def carry(self, message: Message) -> str:
        mail = EmailMessage(
            subject=f"Independent Medical Review, {message.case.number}",
            body=(
                f"A notice in case {message.case.number} is attached as a PDF.\n"
                f"Se adjunta un aviso del caso {message.case.number} en PDF.\n"
            ),
            from_email=settings.OPENIMR_MAIL_FROM,
            to=[message.party.email],
            # The same message carried again has the same id, so that a mailbox keeps it once.
            headers={"Message-ID": f"<notice-{message.pk}-{message.case.number.lower()}@openimr>"},
            connection=_server(settings.OPENIMR_MAIL),
        )
        try:
            name = f"{message.case.number}-{message.kind}-{message.language}.pdf"
            mail.attach(name, files.read(message.pdf_sha256), "application/pdf")
            mail.send(fail_silently=False)
        except smtplib.SMTPException as problem:
            raise NotCarried(type(problem).__name__) from problem
        except files.FileDamaged as problem:
            raise NotCarried("the stored file is damaged") from problem
        except (OSError, ValueError) as problem:
            raise NotCarried(type(problem).__name__) from problem
        return f"notice-{message.pk}"


def _server(url: str):  # type: ignore[no-untyped-def]
    """The connection for `smtp://`, `smtp+tls://` (STARTTLS) or `smtps://user:password@host:port`."""
    parts = urlsplit(url)
    return get_connection(
        "django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname or "localhost",
        port=parts.port or {"smtps": 465, "smtp+tls": 587}.get(parts.scheme, 25),
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_tls=parts.scheme == "smtp+tls",
        use_ssl=parts.scheme == "smtps",
        timeout=30,
    )


BUILT_IN: dict[str, Callable[[], Carrier]] = {"folder": Folder, "mail": Mail}


@functools.cache
def _made(path: str) -> Carrier:
    maker: Callable[[], Carrier] = (
        BUILT_IN[path] if path in BUILT_IN else cast(Callable[[], Carrier], import_string(path))
    )
    return maker()


def carriers(*, urgent: bool = False) -> list[tuple[str, Carrier]]:
    """The carriers in the order in which they are tried, named for the log; for what is urgent the fast ones first."""
    named = [(path.rsplit(".", 1)[-1].lower()[:24], _made(path)) for path in settings.OPENIMR_OUTBOUND]
    if urgent:
        named.sort(key=lambda entry: not getattr(entry[1], "fast", False))
    return named
