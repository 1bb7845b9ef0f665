"""Writes on people: one verb, one function."""

from zerentian.people.actions.persons import person_register
from zerentian.people.actions.posts import post_appoint, post_end

__all__ = ["person_register", "post_appoint", "post_end"]
