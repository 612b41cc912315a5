"""`python -m consenso` is the `consenso` command."""

from consenso.interfaces.cli.main import main

main()
