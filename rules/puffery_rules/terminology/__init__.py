"""Terminology: words of the clinic that are confused, doubled or left unexplained."""
