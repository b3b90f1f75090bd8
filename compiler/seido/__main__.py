"""``python -m seido``: the same as the command ``seido``."""

from seido.cli import main

main()
