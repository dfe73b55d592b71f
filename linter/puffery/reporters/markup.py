"""HTML that cannot be broken out of: text is escaped unless it already is markup."""

from __future__ import annotations

import re
from html import escape

#: Controls, direction overrides and isolates, lone surrogates: shown as a sign, since some change how the rest of a page reads.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_VOID = frozenset(("input", "meta", "br", "hr"))
_LINK = re.compile(r"https?://[^\s\"'<>\\]+", re.ASCII)


class Markup(str):
    """Text that is markup and goes into a page as it is."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """Return any text as markup; characters that cannot be shown become U+FFFD, one for one."""
    return Markup(text) if isinstance(text, Markup) else Markup(escape(_UNSHOWABLE.sub("\ufffd", text)))


def join(*parts: str) -> Markup:
    """Return parts one after another; those that are plain text are escaped."""
    return Markup("".join(map(escaped, parts)))


def tag(name: str, /, *children: str, **attributes: str | int | bool | None) -> Markup:
    """Return an element.

    A trailing underscore of an attribute's name is dropped, others become hyphens.  False and None leave the attribute out.
    """
    given = ""
    for key, value in attributes.items():
        if value is not None and value is not False:
            key = key.rstrip("_").replace("_", "-")
            given += f" {key}" if value is True else f' {key}="{escaped(str(value))}"'
    return Markup(f"<{name}{given}>" if name in _VOID else f"<{name}{given}>{join(*children)}</{name}>")


def link(url: str, *children: str) -> Markup:
    """Return a link to another site, or the children alone when the address is not plainly one of the web."""
    if not _LINK.fullmatch(url):
        return join(*children)
    return tag("a", *children, href=url, rel="noopener noreferrer")
