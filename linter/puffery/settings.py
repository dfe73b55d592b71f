"""Configuration: which rules run, how grave their findings are, and under whose law.

For each linted file the nearest `.puffery.toml`, `pyproject.toml` with a `[tool.puffery]` table or `setup.cfg` with a
`[puffery]` section counts, whichever lies in the closest folder (in this order within one folder).  `extend` names a
file whose settings hold where this one says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from puffery.errors import SettingsError
from puffery.model import JURISDICTIONS, SEVERITIES, Rule, Severity

if TYPE_CHECKING:
    from puffery.claims_file import Claim
    from puffery.suppress import Suppression

CONFIG_NAMES = (".puffery.toml", "pyproject.toml", "setup.cfg")
Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PathSeverity:
    """Severities for the files that match a glob, which is relative to the configuration file."""

    glob: str
    severity: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Disclaimers:
    """Where disclaimers stand that a page does not carry itself."""

    include: tuple[str, ...] = ()
    assume: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What the configuration says; every field has a default that suits a page for readers in the US."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    per_path: tuple[PathSeverity, ...] = ()
    jurisdictions: tuple[str, ...] = ("us",)
    fail_on: str = "warning"
    exclude: tuple[str, ...] = ()
    model: str | None = None
    encoding: str | None = None
    reading_grade: float = 8.0
    require_reason: bool = False
    baseline: str | None = None
    claims: str | None = None
    disclaimers: Disclaimers = Disclaimers()
    #: Free tables for rules of other packages: `[options.CODE]`.
    options: Mapping[str, Any] = field(default_factory=dict)
    #: The folder that relative paths and globs start from.
    root: Path = field(default_factory=Path)
    #: Whether suppressions count, and those that a sidecar file holds for the draft: set by the driver, not by a file.
    suppress: bool = True
    allowances: tuple[Suppression, ...] = ()
    #: The claims of the file that `claims` names, read by the driver.
    approved: tuple[Claim, ...] = ()

    def is_selected(self, rule: Rule) -> bool:
        """Does the rule run: is it selected, not ignored, and about a jurisdiction in force?"""
        if not rule.jurisdictions & set(self.jurisdictions):
            return False
        chosen = not self.select or any(matches(selector, rule) for selector in self.select)
        return chosen and not any(matches(selector, rule) for selector in self.ignore)

    def severity_for(self, rule: Rule, path: str) -> Severity | None:
        """Return the severity that the settings give a rule in a file; the last matching path, the closest selector wins."""
        tables = [self.severity] + [entry.severity for entry in self.per_path if self.is_under(path, entry.glob)]
        for table in reversed(tables):
            fitting = [selector for selector in table if matches(selector, rule)]
            if fitting:
                return _severity(table[max(fitting, key=len)])
        return None

    def is_under(self, path: str, glob: str) -> bool:
        """Does a path match a glob that starts from the configuration's folder?"""
        try:
            relative = Path(path).resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            relative = Path(path).as_posix()
        return fnmatch(relative, glob) or fnmatch(relative, glob.rstrip("/") + "/*") or fnmatch(Path(path).name, glob)

    def is_excluded(self, path: str) -> bool:
        """Is a file left out by `exclude`?"""
        return any(self.is_under(path, glob) for glob in self.exclude)


def matches(selector: str, rule: Rule) -> bool:
    """Does a code, a prefix of a code, or a name select a rule?"""
    return rule.code.startswith(selector) or rule.name == selector


def find_config(folder: Path) -> Path | None:
    """Return the configuration file that is nearest to a folder, going up; None where there is none."""
    return _find_config(folder.resolve())


@cache
def _find_config(folder: Path) -> Path | None:
    for name in CONFIG_NAMES:
        candidate = folder / name
        if candidate.is_file() and (name == ".puffery.toml" or _table_of(candidate) is not None):
            return candidate
    return None if folder.parent == folder else _find_config(folder.parent)


def load_settings(config: Path | None, rules: Sequence[Rule] = ()) -> Settings:
    """Return the settings of a configuration file, or the defaults; raises `SettingsError` naming file, key and remedy."""
    return _load(config, tuple(rules)) if config is not None else Settings()


@cache
def _load(config: Path, rules: tuple[Rule, ...]) -> Settings:
    settings = _read(config, rules, ())
    return replace(settings, root=config.parent)


def config_files(config: Path | None) -> list[Path]:
    """Return a configuration file and those it extends, as far as they can be read."""
    found: list[Path] = []
    while config is not None and config not in found:
        found.append(config)
        target = (_table_of(config) or {}).get("extend") if config.is_file() else None
        config = (config.parent / str(target)).resolve() if target else None
    return found


