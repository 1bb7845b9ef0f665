"""Rosters are written as a clerk's Excel would hold them, and taken in by the clerk of willow."""

from tests.cast import cast, today

__all__ = ["cast", "today"]
