"""Readability: whether the patients who are addressed can read the page."""
