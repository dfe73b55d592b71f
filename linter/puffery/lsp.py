"""The language server: diagnostics while typing, the rule's page on hover, fixes and suppressions as code actions.

`puffery lsp` speaks the Language Server Protocol on standard input and output.  A draft is linted in one worker thread, a moment
after the last change; what was asked for an older version is never published.  Settings are read anew when a file of settings
changes, whether the editor tells of it or not.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from puffery import __version__
from puffery.docs import rule_page
from puffery.editing import Places, actions, diagnostic, findings_at
from puffery.errors import PufferyError
from puffery.readers import find_format, parse
from puffery.runner import Linted, Options, apply_baseline, clear_caches, lint_page, remember_blocks
from puffery.settings import CONFIG_NAMES, config_files
from puffery.sidecar import NAME as SIDECAR_NAME

#: Seconds without a change after which a draft is linted.
PAUSE = 0.12
#: Which reader a document gets by the name that editors give its language.
LANGUAGES = {
    "plaintext": "text", "text": "text", "txt": "text", "markdown": "markdown", "quarto": "markdown", "rmd": "markdown",
    "mdx": "mdx", "html": "html", "xhtml": "html", "liquid": "html", "jinja-html": "html", "htmldjango": "html",
}  # fmt: skip
#: The settings an editor may send, by the name they have in a configuration file.
_SENT = ("select", "ignore", "jurisdictions", "severity", "model", "reading_grade", "require_reason", "claims")


class Server(LanguageServer):
    """What the server knows: the settings the editor sent, and the last result for each open document."""

    def __init__(self) -> None:
        super().__init__("puffery", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.options = Options(origin="editor settings")
        self.worker = ThreadPoolExecutor(1, "puffery")
        self.results: dict[str, tuple[object, Linted | None]] = {}
        self.pending: dict[str, asyncio.Task[None]] = {}
        self.told: dict[str, str] = {}
        self.stamps: dict[Path, tuple[object, ...]] = {}

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log an error that answers no request; a pop-up for each would keep the writer from writing."""
        self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, f"puffery: {type(error).__name__}: {error}"))

    def schedule(self, uri: str, pause: float = PAUSE) -> None:
        """Lint a document after a pause, in place of whatever is waiting for it."""
        if waiting := self.pending.pop(uri, None):
            waiting.cancel()
        self.pending[uri] = asyncio.get_running_loop().create_task(self._publish(uri, pause))

    def schedule_all(self) -> None:
        """Lint every open document again, because the settings may have changed."""
        self.results.clear()
        for uri in list(self.workspace.text_documents):
            self.schedule(uri, 0)

    async def linted(self, uri: str) -> Linted | None:
        """Return the result for a document as it is now; None where it is not linted, or changes meanwhile."""
        key = self._key(uri)
        if key is None:
            return None
        if uri not in self.results or self.results[uri][0] != key:
            result = await asyncio.get_running_loop().run_in_executor(self.worker, self._lint, uri, key)
            if self._key(uri) != key:
                return None
            self.results[uri] = key, result
        return self.results[uri][1]

    def path_of(self, uri: str) -> str:
        """Return the path of a document; one that was never saved lies in the first folder of the workspace."""
        path = to_fs_path(uri)
        if path:
            return path
        folders = [to_fs_path(folder.uri) for folder in self.workspace.folders.values()]
        return os.path.join(next(filter(None, folders), os.getcwd()), "untitled")

    def show(self, uri: str, message: str | None) -> None:
        """Tell the writer what is wrong with the settings, once."""
        if message and self.told.get(uri) != message and message not in self.told.values():
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"puffery: {message}"))
        self.told.pop(uri, None)
        if message:
            self.told[uri] = message

    def _key(self, uri: str) -> object:
        document = self.workspace.text_documents.get(uri)
        return None if document is None else (document.version, hash(document.source), id(self.options))

    async def _publish(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        document = self.workspace.text_documents.get(uri)
        version = document.version if document else None
        try:
            self.forget_old_settings(self.path_of(uri))
            linted = await self.linted(uri)
        except PufferyError as error:
            self.show(uri, str(error))
            self.results.pop(uri, None)
            linted = None
        except Exception as error:  # whatever went wrong with one version, the next is another attempt
            self.report_server_error(error, error)
            return
        else:
            crashes = linted.report.crashes if linted else ()
            self.show(uri, f"{crashes[0]}. The other rules go on." if crashes else None)
        document = self.workspace.text_documents.get(uri)
        if document is not None and document.version == version:
            places = Places(document.source, self.workspace.position_encoding)
            rules = _rules()
            items = [diagnostic(each, places, rules, linted.settings) for each in linted.report.findings] if linted else []
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, items, version))

    def _lint(self, uri: str, key: object) -> Linted | None:
        """Lint a document, in the worker thread; what is stale when its turn comes is left out."""
        document = self.workspace.text_documents.get(uri)
        if document is None or self._key(uri) != key:
            return None
        path = self.path_of(uri)
        format = LANGUAGES.get((document.language_id or "").lower()) or find_format(path)
        if format is None:
            return None
        settings = self.options.settings_for(path)
        if settings.is_excluded(path):
            return None
        return apply_baseline(lint_page(parse(path, document.source, format), settings))[0]

    def forget_old_settings(self, path: str) -> None:
        """Read the files of settings anew when one that counts for a draft has come, gone or changed."""
        folders = Path(path).parents
        files = [folder / name for folder in folders for name in (*CONFIG_NAMES, SIDECAR_NAME)]
        with contextlib.suppress(PufferyError):
            files += config_files(self.options.config_for(path))[1:]
        stamps = tuple((str(file), stamp) for file in files if (stamp := _stamp(file)) is not None)
        if stamps != self.stamps.get(folders[0]):
            self.stamps[folders[0]] = stamps
            clear_caches()
            self.results.clear()

    def configure(self, given: object) -> None:
        """Take over the settings that the editor sends: a table like that of a configuration file, alone or as `puffery`."""
        table = given.get("puffery", given) if isinstance(given, Mapping) else {}
        table = {key.replace("-", "_"): value for key, value in table.items()} if isinstance(table, Mapping) else {}
        config = table.get("config")
        chosen = tuple((key, table[key]) for key in _SENT if table.get(key) not in (None, [], {}, ""))
        self.options = Options(chosen, str(config) if config else None, origin="editor settings")


