"""The command line: `puffery check`, `rules`, `explain`, `init`.

Only this module (and the language server) reads arguments, writes to the terminal and chooses exit codes.  Whatever is heavy is
imported inside the command that needs it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from puffery import __version__
from puffery.errors import PufferyError, RuleCrashed, UnreadableFile
from puffery.model import JURISDICTIONS, SEVERITIES
from puffery.reporters import FORMATS, PAGE_FORMATS, RULE_FORMATS, Run
from puffery.runner import Linted, Options, Result

if TYPE_CHECKING:
    from puffery.baseline import Entry
    from puffery.model import Report, Rule

#: From this many files on, a terminal gets a progress bar.
_MANY_FILES = 20


class _Commands(click.Group):
    """Turns puffery's own errors into a message and their exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PufferyError as error:
            click.echo(f"puffery: {error}", err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            # The reader of our output has gone (`puffery check | head`).
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="puffery")
def main() -> None:
    """Lint medical marketing text: claims, evidence, disclaimers, anatomy, regulatory statements."""


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="How findings are printed."
)
@click.option("--output", "-o", type=click.Path(dir_okay=False), help="Write the report to a file instead of standard output.")
@click.option(
    "--output-format",
    "further",
    multiple=True,
    metavar="FORMAT=FILE",
    callback=lambda ctx, param, given: [_split_output(each) for each in given],
    help="Write a further report, in any format, to a file; may be given several times.",
)
@click.option("--statistics", is_flag=True, help="Count the findings by rule, after the findings (text).")
@click.option("--select", multiple=True, metavar="CODE", help="Run only these rules: codes, prefixes or names, comma-separated.")
@click.option("--ignore", multiple=True, metavar="CODE", help="Leave these rules out.")
@click.option("--jurisdiction", multiple=True, metavar="PLACE", help=f"Under whose law: {', '.join(JURISDICTIONS)}.")
@click.option("--fail-on", type=click.Choice([*SEVERITIES, "never"]), help="The least severity that makes the exit code 1.")
@click.option("--config", type=click.Path(exists=True, dir_okay=False), help="Use this configuration file for every draft.")
@click.option(
    "--stdin-filename",
    metavar="NAME",
    default="stdin.txt",
    show_default=True,
    help="What `-` is called; its suffix chooses the reader.",
)
@click.option("--jobs", "-j", type=click.IntRange(0), default=0, metavar="N", help="Processes; 0 chooses by the number of files.")
@click.option("--quiet", "-q", is_flag=True, help="One line a finding, no summary, no progress.")
@click.option("--no-suppress", is_flag=True, help="Show what comments, sidecar files and the baseline allow.")
@click.option("--no-cache", is_flag=True, help="Neither read nor write the cache.")
@click.option("--fix", is_flag=True, help="Apply safe fixes and report what is left; of `-`, print the fixed draft.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also rewordings that the writer should read again.")
def check(
    paths: tuple[str, ...],
    format_: str,
    output: str | None,
    further: list[tuple[str, str]],
    statistics: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    jurisdiction: tuple[str, ...],
    fail_on: str | None,
    config: str | None,
    stdin_filename: str,
    jobs: int,
    quiet: bool,
    no_suppress: bool,
    no_cache: bool,
    fix: bool,
    diff: bool,
    unsafe_fixes: bool,
) -> None:
    """Lint drafts: files, folders, or `-` for standard input; the current folder when none is named."""
    if unsafe_fixes and not (fix or diff):
        raise click.UsageError("--unsafe-fixes needs --fix or --diff.")
    options = _options(select, ignore, jurisdiction, fail_on, config, jobs, not no_suppress, not no_cache)
    options = replace(options, pages=fix or diff or not PAGE_FORMATS.isdisjoint([format_, *(each for each, _ in further)]))
    results, stale = _lint(paths or (".",), options, stdin_filename, quiet)
    if fix or diff:
        results = _fix(results, unsafe_fixes, diff, "-" in paths, quiet)
    linted = [result for result in results if isinstance(result, Linted)]
    failures = [result for result in results if isinstance(result, PufferyError)]
    reports = [result.report for result in linted]
    wanted = [(format_, output), *further]
    rules = _rules_for(each for each, _ in wanted)
    for each, file in wanted:
        if file is not None or not diff:
            to_error = fix and "-" in paths and file is None
            _write(each, Run(reports, failures, rules, _wants_colour(file) and not to_error, quiet, statistics), file, to_error)
    crashes = [crash for report in reports for crash in report.crashes]
    _complain(failures, crashes, len(stale))
    if crashes:
        sys.exit(RuleCrashed.exit_code)
    sys.exit(PufferyError.exit_code if failures else int(any(map(_fails, linted))))


