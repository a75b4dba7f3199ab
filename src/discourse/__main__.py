"""Lets `python -m discourse` do what the command `discourse` does."""

from discourse.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
