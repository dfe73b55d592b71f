"""Everything puffery raises on purpose.

PufferyError                 exit 2
├── SettingsError            a configuration file is wrong: file, key, remedy
├── UnreadableFile           a draft cannot be read or decoded: path, cause
├── BadRule                  a rule declaration is incomplete: raised when its module is imported
├── BadPlugin                an entry point cannot be loaded or declares no rules
├── BadKnowledge             a knowledge file is malformed: file, line, remedy
├── BadClaims                the claims file is malformed: file, line, remedy
├── ModelError               the spaCy model that the settings name cannot be loaded
└── RuleCrashed              exit 3: a rule raised while it read a page: rule, path, cause
"""

from __future__ import annotations


class PufferyError(Exception):
    """The root: a message for the user that says what to do next, and the exit code it leads to."""

    exit_code = 2


class SettingsError(PufferyError):
    """A configuration file holds an unknown key, code or value."""


class UnreadableFile(PufferyError):
    """A draft cannot be opened or decoded; the other files are still linted."""

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(f"{path}: {cause}")
        self.path = path
        self.cause = cause


class BadRule(PufferyError):
    """A rule was declared without something that every rule has."""


class BadPlugin(PufferyError):
    """An installed rule package cannot be loaded."""


class BadKnowledge(PufferyError):
    """A knowledge file is malformed."""


class BadClaims(PufferyError):
    """The claims file is malformed."""


class ModelError(PufferyError):
    """The spaCy model that the settings name cannot be loaded."""


class RuleCrashed(PufferyError):
    """A rule raised; the findings of all other rules are kept."""

    exit_code = 3

    def __init__(self, rule: str, path: str, cause: str, trace: str = "") -> None:
        super().__init__(f"{path}: rule {rule} crashed: {cause}")
        self.rule = rule
        self.path = path
        self.trace = trace

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.rule, self.path, str(self).split(" crashed: ", 1)[-1], self.trace)