def _options(
    select: Sequence[str],
    ignore: Sequence[str],
    jurisdiction: Sequence[str],
    fail_on: str | None = None,
    config: str | None = None,
    jobs: int = 0,
    suppress: bool = True,
    cache: bool = True,
) -> Options:
    given = {"select": _split(select), "ignore": _split(ignore), "jurisdictions": _split(jurisdiction), "fail_on": fail_on}
    return Options(tuple((key, value) for key, value in given.items() if value), config, jobs, suppress, cache)


def _lint(paths: Sequence[str], options: Options, stdin_filename: str, quiet: bool) -> tuple[list[Result], list[Entry]]:
    from puffery.files import find_files
    from puffery.runner import lint_files, lint_source

    results: list[Result] = []
    if "-" in paths:
        try:
            results.append(lint_source(stdin_filename, sys.stdin.buffer.read(), options))
        except UnreadableFile as failure:
            results.append(failure)
    named = [path for path in paths if path != "-"]
    missing = [path for path in named if not os.path.exists(path)]
    results += [UnreadableFile(path, "there is no such file or folder") for path in missing]
    files = list(find_files([path for path in named if path not in missing], options.is_excluded))

    def progress(items: Iterable[Result]) -> Iterable[Result]:
        if quiet or len(files) < _MANY_FILES or not sys.stderr.isatty():
            return items
        return _with_bar(items, len(files))

    found, stale = lint_files(files, options, progress)
    return results + found, stale


def _fix(results: Sequence[Result], unsafe: bool, diff: bool, has_stdin: bool, quiet: bool) -> list[Result]:
    """Print the fixes of each draft as a diff, or write them; return what is left to report."""
    from puffery import fixes
    from puffery.runner import fix

    left: list[Result] = []
    made = files = 0
    for index, result in enumerate(results):
        if isinstance(result, Linted):
            fixed = fix(result, unsafe)
            page = result.report.page
            try:
                if diff:
                    _stdout().write(fixes.diff(page.path, page.source, fixed.source))
                elif has_stdin and index == 0:
                    sys.stdout.buffer.write(fixed.source.encode(page.encoding))
                elif fixed.fixes:
                    _write_back(page.path, fixes.encode(page, fixed.source, Path(page.path).read_bytes()))
                result = result if diff else replace(result, report=fixed.report)
                made, files = made + len(fixed.fixes), files + bool(fixed.fixes)
            except OSError as cause:
                left.append(UnreadableFile(page.path, f"cannot be fixed: {cause.strerror or cause}"))
            except UnreadableFile as failure:
                left.append(failure)
        left.append(result)
    if made and not quiet:
        click.echo(f"puffery: {'would fix' if diff else 'fixed'} {made} problems in {files} files.", err=True)
    return left


