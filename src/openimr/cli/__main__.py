"""`python -m openimr.cli`."""

from openimr.cli import main

main()
