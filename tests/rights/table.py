"""What every kind of person gets from every address, as statuses written by hand.

200 the page; 302 away to sign-in or to where an administrator belongs; 403 seen but not theirs to do; 404 not for them to know of;
405 nothing to look at, only to send; 409 cannot be done at all; 422 the form offers them nothing they could choose.
"""

from dataclasses import dataclass, field

ACTORS = (
    "clerk",  # of willow
    "neighbour",  # clerk of spring, the street beside it
    "secretary",  # of the first branch
    "district_clerk",
    "ended",  # was clerk of willow until yesterday
    "moved",  # clerk of a community that left willow for spring yesterday
    "stranger",  # a member without a post
    "system",
    "security",
    "audit",
    "anonymous",
)
STANDINGS = ("own", "child", "sibling", "parent")
SEES = {"clerk": ("own", "child"), "neighbour": ("sibling",), "secretary": ("child",), "district_clerk": STANDINGS}


@dataclass(frozen=True)
class Address:
    """What an address with an object in it answers: `seen` where the actor sees the object, else 404; `at` are exceptions."""

    sort: str = "organisation"
    seen: int = 200
    unseen: int = 404
    only: str = ""  # the one actor for whom it is, whatever the object
    at: dict[tuple[str, str], int] = field(default_factory=dict)

    def status(self, actor: str, standing: str) -> int:
        if actor == "anonymous":
            return 302
        if self.only:
            return self.seen if actor == self.only else self.unseen
        return self.at.get((actor, standing), self.seen if standing in SEES.get(actor, ()) else self.unseen)


#                       clerk neighb secret distr ended moved strang system secur audit anon
PLAIN = {
    "home":                (200, 200, 200, 200, 200, 200, 200, 302, 302, 302, 302),
    "organisations:tree":  (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "organisations:search": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "organisations:find":  (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "organisations:terms": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "organisations:coverage": (200, 200, 200, 200, 404, 200, 404, 404, 404, 404, 302),
    "organisations:grids": (200, 200, 200, 200, 404, 200, 404, 404, 404, 404, 302),
    "people:vacancies":    (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "people:find":         (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "accounts:list":       (403, 403, 403, 403, 403, 403, 403, 403, 200, 403, 302),
    "accounts:open":       (403, 403, 403, 403, 403, 403, 403, 403, 200, 403, 302),
    "audit:list":          (403, 403, 403, 403, 403, 403, 403, 403, 403, 200, 302),
    "audit:verify":        (405, 405, 405, 405, 405, 405, 405, 405, 405, 405, 302),
    "system:facts":        (403, 403, 403, 403, 403, 403, 403, 200, 403, 403, 302),
}  # fmt: skip

# Who sees may not always do. A form is refused before it is shown.
ABOVE = {("clerk", "own"): 403, ("neighbour", "sibling"): 403, ("secretary", "child"): 403}  # decided one level further up
HERE = {("secretary", "child"): 403}  # decided at the organisation itself

ACCOUNT = Address("account", unseen=403, only="security")
WITH_OBJECT = {
    "organisations:page": Address(),
    "organisations:level": Address(),
    "organisations:history": Address(),
    "organisations:found": Address(at=HERE),
    "organisations:designate": Address(at=ABOVE),
    "organisations:move": Address(at=ABOVE),
    "organisations:split": Address(at=ABOVE),
    "organisations:merge": Address(at=ABOVE),
    "organisations:close": Address(at=ABOVE),
    "organisations:elect": Address(at=ABOVE),
    "organisations:postpone": Address(at=ABOVE),
    "organisations:unit_register": Address(at=HERE),
    "organisations:grid_open": Address(at=HERE),
    "organisations:withdraw": Address("act", at=ABOVE),
    "organisations:unit_survey": Address("unit"),
    "organisations:unit_reach": Address("unit", at=HERE),
    "organisations:grid_staff": Address("grid", at=HERE),
    "people:roster": Address(),
    "people:register": Address(at=HERE),
    "people:appoint": Address(at=HERE),
    "people:end": Address("post", at=HERE),
    "people:person": Address("person"),
    "accounts:one": ACCOUNT,
    "accounts:reset_password": ACCOUNT,
    "accounts:disable": ACCOUNT,
    "accounts:enable": ACCOUNT,
    "accounts:reset_code": ACCOUNT,
}

ON = "2026-03-01"
NEW = {"name": "夜校党支部", "kind": "branch", "area": "community", "form": "regular", "on": ON}
BODIES = {
    "organisations:found": NEW | {"kind": "group"},  # what a branch may have below it
    "organisations:designate": NEW,
    "organisations:move": {"parent": "{reed}", "on": ON, "sure": "1"},
    "organisations:split": {"name": "夜校党支部", "kind": "branch", "area": "community", "on": ON},
    "organisations:merge": {"organisations": "{third}", "on": ON},
    "organisations:close": {"on": ON},
    "organisations:elect": {"on": ON},
    "organisations:postpone": {"until": "2027-03-01", "on": ON},
    "organisations:withdraw": {"why": "录错了"},
    "organisations:unit_register": {"name": "夜校", "sort": "school", "on": ON},
    "organisations:grid_open": {"name": "夜校网格", "on": ON},
    "organisations:unit_survey": {"on": ON, "full_members": "4"},
    "organisations:unit_reach": {"organisation": "{third}", "how": "own", "on": ON},
    "organisations:grid_staff": {"on": ON},
    "people:register": {"name": "竺小溪", "membership": "full", "on": ON},
    "people:appoint": {"person": "{person}", "kind": "committee_member", "on": ON},
    "people:end": {"on": ON},
    "accounts:reset_password": {},
    "accounts:disable": {},
    "accounts:enable": {},
    "accounts:reset_code": {},
}

NOTHING_TO_CHOOSE = dict.fromkeys(ABOVE, 422)


def kept(sort: str = "organisation", at: dict[tuple[str, str], int] | None = None) -> Address:
    return Address(sort, seen=302, at=HERE if at is None else at)


SENT_ACCOUNT = Address("account", seen=302, unseen=403, only="security")
SENT = {
    "organisations:found": kept(),
    "organisations:designate": kept(at=ABOVE),
    "organisations:move": kept(at=ABOVE),
    "organisations:split": kept(at=ABOVE),
    "organisations:merge": kept(at=NOTHING_TO_CHOOSE),
    "organisations:close": kept(at=ABOVE),
    "organisations:elect": kept(at=ABOVE),
    "organisations:postpone": kept(at=ABOVE),
    "organisations:withdraw": Address("act", seen=409, at=ABOVE),  # a founding is not taken back by anybody
    "organisations:unit_register": kept(),
    "organisations:grid_open": kept(),
    "organisations:unit_survey": kept("unit"),
    "organisations:unit_reach": kept("unit"),
    "organisations:grid_staff": kept("grid"),
    "people:register": kept(),
    "people:appoint": kept(),
    "people:end": kept("post"),
    "accounts:reset_password": SENT_ACCOUNT,
    "accounts:disable": SENT_ACCOUNT,
    "accounts:enable": SENT_ACCOUNT,
    "accounts:reset_code": SENT_ACCOUNT,
}
