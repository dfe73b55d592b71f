"""puffery: a linter for medical marketing text."""

__version__ = "0.1.0"
