"""`openimr serve`, `openimr worker`, `openimr accounts`."""

from __future__ import annotations

import signal
import sys
import threading

import click

PROGRESS_SECONDS = 15.0


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--no-worker", is_flag=True, help="Do not run the background work in this process.")
def serve(host: str, port: int, no_worker: bool) -> None:
    """Serve the site, with the background work in the same process.

    Example: OPENIMR_HOME=/srv/openimr openimr serve --port 8080
    """
    from openimr.cli import migrate, set_up

    set_up()
    migrate()
    run_site(host=host, port=port, worker=not no_worker)


def run_site(*, host: str, port: int, worker: bool) -> None:
    """Serve until interrupted."""
    import waitress
    from django.urls import get_resolver

    from openimr.web.wsgi import application

    # Loads all that the pages are made of, which the first who asks for one would else wait for.
    _ = get_resolver().url_patterns
    if worker:
        start_worker()
    try:
        server = waitress.create_server(application, host=host, port=port, threads=8, ident="OpenIMR")
    except OSError as problem:
        click.echo(f"The port {port} cannot be used: {problem.strerror}. Give another with --port.", err=True)
        stop_worker()
        sys.exit(1)
    click.echo(f"Serving http://{host}:{port}/ (Ctrl-C ends it)")
    signal.signal(signal.SIGTERM, lambda *_: _interrupt())
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
        stop_worker()


def _interrupt() -> None:
    raise KeyboardInterrupt


def start_worker() -> None:
    """Start the background work in this process, and send what was never sent."""
    from django.utils import timezone

    from openimr.cases import messages, work

    messages.deliver_pending(at=timezone.now())
    work.launch()


def stop_worker() -> None:
    """End the background work in this process; what is unfinished goes on at the next start."""
    from openimr.cases import work

    work.stop()


@click.command()
def worker() -> None:
    """Run the background work: reading packets, keeping the corpus up to date.

    With PostgreSQL any number may run at once; what one that was killed had begun, the others take over.

    Example: DATABASE_URL=postgresql://localhost/openimr OPENIMR_WORKER=w2 openimr worker
    """
    from openimr.cli import migrate, set_up

    set_up()
    migrate()
    ended = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: ended.set())
    start_worker()
    click.echo("The worker runs (Ctrl-C ends it).", err=True)
    said: list[str] = []
    while not ended.wait(PROGRESS_SECONDS):
        said = _say_progress(said)
    stop_worker()


def _say_progress(before: list[str]) -> list[str]:
    """Print how far reading is where that has changed; gives back what was said."""
    from django.db import DatabaseError, close_old_connections
    from django.utils import timezone

    from openimr.casefile import progress

    try:
        now = progress.lines(timezone.now())
    except DatabaseError:
        return before  # the worker itself says what ails the database
    finally:
        close_old_connections()
    for line in now:
        if line not in before:
            click.echo(line, err=True)
    return now


@click.group()
def accounts() -> None:
    """Accounts of those who sign in."""


@accounts.command("add")
@click.argument("username")
@click.option("--role", required=True, help="A role, for example intake-clerk; see docs/reference/roles.md.")
@click.option("--reviewer", default="", help="For an expert reviewer: the opaque id in the register.")
@click.option(
    "--case", "number", default="", help="For somebody outside the house: the case they are a party to."
)
@click.password_option(help="Asked for if it is not given.")
def add_account(username: str, role: str, reviewer: str, number: str, password: str) -> None:
    """Make an account, and link a party to their case.

    Example: openimr accounts add clerk1 --role intake-clerk
    """
    from openimr.cli import fail, migrate, set_up

    set_up()
    migrate()
    from django.contrib.auth.hashers import make_password
    from django.utils import timezone

    from openimr.cases.accounts import ensure_account, link_party
    from openimr.cases.actors import SYSTEM
    from openimr.cases.errors import CaseError
    from openimr.cases.models import Case
    from openimr.cases.roles import INSIDE, OUTSIDE, Role

    known = sorted(r.value for r in INSIDE | OUTSIDE)
    if role not in known:
        fail(f"--role: expected one of {', '.join(known)}; found '{role}'.", 2)
    now = timezone.now()
    try:
        user = ensure_account(
            username,
            role=Role(role),
            encoded_password=make_password(password),
            by=SYSTEM,
            at=now,
            reviewer_ref=reviewer,
        )
        if number:
            case = Case.objects.filter(number=number).first()
            if case is None:
                fail(f"--case: there is no case {number}.", 2)
            assert case is not None
            link_party(case, role, user, by=SYSTEM, at=now)
    except CaseError as problem:
        fail(str(problem))
    click.echo(f"{username}: {role}")
