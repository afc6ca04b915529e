"""`python -m dashboard <verb>`."""

from dashboard.cli import main

main()
