"""Readers: one module a format; each turns the bytes of a draft into a Page."""
