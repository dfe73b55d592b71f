"""Bytes to text: a byte-order mark, a declared charset, UTF-8, and only then a guess that is sure of itself."""

from __future__ import annotations

import codecs
import re

from puffery.errors import UnreadableFile

_REMEDY = 'set `encoding` in the settings (for example `encoding = "windows-1252"`) or save the file as UTF-8'
_REMEDY_UTF16 = _REMEDY.replace("windows-1252", "utf-16")
#: The byte-order marks, longest first, and the codec that keeps the mark as U+FEFF.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
#: What browsers do: pages that call themselves Latin-1 or ASCII are windows-1252.
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874"}


def decode(path: str, data: bytes, encoding: str | None = None, format: str = "text") -> tuple[str, str]:
    """Return the text and the codec for which `len(text[:n].encode(codec))` is the byte offset of code point n.

    A byte-order mark stays in the text as U+FEFF, line ends stay as they are.  Raises UnreadableFile.
    """
    if encoding is not None:
        return _decode_as(path, data, _look_up(path, encoding))
    for mark, exact in _MARKS:
        if data.startswith(mark):
            return _decode_as(path, data, exact)
    if b"\0" in data:
        raise UnreadableFile(path, f"byte {data.index(0)} is NUL: this is no text file (if it is UTF-16, {_REMEDY_UTF16})")
    declared = _find_charset(data) if format == "html" else None
    for codec in (declared, "utf-8"):
        if codec is not None:
            try:
                return data.decode(codec), codec
            except (UnicodeDecodeError, UnicodeError):
                continue
    return _guess(path, data)


def _look_up(path: str, encoding: str) -> str:
    """Return Python's name of an encoding that works on offsets: one with a fixed byte order and no mark of its own."""
    try:
        codec = codecs.lookup(encoding)
    except LookupError:
        raise UnreadableFile(path, f"unknown encoding {encoding!r}; {_REMEDY}") from None
    if not codec._is_text_encoding:
        raise UnreadableFile(path, f"{encoding!r} is no text encoding; {_REMEDY}")
    return codec.name


def _decode_as(path: str, data: bytes, codec: str) -> tuple[str, str]:
    codec = _fix_order(data, codec)
    try:
        return data.decode(codec), codec
    except UnicodeDecodeError as error:
        bad = data[error.start : error.start + 1].hex()
        raise UnreadableFile(path, f"byte {error.start} (0x{bad}) cannot be read as {codec}; {_REMEDY}") from None
    except UnicodeError as error:
        raise UnreadableFile(path, f"cannot be read as {codec} ({error}); {_REMEDY}") from None


def _fix_order(data: bytes, codec: str) -> str:
    """Replace a codec that strips or writes a byte-order mark by the one that keeps it."""
    if codec == "utf-8-sig":
        return "utf-8"
    if codec in ("utf-16", "utf-32"):
        for mark, exact in _MARKS[1:]:
            if exact.startswith(codec) and data.startswith(mark):
                return exact
        return f"{codec}-le"
    return codec


def _find_charset(data: bytes) -> str | None:
    """Return the codec that an HTML page declares in its first 4 kB, if there is one that fits a page without NULs."""
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    try:
        codec = codecs.lookup(found[1].decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return None
    if not codec._is_text_encoding or codec.name.startswith(("utf-16", "utf-32", "utf-7")):
        return None
    if codec.name.startswith("utf-8"):
        return "utf-8"
    return _AS_BROWSERS.get(codec.name, codec.name)


def _guess(path: str, data: bytes) -> tuple[str, str]:
    """Ask charset-normalizer, and believe it only where nothing contradicts it."""
    from charset_normalizer import from_bytes

    at = 0
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    western = _decode_western(data)
    if western is not None:
        return western, "cp1252"
    best = from_bytes(data).best()
    if best is not None and best.chaos == 0.0 and best.coherence >= 0.5 and not best.encoding.startswith("utf"):
        try:
            return data.decode(best.encoding), best.encoding
        except UnicodeDecodeError:
            pass
    raise UnreadableFile(path, f"byte {at} (0x{data[at]:02x}) is not UTF-8 and no other encoding is certain; {_REMEDY}")


#: What windows-1252 bytes above 127 mean in English copy: quotes, dashes, signs, and letters with accents between letters.
_TYPOGRAPHY = re.compile(
    rb"[\x85\x91-\x97\x99\xa0\xa3\xa9\xab\xae\xb0-\xb3\xb5\xb7\xb9\xba-\xbe\xd7\xf7]|(?<=[A-Za-z])[\xc0-\xff]|[\xc0-\xde](?=[a-z])|[\xc0-\xff](?=[a-z])"
)


def _decode_western(data: bytes) -> str | None:
    """Decode as windows-1252 where every byte above 127 makes sense in English text."""
    strange = _TYPOGRAPHY.sub(b"", data)
    if any(byte > 127 for byte in strange):
        return None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None
