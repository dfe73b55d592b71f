"""Speed as ratios within one run: puffery against proselint and against importing spaCy, on generated marketing text.

    python benchmarks/speed.py [--rounds N]

Makes 100 files of 7 kB in a temporary folder from the sentences of corpora/ (no two paragraphs alike) and prints the median of N
runs of each command, and the ratios.  Machines are noisy: compare ratios, not seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILES, SIZE = 100, 7_000


def make_site(folder: Path) -> int:
    """Write the files and return how many words they hold."""
    folder.mkdir(parents=True)
    pages = sorted((ROOT / "corpora" / "pages").glob("*.txt"))
    sentences = [
        sentence.strip()
        for page in pages
        for sentence in re.split(r"(?<=[.!?])\s+", page.read_text(encoding="utf-8"))
        if len(sentence) > 30
    ]
    chooser = random.Random(7)
    words = 0
    for number in range(FILES):
        text = ""
        while len(text) < SIZE:
            paragraph = " ".join(chooser.sample(sentences, 4))
            text += f"{paragraph} This is paragraph {number}.{len(text)}.\n\n"
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


def timed(command: list[str], cache: Path) -> float:
    """Return the wall time of a command in seconds; its exit code and output do not matter."""
    start = time.perf_counter()
    subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PUFFERY_CACHE_DIR": str(cache)},
        check=False,
    )
    return time.perf_counter() - start


def measure(folder: Path, rounds: int) -> dict[str, float]:
    """Return the median time of each command in seconds; the commands take turns, so that noise hits all alike."""
    site, cache = folder / "site", folder / "cache"
    python = sys.executable
    puffery, proselint = [python, "-m", "puffery", "check", "--format", "json"], [python, "-m", "proselint"]
    times: dict[str, list[float]] = {}
    timed([*puffery, str(site)], cache)
    for number in range(rounds):
        changed = site / "000.txt"
        steps = {
            "proselint check": [*proselint, "check", str(site)],
            "puffery check, no cache": [*puffery, "--no-cache", str(site)],
            "proselint version": [*proselint, "version"],
            "puffery check, unchanged": [*puffery, str(site)],
            "import spacy and blank": [python, "-c", "import spacy; spacy.blank('en')"],
            "puffery check, one changed": [*puffery, str(site)],
            "puffery check, one file": [*puffery, "--no-cache", str(changed)],
            "read the files": [
                python,
                "-c",
                "import sys, pathlib; [p.read_bytes() for p in pathlib.Path(sys.argv[1]).iterdir()]",
                str(site),
            ],
        }
        for name, command in steps.items():
            if name == "puffery check, one changed":
                with changed.open("a", encoding="utf-8") as file:
                    file.write(f"Round {number}.\n")
            times.setdefault(name, []).append(timed(command, cache))
    return {name: statistics.median(found) for name, found in times.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        words = make_site(Path(folder, "site"))
        times = measure(Path(folder), arguments.rounds)
    ratios = {
        "puffery / proselint, 100 files (at most 1.5)": times["puffery check, no cache"] / times["proselint check"],
        "unchanged site / proselint version and reading (at most 1.5)": times["puffery check, unchanged"]
        / times["proselint version"],
        "one changed page / import spacy (at most 2.0)": times["puffery check, one changed"] / times["import spacy and blank"],
    }
    if arguments.json:
        print(json.dumps({"words": words, "seconds": times, "ratios": ratios}, indent=1))
        return
    print(f"{FILES} files, {words} words, {os.cpu_count()} cores")
    for name, seconds in times.items():
        print(f"  {name:<30} {seconds:7.3f} s")
    for name, ratio in ratios.items():
        print(f"  {name:<62} {ratio:5.2f}")


if __name__ == "__main__":
    main()
