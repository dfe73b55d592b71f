"""Anatomy: what copy says about the body, compared with what is known; the facts stand in `knowledge/*.kb`."""
