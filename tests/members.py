"""Members with facts, written as rows: the tests of lists and of the structure count them by hand."""

from datetime import date
from typing import Any

from tests.cast import Cast
from zerentian.organisations.models import Organisation
from zerentian.people.models import Membership, Person
from zerentian.storage.names import named

SINCE = date(2024, 5, 1)


def member(organisation: str, name: str, kind: str = "full", **facts: Any) -> Person:
    person = Person.objects.create(**named(name), **facts)
    Membership.objects.create(person=person, organisation=Organisation.objects.get(uid=organisation), kind=kind, valid_from=SINCE)
    return person


def four_of_rice(cast: Cast) -> None:
    """With the secretary, of whom nothing is known, rice and its branches have five members; today is 30 June 2026.

    name        branch  sex     age       education  党龄
    竺一        first   male    31 today  bachelor   10 today
    竺二        first   female  30        bachelor   9
    竺三        second  male    65        -          50
    竺四        second  female  -         college    in probation
    蔺知秋      first   -       -         -          -
    """
    one = {"sex": "male", "birth": date(1995, 6, 30), "education": "bachelor", "full_on": date(2016, 6, 30)}
    two = {"sex": "female", "birth": date(1995, 7, 1), "education": "bachelor", "full_on": date(2016, 7, 1)}
    member(cast.first, "竺一", **one, joined=date(2015, 6, 30), work="云梭织造厂")
    member(cast.first, "竺二", **two, joined=date(2015, 7, 1))
    member(cast.second, "竺三", sex="male", birth=date(1961, 6, 30), joined=date(1975, 6, 30), full_on=date(1976, 6, 30))
    member(cast.second, "竺四", "probationary", sex="female", education="college", joined=date(2026, 1, 1))
