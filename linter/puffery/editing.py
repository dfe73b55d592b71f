"""What the language server says about findings: diagnostics and code actions, in the positions the editor counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from puffery.fixes import Fix, fixes_of, plan
from puffery.ignoring import find_comment, find_sidecar, sidecar_entry
from puffery.model import Finding, Rule
from puffery.notices import UNUSED_SUPPRESSION
from puffery.positions import Positions
from puffery.runner import Linted
from puffery.settings import Settings

_SEVERITIES = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "info": lsp.DiagnosticSeverity.Information,
}
FIX_ALL = f"{lsp.CodeActionKind.SourceFixAll.value}.puffery"
#: How many units a character counts in each encoding of positions.
_WIDTHS: dict[str, Callable[[str], int]] = {
    "utf-8": lambda char: len(char.encode("utf-8", "surrogatepass")),
    "utf-16": lambda char: 2 if char > "\uffff" else 1,
    "utf-32": lambda char: 1,
}


class Places:
    """Turns offsets into the positions that were agreed on with the editor, and back."""

    def __init__(self, source: str, encoding: str | None) -> None:
        self.positions = Positions(source)
        self.encoding = str(getattr(encoding, "value", encoding) or "utf-16")

    def position(self, offset: int) -> lsp.Position:
        """Return the position of a code-point offset."""
        here = self.positions.at(offset)
        start = self.positions.at(self.positions.line_starts[here.line - 1])
        units = {"utf-8": here.byte - start.byte, "utf-16": here.utf16 - start.utf16, "utf-32": here.offset - start.offset}
        return lsp.Position(here.line - 1, units[self.encoding])

    def range(self, start: int, end: int) -> lsp.Range:
        """Return the range of two code-point offsets."""
        return lsp.Range(self.position(start), self.position(end))

    def offset(self, position: lsp.Position) -> int:
        """Return the code-point offset of a position; one beyond its line or the document counts as its end."""
        starts = self.positions.line_starts
        if position.line >= len(starts):
            return len(self.positions.source)
        at, units = starts[position.line], 0
        width = _WIDTHS[self.encoding]
        for char in self.positions.line(position.line + 1):
            if units >= position.character:
                break
            units += width(char)
            at += 1
        return at


def findings_at(findings: Sequence[Finding], start: int, end: int) -> list[Finding]:
    """Return the findings that a range (or a cursor) touches."""
    return [finding for finding in findings if finding.start <= end and start <= finding.end]


def diagnostic(finding: Finding, places: Places, rules: Mapping[str, Rule], settings: Settings) -> lsp.Diagnostic:
    """Return a finding as the editor shows it: message, note and law, with a link to the law."""
    told = "\n".join(filter(None, (finding.message, finding.note)))
    law = f" [{'; '.join(finding.sources)}]" if finding.sources else ""
    sources = rules[finding.code].sources if finding.code in rules else ()
    urls = [each.url for each in sources if each.url and each.jurisdiction in ("", *settings.jurisdictions)]
    return lsp.Diagnostic(
        range=places.range(finding.start, finding.end),
        message=told + law,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=lsp.CodeDescription(urls[0]) if urls else None,
        source="puffery",
        tags=[lsp.DiagnosticTag.Unnecessary] if finding.code == UNUSED_SUPPRESSION.code else None,
    )


def actions(
    params: lsp.CodeActionParams,
    linted: Linted,
    places: Places,
    rules: Mapping[str, Rule],
    client: lsp.ClientCapabilities,
    is_saved: bool,
) -> Iterator[lsp.CodeAction]:
    """Yield what can be done at a place: fixes, statements to add, suppressions; and all safe fixes at once."""
    page, wanted = linted.report.page, params.context.only
    uri = params.text_document.uri
    if _is_wanted(lsp.CodeActionKind.QuickFix.value, wanted):
        for finding in findings_at(linted.report.findings, places.offset(params.range.start), places.offset(params.range.end)):
            about = [diagnostic(finding, places, rules, linted.settings)]
            for fix in fixes_of(finding, page):
                edit = lsp.WorkspaceEdit(changes={uri: [_edit(fix, places)]})
                yield lsp.CodeAction(fix.title, lsp.CodeActionKind.QuickFix, about, is_preferred=fix.is_safe, edit=edit)
            if finding.code in rules and (allowed := _allow(finding, linted, uri, places, client, is_saved)):
                title, edit = allowed
                yield lsp.CodeAction(title, lsp.CodeActionKind.QuickFix, about, edit=edit)
    safe = plan(page, linted.report.findings) if _is_wanted(FIX_ALL, wanted) else []
    if safe:
        edit = lsp.WorkspaceEdit(changes={uri: [_edit(fix, places) for fix in safe]})
        yield lsp.CodeAction("puffery: apply all safe fixes", FIX_ALL, edit=edit)


def _is_wanted(kind: str, wanted: Sequence[str | lsp.CodeActionKind] | None) -> bool:
    """Does the editor ask for a kind of action: for the kind itself, or for one that it belongs to?"""
    names = [str(getattr(each, "value", each)) for each in wanted or ()]
    return not names or any(kind == name or kind.startswith(name + ".") or not name for name in names)


def _edit(fix: Fix, places: Places) -> lsp.TextEdit:
    return lsp.TextEdit(places.range(fix.start, fix.end), fix.text)


def _allow(
    finding: Finding, linted: Linted, uri: str, places: Places, client: lsp.ClientCapabilities, is_saved: bool
) -> tuple[str, lsp.WorkspaceEdit] | None:
    """The suppression of a finding: a comment where the format has one, else an entry in the sidecar file."""
    page = linted.report.page
    comment = find_comment(finding, page)
    if comment is not None:
        at, text = comment
        edit = lsp.TextEdit(places.range(at, at), text)
        return f"{finding.code}: allow here, with a reason", lsp.WorkspaceEdit(changes={uri: [edit]})
    if not is_saved:
        return None
    path = Path(page.path).resolve()
    sidecar = find_sidecar(path, linted.settings.root.resolve())
    entry = _append(sidecar, sidecar_entry(finding, path, sidecar), client)
    return (f"{finding.code}: allow in {sidecar.name}, with a reason", entry) if entry else None


def _append(file: Path, text: str, client: lsp.ClientCapabilities) -> lsp.WorkspaceEdit | None:
    """An edit that adds text to a file, which is created where the editor can."""
    uri = from_fs_path(str(file)) or ""
    try:
        before = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        offer = client.workspace.workspace_edit if client.workspace else None
        if not (offer and offer.document_changes and lsp.ResourceOperationKind.Create in (offer.resource_operations or ())):
            return None
        new = lsp.TextEdit(lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0)), text)
        document = lsp.OptionalVersionedTextDocumentIdentifier(uri)
        return lsp.WorkspaceEdit(document_changes=[lsp.CreateFile(uri), lsp.TextDocumentEdit(document, [new])])
    except OSError:
        return None
    line_end = "" if not before or before.endswith("\n") else "\n"
    end = Places(before, None).position(len(before))
    return lsp.WorkspaceEdit(changes={uri: [lsp.TextEdit(lsp.Range(end, end), f"{line_end}\n{text}")]})