def _write_back(path: str, data: bytes) -> None:
    """Replace a draft by its fixed bytes in one step, so that a run that is killed leaves one or the other."""
    import shutil
    import tempfile

    target = os.path.realpath(path)
    handle, name = tempfile.mkstemp(dir=os.path.dirname(target), suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        shutil.copymode(target, name)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def _complain(failures: Sequence[PufferyError], crashes: Sequence[Exception], stale: int) -> None:
    """Say on standard error what the report has no place for."""
    for failure in failures:
        click.echo(f"puffery: {failure}", err=True)
    for crash in crashes:
        click.echo(f"puffery: {crash}\n{getattr(crash, 'trace', '')}", err=True)
    if stale:
        click.echo(
            f"puffery: {stale} entries of the baseline match nothing any more; `puffery baseline prune` drops them.", err=True
        )


def _fails(linted: Linted) -> bool:
    """Does a draft hold a finding that its settings do not let pass?"""
    fail_on = linted.settings.fail_on
    grave = () if fail_on == "never" else SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return any(finding.severity in grave for finding in linted.report.findings)


def _with_bar(items: Iterable[Any], length: int) -> Iterable[Any]:
    with click.progressbar(items, length=length, label="Linting", file=sys.stderr) as bar:
        yield from bar


def _rules_for(formats: Iterable[str]) -> Sequence[Rule]:
    """The installed rules, if one of the formats tells of them: to load them takes long."""
    if RULE_FORMATS.isdisjoint(formats):
        return ()
    from puffery.discovery import installed_rules

    return installed_rules()


def _split_output(given: str) -> tuple[str, str]:
    format_, _, file = given.partition("=")
    if format_ not in FORMATS or not file:
        raise click.BadParameter(f"{given!r} is not FORMAT=FILE with a FORMAT of {', '.join(FORMATS)}.")
    return format_, file


def _write(format_: str, run: Run, output: str | None, to_error: bool = False) -> None:
    from puffery.reporters import render

    text = render(format_, run)
    if output is None:
        (sys.stderr if to_error else _stdout()).write(text)
    else:
        try:
            Path(output).write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError as cause:
            raise PufferyError(f"{output}: cannot be written: {cause.strerror}. Name another file.") from cause


def _stdout() -> IO[str]:
    """Standard output that can print any draft, whatever the locale."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(
            encoding="utf-8" if "utf" not in (sys.stdout.encoding or "").lower() else None, errors="backslashreplace"
        )
    return sys.stdout


def _wants_colour(output: str | None) -> bool:
    return output is None and not os.environ.get("NO_COLOR") and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _split(values: Sequence[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


@main.command()
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def rules(format_: str) -> None:
    """List the installed rules."""
    import json

    from puffery.discovery import installed_rules
    from puffery.docs import rule_object, rule_table

    found = installed_rules()
    if format_ == "json":
        click.echo(json.dumps([rule_object(each) for each in found], ensure_ascii=False, indent=1))
    else:
        click.echo(rule_table(found))


@main.command()
@click.argument("term", nargs=-1, required=True)
def anatomy(term: tuple[str, ...]) -> None:
    """Print what is known of a structure of the body: names, facts, sources."""
    from puffery_rules.anatomy.lookup import look_up

    try:
        click.echo(look_up(" ".join(term)))
    except LookupError as unknown:
        raise PufferyError(str(unknown.args[0])) from None


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a rule flags and why, with examples and sources; CODE is a code or a name."""
    import difflib

    from puffery.discovery import installed_rules
    from puffery.docs import rule_page
    from puffery.notices import NOTICES

    found = installed_rules()
    wanted = code.strip().lower()
    for each in found:
        if wanted in (each.code.lower(), each.name):
            click.echo(rule_page(each, marks=("", "") if not _wants_colour(None) else ("\x1b[4m", "\x1b[24m")))
            return
    for notice in NOTICES:
        if wanted in (notice.code.lower(), notice.name):
            click.echo(f"# {notice.code} {notice.name}\n\n{notice.reason} Severity: {notice.severity}.")
            return
    known = [name for each in found for name in (each.code.lower(), each.name)]
    known += [name for notice in NOTICES for name in (notice.code.lower(), notice.name)]
    close = difflib.get_close_matches(wanted, known, n=1, cutoff=0.4)
    hint = f"did you mean {close[0].upper() if close[0][-1].isdigit() else close[0]}?" if close else "`puffery rules` lists them."
    raise PufferyError(f"there is no rule {code!r}; {hint}")


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="Write the scores to a file.")
def evaluate(folder: Path, format_: str, output: Path | None) -> None:
    """Measure the rules on labelled pages: a draft and a NAME.json beside it."""
    import json

    from puffery import evaluate as evaluation

    scores = evaluation.evaluate(folder)
    text = json.dumps(scores, indent=1) if format_ == "json" else evaluation.table(scores)
    if output is None:
        click.echo(text)
    else:
        output.write_text(text + "\n", encoding="utf-8")


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--config", type=click.Path(exists=True, dir_okay=False), help="Use this configuration file for every draft.")
def claims(paths: tuple[str, ...], format_: str, config: str | None) -> None:
    """List the approved claims: which are used where, and which are never used."""
    import json

    from puffery.claims import summarize, table
    from puffery.runner import Options, find_claims

    summary = summarize(*find_claims(paths or (".",), Options(config=config)))
    click.echo(json.dumps(summary, ensure_ascii=False, indent=1) if format_ == "json" else table(summary))


@main.group()
def baseline() -> None:
    """Let an old site start clean: allow today's findings, report new ones."""


