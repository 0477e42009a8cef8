"""`python -m broker` is the command line."""

from broker.cli import main

main()
