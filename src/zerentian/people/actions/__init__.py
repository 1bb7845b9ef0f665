"""Writes on people: one verb, one function."""

from zerentian.people.actions.beginning import Beginning, district_begin
from zerentian.people.actions.persons import person_register
from zerentian.people.actions.posts import post_appoint, post_end

__all__ = ["Beginning", "district_begin", "person_register", "post_appoint", "post_end"]