@baseline.command("create")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--config", type=click.Path(exists=True, dir_okay=False), help="Use this configuration file for every draft.")
def create_baseline(paths: tuple[str, ...], config: str | None) -> None:
    """Write a baseline that allows every finding of now."""
    from puffery import baseline as base

    file, reports, _ = _baseline_run(paths, config, apply=False)
    entries = base.make_entries(reports, file.parent)
    base.save(file, entries)
    click.echo(f'Wrote {file} with {len(entries)} entries. It counts where the settings say `baseline = "{file.name}"`.')


@baseline.command("prune")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--config", type=click.Path(exists=True, dir_okay=False), help="Use this configuration file for every draft.")
def prune_baseline(paths: tuple[str, ...], config: str | None) -> None:
    """Drop the entries that no finding matches any more."""
    from puffery import baseline as base

    file, _, stale = _baseline_run(paths, config, apply=True)
    left = [entry for entries in base.load(file).values() for entry in entries]
    for entry in stale:
        left.remove(entry)
    base.save(file, left)
    click.echo(f"Dropped {len(stale)} of {len(stale) + len(left)} entries from {file}.")


@baseline.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--config", type=click.Path(exists=True, dir_okay=False), help="Use this configuration file for every draft.")
def check_baseline(paths: tuple[str, ...], config: str | None) -> None:
    """List stale entries; exit 1 when there are any."""
    file, _, stale = _baseline_run(paths, config, apply=True)
    for entry in stale:
        click.echo(f"{entry.path}: {entry.code} ‘{entry.text}’ is in the baseline and found no more")
    click.echo(f"{len(stale)} stale entries in {file}.")
    sys.exit(int(bool(stale)))


def _baseline_run(paths: Sequence[str], config: str | None, apply: bool) -> tuple[Path, list[Report], list[Entry]]:
    """Lint for a baseline command: where the baseline lies, the reports, and its stale entries (of files that are gone, too)."""
    from puffery import baseline as base

    options = Options(config=config)
    settings = options.settings_for(str(Path("draft.txt")))
    root = settings.root if settings.root.is_absolute() else Path.cwd()
    file = root / (settings.baseline or base.DEFAULT_NAME)
    known = base.load(file) if apply else {}
    results, _ = _lint(paths or (str(root),), replace(options, baseline=False), "", True)
    for failure in (result for result in results if isinstance(result, PufferyError)):
        raise failure
    reports = [result.report for result in results if isinstance(result, Linted)]
    stale: list[Entry] = []
    seen = set()
    for report in reports:
        name = base.relative(report.page.path, file.parent)
        seen.add(name)
        stale += base.apply(report, known.get(name, ()))[1]
    for name, entries in known.items():
        if name not in seen and not (file.parent / name).exists():
            stale += entries
    return file, reports, stale


@main.command()
def lsp() -> None:
    """Serve an editor over standard input and output (Language Server Protocol)."""
    try:
        from puffery.lsp import start
    except ModuleNotFoundError as cause:
        if (cause.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise PufferyError("the language server needs pygls: run `pip install 'puffery[lsp]'`.") from cause
    start()


@main.group()
def cache() -> None:
    """The results kept on disk."""


@cache.command("clear")
def clear_cache() -> None:
    """Delete all results kept on disk."""
    from puffery import cache as disk

    click.echo(f"Deleted {disk.clear()} entries from {disk.folder()}.")


@cache.command("dir")
def cache_dir() -> None:
    """Print where the results lie."""
    from puffery import cache as disk

    click.echo(str(disk.folder()))


@main.command()
@click.option("--force", is_flag=True, help="Overwrite a file that exists.")
@click.option("--stdout", "to_stdout", is_flag=True, help="Print the file instead of writing it.")
def init(force: bool, to_stdout: bool) -> None:
    """Write a commented .puffery.toml into the current folder."""
    text = (Path(__file__).parent / "starter.toml").read_text(encoding="utf-8")
    if to_stdout:
        click.echo(text, nl=False)
        return
    target = Path(".puffery.toml")
    if target.exists() and not force:
        raise PufferyError(f"{target}: the file exists; `puffery init --force` overwrites it.")
    target.write_text(text, encoding="utf-8")
    click.echo(f"Wrote {target}. Run `puffery check` to lint the drafts below this folder.")
