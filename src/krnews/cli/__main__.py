"""`python -m krnews.cli`: the `krnews` command."""

from krnews.cli import main

main()
