"""What all tests share, those beside their package and those in tests/."""

import os

import hypothesis
import pytest

from zerentian.config.installation import DATABASE_VARIABLE

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


DATABASES = {"db", "empty_template", "django_db_setup"}  # one of these stands behind every fixture that brings a database


def touches_database(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or bool(DATABASES & set(getattr(item, "fixturenames", ())))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What touches no database says on PostgreSQL what it said on SQLite: it runs once."""
    if not os.environ.get(DATABASE_VARIABLE):
        return
    again = [item for item in items if touches_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not touches_database(item)])
    items[:] = again


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("CI"):
        config.pluginmanager.register(NothingSkipped())
