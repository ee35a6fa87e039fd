"""``python -m thiap``."""

from thiap.cli.main import main

main()
