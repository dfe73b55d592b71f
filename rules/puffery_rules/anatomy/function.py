"""What nerves, organs, glands and parts of the brain are for."""

from __future__ import annotations

from collections.abc import Iterator

from puffery_rules.anatomy.scene import Scene, Slip


def check_functions(scene: Scene) -> Iterator[Slip]:
    """Find a function that is given to what does not have it."""
    return iter(())
