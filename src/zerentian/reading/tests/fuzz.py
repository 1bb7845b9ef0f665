"""The long run: `python -m zerentian.reading.tests.fuzz --minutes 10` reads and checks texts until the time is over.

The first text that fails ends it.
"""

import argparse
import time

from hypothesis import HealthCheck, given, settings
from hypothesis import seed as seeded

from zerentian.reading.checking import check
from zerentian.reading.reader import read_text
from zerentian.reading.tests.pieces import same_again, sound, texts

ROUND = 1000  # texts of one seed


def try_round(seed: int) -> None:
    @seeded(seed)
    @settings(max_examples=ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(texts)
    def one(text: str) -> None:
        report = read_text(text)
        report.findings = check(report)
        sound(report)
        same_again(report)

    one()


def main() -> None:
    parser = argparse.ArgumentParser(description="Read any text, for a while.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    end, seed = time.monotonic() + 60 * arguments.minutes, arguments.seed
    while time.monotonic() < end:
        try_round(seed)
        seed += 1
    print(f"{(seed - arguments.seed) * ROUND} texts, none failed")


if __name__ == "__main__":
    main()
