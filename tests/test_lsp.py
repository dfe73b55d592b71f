"""The language server, spoken to as an editor does."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from puffery.discovery import installed_rules
from puffery.language import Language
from puffery.readers import read
from puffery.settings import Settings
from puffery.testing import split_marks

from .conftest import ROOT, Run

CLAIM = "😀 Our cream cures eczema.\n"
#: Only this rule, so that others may change without touching these tests.
ONLY = {"select": ["EFF102"]}
Setting = dict[str, Any]


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[sys.executable, "-m", "puffery", "lsp"]))
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    @lsp_client.feature(lsp.CLIENT_REGISTER_CAPABILITY)
    def register(params: lsp.RegistrationParams) -> None:
        assert params.registrations[0].method == lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES

    yield
    await lsp_client.shutdown_session()


async def start(client: LanguageClient, folder: Path, encodings: list[str] | None = None, settings: Setting | None = ONLY) -> str:
    capabilities = client_capabilities("visual_studio_code")
    capabilities.general = lsp.GeneralClientCapabilities(position_encodings=encodings)
    root = lsp.WorkspaceFolder(folder.as_uri(), "drafts")
    result = await client.initialize_session(
        lsp.InitializeParams(capabilities, root_uri=folder.as_uri(), workspace_folders=[root], initialization_options=settings)
    )
    return str(result.capabilities.position_encoding)


def open_draft(client: LanguageClient, uri: str, text: str, language: str = "markdown") -> None:
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, language, 1, text)))


def change(client: LanguageClient, uri: str, text: str, version: int) -> None:
    event = lsp.TextDocumentContentChangeWholeDocument(text)
    client.text_document_did_change(lsp.DidChangeTextDocumentParams(lsp.VersionedTextDocumentIdentifier(version, uri), [event]))


async def until(condition: Callable[[], object], seconds: float = 60) -> Any:
    limit = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < limit, "nothing came"
        await asyncio.sleep(0.02)
    return found


async def diagnostics(client: LanguageClient, uri: str, count: int = 1) -> list[lsp.Diagnostic]:
    await until(lambda: len(client.diagnostics.get(uri, ())) == count and uri in client.diagnostics)
    return list(client.diagnostics[uri])


async def actions(client: LanguageClient, uri: str, place: lsp.Range, only: list[str] | None = None) -> list[lsp.CodeAction]:
    context = lsp.CodeActionContext([], only)
    found = await client.text_document_code_action_async(lsp.CodeActionParams(lsp.TextDocumentIdentifier(uri), place, context))
    return [each for each in found or () if isinstance(each, lsp.CodeAction)]


def cut(text: str, place: lsp.Range, encoding: str) -> str:
    """What a range of one line stands for, counted by the encoding itself."""
    line = text.split("\n")[place.start.line].encode(encoding.replace("16", "16-le").replace("32", "32-le"))
    unit = int(encoding[4:]) // 8
    return line[place.start.character * unit : place.end.character * unit].decode(
        encoding.replace("16", "16-le").replace("32", "32-le")
    )


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("offered", "agreed"), [(["utf-8", "utf-16"], "utf-8"), (None, "utf-16"), (["utf-32"], "utf-32"), (["utf-7"], "utf-16")]
)
async def test_a_column_behind_an_emoji_counts_in_the_agreed_encoding(
    client: LanguageClient, tmp_path: Path, offered: list[str] | None, agreed: str
) -> None:
    assert await start(client, tmp_path, offered) == agreed
    uri = (tmp_path / "cream.md").as_uri()
    open_draft(client, uri, "First line.\n\n" + CLAIM)
    (found,) = await diagnostics(client, uri)
    assert found.range.start.line == 2
    assert cut("First line.\n\n" + CLAIM, found.range, agreed) == "cures eczema"
    assert (found.code, found.source, found.severity) == ("EFF102", "puffery", lsp.DiagnosticSeverity.Error)
    assert found.code_description
    assert found.code_description.href.startswith("https://")


@pytest.mark.asyncio
async def test_hover_shows_the_page_of_the_rule(client: LanguageClient, tmp_path: Path) -> None:
    await start(client, tmp_path)
    uri = (tmp_path / "cream.md").as_uri()
    open_draft(client, uri, CLAIM)
    (found,) = await diagnostics(client, uri)
    place = lsp.TextDocumentIdentifier(uri)
    hover = await client.text_document_hover_async(lsp.HoverParams(place, found.range.start))
    assert hover
    assert isinstance(hover.contents, lsp.MarkupContent)
    assert hover.contents.value.startswith("# EFF102 cure-claim")
    assert hover.range == found.range
    assert await client.text_document_hover_async(lsp.HoverParams(place, lsp.Position(0, 0))) is None


@pytest.mark.asyncio
async def test_an_unsaved_document_is_read_by_its_language(client: LanguageClient, tmp_path: Path) -> None:
    (tmp_path / ".puffery.toml").write_text('severity = {EFF102 = "info"}\n')
    await start(client, tmp_path)
    html = "<p>Our cream <!-- cures eczema --> cures eczema.</p>"
    open_draft(client, "untitled:Untitled-1", html, "html")
    (found,) = await diagnostics(client, "untitled:Untitled-1")
    assert found.range.start.character == html.rindex("cures")
    assert found.severity == lsp.DiagnosticSeverity.Information
    open_draft(client, "untitled:Untitled-2", "def cures_eczema(): ...", "python")
    assert await diagnostics(client, "untitled:Untitled-2", 0) == []


@pytest.mark.asyncio
async def test_only_the_last_of_many_changes_is_published(client: LanguageClient, tmp_path: Path) -> None:
    await start(client, tmp_path)
    uri = (tmp_path / "cream.md").as_uri()
    versions: list[int | None] = []
    client.protocol.fm.features.pop(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)

    @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def publish(params: lsp.PublishDiagnosticsParams) -> None:
        client.diagnostics[params.uri] = params.diagnostics
        versions.append(params.version)

    open_draft(client, uri, CLAIM)
    await diagnostics(client, uri)
    for version in range(2, 40):
        change(client, uri, CLAIM * (version % 5) + "One more word. " * version, version)
    change(client, uri, "Our cream costs ten dollars.\n", 40)
    await diagnostics(client, uri, 0)
    assert versions[-1] == 40
    assert len(versions) < 10


@pytest.mark.asyncio
async def test_settings_are_read_again_and_a_mistake_in_them_is_told_once(client: LanguageClient, tmp_path: Path) -> None:
    await start(client, tmp_path)
    uri, config = (tmp_path / "cream.md").as_uri(), tmp_path / ".puffery.toml"
    open_draft(client, uri, CLAIM)
    await diagnostics(client, uri)
    config.write_text('ignore = ["EFF102"]\n')
    client.workspace_did_change_watched_files(
        lsp.DidChangeWatchedFilesParams([lsp.FileEvent(config.as_uri(), lsp.FileChangeType.Created)])
    )
    await diagnostics(client, uri, 0)
    config.write_text('ignroe = ["EFF102"]\n')
    for version in (2, 3):  # without a word from the editor
        change(client, uri, CLAIM, version)
        await until(lambda: client.messages)
    (message,) = client.messages
    assert message.type == lsp.MessageType.Error
    assert "ignroe" in message.message and "did you mean `ignore`" in message.message
    config.unlink()
    change(client, uri, CLAIM, 4)
    await diagnostics(client, uri)
    client.workspace_did_change_configuration(lsp.DidChangeConfigurationParams({"puffery": {"ignore": ["EFF"]}}))
    await until(lambda: not any(each.code == "EFF102" for each in client.diagnostics[uri]))
    client.workspace_did_change_configuration(lsp.DidChangeConfigurationParams({"puffery": {"select": "EFF102"}}))
    await until(lambda: len(client.messages) > 1)
    assert client.messages[1].message.startswith("puffery: editor settings: key `select`")


@pytest.mark.asyncio
async def test_a_finding_is_allowed_by_a_comment_or_in_the_sidecar(client: LanguageClient, tmp_path: Path) -> None:
    await start(client, tmp_path)
    markdown, plain = (tmp_path / "cream.md").as_uri(), (tmp_path / "cream.txt").as_uri()
    open_draft(client, markdown, CLAIM)
    (found,) = await diagnostics(client, markdown)
    (action,) = await actions(client, markdown, lsp.Range(found.range.start, found.range.start))
    assert action.edit and action.edit.changes
    (edit,) = action.edit.changes[markdown]
    assert edit.new_text.startswith(" <!-- puffery: ignore EFF102 ")
    assert edit.range.start.character == len(CLAIM.strip()) + 1  # the emoji counts two
    change(client, markdown, CLAIM.strip() + edit.new_text + "\n", 2)
    await diagnostics(client, markdown, 0)

    open_draft(client, plain, CLAIM, "plaintext")
    (found,) = await diagnostics(client, plain)
    (action,) = await actions(client, plain, found.range)
    assert action.edit and action.edit.document_changes
    created, entry = action.edit.document_changes
    assert isinstance(created, lsp.CreateFile) and isinstance(entry, lsp.TextDocumentEdit)
    assert created.uri == (tmp_path / ".puffery-ignore.toml").as_uri()
    (written,) = entry.edits
    assert isinstance(written, lsp.TextEdit)
    (tmp_path / ".puffery-ignore.toml").write_text(written.new_text)
    client.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(plain)))
    await diagnostics(client, plain, 0)


@pytest.mark.asyncio
async def test_a_prescribed_statement_is_added_at_the_end(client: LanguageClient, tmp_path: Path) -> None:
    await start(client, tmp_path, settings={"select": ["DIS305"]})
    uri = (tmp_path / "capsules.md").as_uri()
    (rule,) = (each for each in installed_rules() if each.code == "DIS305")
    draft = split_marks(rule.bad[0])[0] + "\n"
    open_draft(client, uri, draft)
    (found,) = await diagnostics(client, uri)
    add, _, _ = await actions(client, uri, found.range)
    assert add.is_preferred and add.edit and add.edit.changes
    (edit,) = add.edit.changes[uri]
    assert edit.range.start == lsp.Position(1, 0)
    (all_safe,) = await actions(client, uri, lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0)), ["source.fixAll"])
    assert all_safe.edit == add.edit
    change(client, uri, draft + edit.new_text, 2)
    await diagnostics(client, uri, 0)


@pytest.mark.parametrize("path", sorted((ROOT / "corpora" / "drafts").iterdir()), ids=lambda path: path.name)
def test_blocks_that_are_remembered_give_the_same_tokens(path: Path) -> None:
    page = read(str(path), path.read_bytes())
    fresh, kept = Language(()), Language(())
    kept.remember_blocks()
    for _ in range(2):
        docs = [language.read(page, Settings()) for language in (fresh, kept)]
        ours, theirs = ([(token.text, token.idx, token.whitespace_, token.is_sent_start) for token in doc] for doc in docs)
        assert ours == theirs


def test_without_pygls_the_command_says_what_to_install(puffery: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "puffery.lsp", raising=False)
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    done = puffery("lsp")
    assert done.returncode == 2
    assert "pip install 'puffery[lsp]'" in done.stderr
