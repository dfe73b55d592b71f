"""`python -m puffery`."""

from puffery.cli import main

main(prog_name="puffery")