def make_server() -> Server:
    """Return a server with its features."""
    server = Server()

    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        server.configure(params.initialization_options)

    @server.feature(lsp.INITIALIZED)
    async def initialized(params: lsp.InitializedParams) -> None:
        server.worker.submit(_warm_up)
        await _watch(server)
        await _ask_for_settings(server)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.schedule(params.text_document.uri, 0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        server.schedule(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.schedule(params.text_document.uri, 0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        if waiting := server.pending.pop(uri, None):
            waiting.cancel()
        server.results.pop(uri, None)
        server.told.pop(uri, None)
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configured(params: lsp.DidChangeConfigurationParams) -> None:
        if params.settings:
            server.configure(params.settings)
            server.schedule_all()
        else:
            await _ask_for_settings(server)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(params: lsp.DidChangeWatchedFilesParams) -> None:
        clear_caches()
        server.schedule_all()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def moved(params: lsp.DidChangeWorkspaceFoldersParams) -> None:
        server.schedule_all()

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        linted = await _result(server, params.text_document.uri)
        return _hover(server, linted, params.position) if linted else None

    kinds = [lsp.CodeActionKind.QuickFix, f"{lsp.CodeActionKind.SourceFixAll.value}.puffery"]

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=kinds))
    async def code_actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        linted = await _result(server, uri)
        if linted is None:
            return []
        places = Places(linted.report.page.source, server.workspace.position_encoding)
        is_saved = to_fs_path(uri) is not None
        return list(actions(params, linted, places, _rules(), server.client_capabilities, is_saved))

    return server


def start() -> None:
    """Serve on standard input and output until the editor says goodbye."""
    make_server().start_io()


async def _result(server: Server, uri: str) -> Linted | None:
    try:
        return await server.linted(uri)
    except PufferyError:
        return None


def _hover(server: Server, linted: Linted, position: lsp.Position) -> lsp.Hover | None:
    places = Places(linted.report.page.source, server.workspace.position_encoding)
    at = places.offset(position)
    found = findings_at(linted.report.findings, at, at)
    if not found:
        return None
    rules = _rules()
    pages = dict.fromkeys(rule_page(rules[each.code]) if each.code in rules else each.message for each in found)
    place = places.range(min(each.start for each in found), max(each.end for each in found))
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n---\n\n".join(pages)), place)


async def _watch(server: Server) -> None:
    """Ask the editor to tell of changes to files of settings, where it offers that."""
    workspace = server.client_capabilities.workspace
    offer = workspace.did_change_watched_files if workspace else None
    if offer and offer.dynamic_registration:
        watchers = [lsp.FileSystemWatcher(f"**/{name}") for name in (*CONFIG_NAMES, SIDECAR_NAME)]
        options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = lsp.Registration("puffery-settings", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        with contextlib.suppress(Exception):  # an editor that breaks its promise is no reason to stop
            await server.client_register_capability_async(lsp.RegistrationParams([registration]))


async def _ask_for_settings(server: Server) -> None:
    workspace = server.client_capabilities.workspace
    if workspace and workspace.configuration:
        wanted = lsp.ConfigurationParams([lsp.ConfigurationItem(section="puffery")])
        with contextlib.suppress(Exception):
            answers: Sequence[Any] = await server.workspace_configuration_async(wanted)
            if answers and isinstance(answers[0], Mapping) and answers[0]:
                server.configure(answers[0])
                server.schedule_all()


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


def _rules() -> Mapping[str, Any]:
    from puffery.discovery import installed_rules

    return {rule.code: rule for rule in installed_rules()}


def _warm_up() -> None:
    """Load the rules and the model while the writer looks for a draft."""
    from puffery.settings import Settings

    with contextlib.suppress(PufferyError):
        remember_blocks(Settings())
        lint_page(parse("draft.txt", "Our clinic cures eczema.", "text"), Settings())
