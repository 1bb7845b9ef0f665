"""What all tests share, those beside their package and those in tests/."""

import os

import hypothesis
import pytest

pytest_plugins = ["tests.databases", "tests.servers", "tests.browsers"]

# No deadline: the cores are shared. Time is measured in benchmarks.
hypothesis.settings.register_profile("zerentian", deadline=None, print_blob=True)
hypothesis.settings.load_profile("zerentian")


class NothingSkipped:
    """With CI set, a run in which anything was skipped has failed."""

    def __init__(self) -> None:
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped:
            self.skipped.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.skipped.append(report.nodeid)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.skipped:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for name in self.skipped:
            terminalreporter.write_line(f"SKIPPED, which counts as failed here: {name}")


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("CI"):
        config.pluginmanager.register(NothingSkipped())