def clear_cache() -> None:
    """Forget the configuration files read so far, because one may have changed."""
    _find_config.cache_clear()
    _load.cache_clear()


def override(settings: Settings, rules: Sequence[Rule], table: Table, origin: str = "command line") -> Settings:
    """Return settings with some replaced, as the command line does; values are checked as those of a file are."""
    return replace(settings, **_checked(table, origin, rules))


def _read(config: Path, rules: tuple[Rule, ...], seen: tuple[Path, ...]) -> Settings:
    if config in seen:
        raise SettingsError(f"{config}: key `extend`: the files extend each other in a circle; remove one `extend`")
    table = dict(_table_of(config) or {})
    base = Settings()
    if "extend" in table:
        target = (config.parent / str(table.pop("extend"))).resolve()
        if not target.is_file():
            raise SettingsError(f"{config}: key `extend`: there is no file {target}")
        base = _read(target, rules, (*seen, config))
    return replace(base, **_checked(table, str(config), rules))


def _table_of(config: Path) -> Table | None:
    """The puffery table of a configuration file; None where the file has none."""
    try:
        text = config.read_text(encoding="utf-8")
        if config.suffix == ".cfg":
            return _ini_table(text)
        import tomllib

        data = tomllib.loads(text)
    except (ValueError, OSError) as cause:  # a syntax error and a wrong encoding are ValueErrors
        if config.name == "setup.cfg" or (config.name == "pyproject.toml" and "tool.puffery" not in _bytes(config)):
            return None
        raise SettingsError(f"{config}: cannot be read: {cause}. `puffery init --stdout` prints a valid one.") from cause
    if config.name == "pyproject.toml":
        found = data.get("tool", {}).get("puffery")
        return found if isinstance(found, dict) else None
    return data


def _bytes(config: Path) -> str:
    try:
        return config.read_bytes().decode("latin-1")
    except OSError:
        return ""


def _ini_table(text: str) -> Table | None:
    import configparser

    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(text)
    except configparser.Error:
        return None  # other programs' business
    return _from_ini(parser["puffery"]) if parser.has_section("puffery") else None


def _from_ini(section: Mapping[str, str]) -> Table:
    """An INI section as a table: lists by comma or line, `severity` as `CODE = level` lines."""
    table: dict[str, Any] = {}
    for key, raw in section.items():
        value = raw.strip()
        kind = _KINDS.get(key.replace("-", "_"))
        if kind == "list":
            table[key] = [item.strip() for item in value.replace("\n", ",").split(",") if item.strip()]
        elif kind == "severity":
            pairs = (line.partition("=") for line in value.splitlines() if "=" in line)
            table[key] = {code.strip(): level.strip() for code, _, level in pairs}
        elif kind == "number":
            table[key] = float(value) if value.replace(".", "", 1).isdigit() else value
        elif kind == "bool":
            table[key] = {"true": True, "false": False, "yes": True, "no": False}.get(value.lower(), value)
        else:
            table[key] = value
    return table


_KINDS = {
    "select": "list", "ignore": "list", "jurisdictions": "list", "exclude": "list", "severity": "severity", "fail_on": "text",
    "model": "text", "encoding": "text", "baseline": "text", "claims": "text", "reading_grade": "number",
    "require_reason": "bool", "per_path": "tables", "disclaimers": "table", "options": "table", "extend": "text",
}  # fmt: skip


def _checked(table: Table, origin: str, rules: Sequence[Rule]) -> dict[str, Any]:
    """Field → value of a raw table, each checked."""
    checker = _Checker(origin, rules)
    known = {item.name.replace("_", "-") for item in fields(Settings)} - {"root", "suppress", "allowances", "approved"}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key.replace("_", "-") not in known:
            raise SettingsError(f"{origin}: unknown key `{key}`{_nearest(key.replace('_', '-'), known | {'extend'})}")
        name = key.replace("-", "_")
        values[name] = getattr(checker, f"check_{_KINDS[name]}")(key, value)
        if name in ("select", "ignore"):
            checker.check_selectors(key, values[name])
        elif name == "jurisdictions":
            checker.check_members(key, values[name], JURISDICTIONS)
            if not values[name]:
                raise SettingsError(f"{origin}: key `{key}`: name at least one of {', '.join(JURISDICTIONS)}")
        elif name == "fail_on":
            checker.check_members(key, (value,), (*SEVERITIES, "never"))
        elif name == "encoding":
            checker.check_encoding(key, value)
        elif name == "per_path":
            values[name] = tuple(checker.check_path_entry(key, entry) for entry in values[name])
        elif name == "disclaimers":
            values[name] = checker.check_disclaimers(key, value)
    return values


