"""The cast signed in."""

from tests.cast import cast, today

__all__ = ["cast", "today"]
