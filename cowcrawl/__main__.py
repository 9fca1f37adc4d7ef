"""`python -m cowcrawl`: the same as the command `cowcrawl`."""

from cowcrawl.cli import main

main(prog_name="cowcrawl")