@dataclass(frozen=True)
class _Checker:
    """Checks values; each failure names the origin, the key and the remedy."""

    origin: str
    rules: Sequence[Rule]

    def fail(self, key: str, problem: str) -> SettingsError:
        return SettingsError(f"{self.origin}: key `{key}`: {problem}")

    def check_list(self, key: str, value: Any) -> tuple[str, ...]:
        if isinstance(value, str) or not isinstance(value, Sequence) or not all(isinstance(item, str) for item in value):
            raise self.fail(key, f'{value!r} is no list of strings; write ["...", "..."]')
        return tuple(value)

    def check_text(self, key: str, value: Any) -> str:
        if not isinstance(value, str) or not value:
            raise self.fail(key, f"{value!r} is no string; write it in quotation marks")
        return value

    def check_number(self, key: str, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self.fail(key, f"{value!r} is no number")
        return float(value)

    def check_bool(self, key: str, value: Any) -> bool:
        if not isinstance(value, bool):
            raise self.fail(key, f"{value!r} is neither true nor false")
        return value

    def check_table(self, key: str, value: Any) -> Table:
        if not isinstance(value, Mapping):
            raise self.fail(key, f"{value!r} is no table; write [{key}] above its keys")
        return dict(value)

    def check_tables(self, key: str, value: Any) -> tuple[Table, ...]:
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            raise self.fail(key, f"{value!r} is no list of tables; write [[{key}]] above each")
        return tuple(value)

    def check_severity(self, key: str, value: Any) -> Mapping[str, str]:
        table = self.check_table(key, value)
        self.check_selectors(key, table)
        self.check_members(key, table.values(), SEVERITIES)
        return dict(table)

    def check_selectors(self, key: str, selectors: Iterable[str]) -> None:
        if not self.rules:
            return
        known = {rule.code for rule in self.rules} | {rule.name for rule in self.rules}
        for selector in selectors:
            if not selector or not any(matches(selector, rule) for rule in self.rules):
                prefixes = {rule.code[:3] for rule in self.rules}
                near = _nearest(selector, {selector.upper()} & prefixes or known)
                raise self.fail(key, f"no rule has the code, prefix or name `{selector}`{near}")

    def check_members(self, key: str, values: Iterable[str], allowed: Sequence[str]) -> None:
        for value in values:
            if value not in allowed:
                nearest = _nearest(str(value), allowed)
                hint = nearest if "did you mean" in nearest else ""
                raise self.fail(key, f"`{value}` is not one of {', '.join(allowed)}{hint}")

    def check_encoding(self, key: str, value: str) -> None:
        try:
            "".encode(value)
        except LookupError:
            raise self.fail(key, f"`{value}` is no encoding that Python knows; try utf-8, windows-1252 or latin-1") from None

    def check_path_entry(self, key: str, entry: Table) -> PathSeverity:
        unknown = set(entry) - {"path", "severity"}
        if unknown or set(entry) != {"path", "severity"}:
            raise self.fail(
                key, f"each entry has the keys `path` and `severity`, this one has {', '.join(sorted(entry)) or 'none'}"
            )
        return PathSeverity(self.check_text(key, entry["path"]), self.check_severity(key, entry["severity"]))

    def check_disclaimers(self, key: str, value: Any) -> Disclaimers:
        table = self.check_table(key, value)
        for inner in table:
            if inner not in ("include", "assume"):
                raise SettingsError(f"{self.origin}: unknown key `{key}.{inner}`{_nearest(inner, ('include', 'assume'))}")
        assumed = self.check_list(f"{key}.assume", table.get("assume", ()))
        self.check_selectors(f"{key}.assume", assumed)
        return Disclaimers(self.check_list(f"{key}.include", table.get("include", ())), assumed)


def _severity(value: str) -> Severity:
    for severity in get_args(Severity):
        if severity == value:
            found: Severity = severity
            return found
    raise SettingsError(f"`{value}` is not one of {', '.join(SEVERITIES)}")


#: What else people call the jurisdictions.
_ALIASES = {"usa": "us", "america": "us", "gb": "uk", "britain": "uk", "europe": "eu", "aus": "au", "australia": "au"}


def _nearest(word: str, known: Iterable[str]) -> str:
    """Suggest the known word that is meant, letter case aside; else list the known ones where they are few."""
    import difflib

    folded = {item.casefold(): item for item in known}
    meant = word.casefold()
    alias = folded.get(_ALIASES.get(meant, ""))
    close = [meant] if meant in folded else difflib.get_close_matches(meant, folded, n=1, cutoff=0.5)
    if alias or close:
        return f"; did you mean `{alias or folded[close[0]]}`?"
    return f"; known are {', '.join(sorted(folded.values()))}" if len(folded) < 20 else ""
