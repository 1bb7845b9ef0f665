"""Which faults planted in marked texts are found; `python -m zerentian.reading.tests.planted FOLDER` prints every finding."""

import argparse
import re
from dataclasses import dataclass, field
from pathlib import Path

from zerentian.reading.checking import check
from zerentian.reading.reader import read_text
from zerentian.reading.report import Finding, Report
from zerentian.reading.tests.marking import Marked, all_marked


@dataclass
class Planted:
    """Findings on one text. `missed` are faults as (rule, words); in a clean text every finding is over."""

    name: str
    clean: bool
    hit: list[tuple[str, str]] = field(default_factory=list)
    missed: list[tuple[str, str]] = field(default_factory=list)
    over: list[str] = field(default_factory=list)


def touches(finding: Finding, words: str, report: Report) -> bool:
    """Whether the finding marks any place where the words stand, or there are none to mark."""
    places = [match.span() for match in re.finditer(re.escape(words), report.text)]
    return not words or any(start < finding.end and finding.start < end for start, end in places)


def planted_in(marked: Marked) -> Planted:
    report = read_text(marked.plain, marked.name)
    findings = check(report)
    planted = Planted(marked.name, bool(marked.head.get("clean")))
    known: set[int] = set()
    for rule, words in (pair for fault in marked.head.get("faults", []) for pair in fault.items()):
        hits = {id(finding) for finding in findings if finding.rule == rule and touches(finding, words, report)}
        (planted.hit if hits else planted.missed).append((rule, words))
        known |= hits
    planted.over = [f"{f.rule}: {f.message}｜{report.text[f.start : f.end][:60]!r}" for f in findings if id(f) not in known]
    return planted


def main() -> None:
    parser = argparse.ArgumentParser(description="Find the faults planted in texts marked by hand.")
    parser.add_argument("folder", type=Path)
    for planted in map(planted_in, all_marked(parser.parse_args().folder)):
        print(f"{planted.name}{' (clean)' if planted.clean else ''}: {len(planted.hit)} found")
        print("".join(f"  missed {rule}: {words}\n" for rule, words in planted.missed), end="")
        print("".join(f"  also {line}\n" for line in planted.over), end="")


if __name__ == "__main__":
    main()
