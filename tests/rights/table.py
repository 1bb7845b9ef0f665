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
    "people:members":      (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "people:posts":        (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "people:structure":    (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "people:find":         (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "people:acting":       (200, 200, 200, 200, 200, 200, 200, 403, 403, 403, 302),
    "people:acting_leave": (405, 405, 405, 405, 405, 405, 405, 405, 405, 405, 302),
    "people:transfers":    (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "people:targets":      (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "people:relations":    (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "people:attachments":  (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "people:birthdays":    (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "people:find_number":  (200, 200, 403, 200, 403, 200, 403, 403, 403, 403, 302),
    "people:personal_data": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "rosters:list":        (200, 200, 403, 200, 403, 200, 403, 403, 403, 403, 302),
    "rosters:open":        (200, 200, 403, 200, 403, 200, 403, 403, 403, 403, 302),
    "rosters:blank":       (200, 200, 403, 200, 403, 200, 403, 403, 403, 403, 302),
    "rosters:export":      (200, 200, 403, 200, 403, 200, 403, 403, 403, 403, 302),
    "rosters:requests":    (200, 200, 403, 200, 403, 200, 403, 403, 403, 403, 302),
    "reports:check":       (200, 200, 200, 200, 200, 200, 200, 403, 403, 403, 302),
    "reports:findings":    (302, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302),
    "documents:set":       (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "documents:file":      (302, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302),
    "documents:template":  (302, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302),
    "documents:check":     (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "documents:mended":    (302, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302),
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
IMPORT_ACT = Address("import", seen=302, unseen=302)  # opened, it leads to the import's page, which is refused there
EXPORT_ACT = Address("export", seen=302, unseen=302)
OWN_REQUEST = {("clerk", "sibling"): 200, ("clerk", "parent"): 200}  # what was asked when it was theirs to ask stays to be seen
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
    "people:record": Address(at=HERE),
    "people:assign": Address("person", at=HERE),
    "people:acting_begin": Address("post", at=HERE),
    "people:acting_end": Address("acting", at=HERE),
    "people:acting_choose": Address("acting", seen=405, unseen=405),
    "people:person": Address("person"),
    "people:correct": Address("person", at=HERE),
    "people:unmask": Address("person", at=HERE),
    "people:admit": Address(at=HERE),
    "people:bring": Address("person", at=HERE),
    "people:transfer_open": Address("person", at=HERE),
    "people:confirm": Address("person", at=HERE),
    "people:leave": Address("person", at=HERE),
    "people:attach": Address("person", at=HERE),
    "people:note_relation": Address("person", at=HERE),
    "people:transfer": Address("transfer_in"),
    "people:transfer_receive": Address("transfer_in", at=HERE),
    "people:transfer_return": Address("transfer_in", at=HERE),
    "people:transfer_cancel": Address("transfer_out", at=HERE),
    "people:transfer_acknowledge": Address("transfer_out", at=HERE),
    "people:detach": Address("attachment", at=HERE),
    "people:put_right": Address("relation", at=HERE),
    "rosters:import": Address("import", only="clerk"),  # an import is its importer's own
    "rosters:progress": Address("import", seen=302, only="clerk"),
    "rosters:annotated": Address("import", only="clerk"),
    "rosters:map": IMPORT_ACT,
    "rosters:settle": IMPORT_ACT,
    "rosters:write": IMPORT_ACT,
    "rosters:resume": IMPORT_ACT,
    "rosters:discard": IMPORT_ACT,
    "rosters:request": Address("export", at=OWN_REQUEST | {("secretary", "child"): 404}),  # the asker's, and theirs who may agree
    "rosters:take": EXPORT_ACT,
    "rosters:agree": EXPORT_ACT,
    "rosters:decline": EXPORT_ACT,
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
    "people:correct": {"name": "竺小溪"},
    "people:unmask": {"fields_asked": "phone", "why": "other", "reason": "短"},
    "people:appoint": {"person": "{person}", "kind": "committee_member", "on": ON},
    "people:end": {"on": ON},
    "people:record": {"person": "{person}", "kind": "model_post", "since": "2025-03-01", "until": ON},
    "people:assign": {"organisations": "{third}", "kind": "instructor", "on": ON},
    "people:acting_begin": {"person": "{person}", "on": ON, "until": "2026-12-31"},
    "people:acting_end": {"on": "2026-06-30"},
    "people:acting_choose": {},
    "people:admit": {"name": "竺小溪", "kind": "full", "elsewhere": "远山县委", "on": ON},
    "people:bring": {"organisation": "{third}", "kind": "full", "elsewhere": "远山县委", "on": ON},
    "people:transfer_open": {"elsewhere": "远山县委", "on": ON},
    "people:confirm": {"on": ON},
    "people:leave": {"ending": "withdrew", "on": ON},
    "people:attach": {"organisation": "{third}", "kind": "double_report", "on": ON},
    "people:note_relation": {"organisation": "{third}", "fault": "lost", "on": ON},
    "people:transfer_receive": {"on": ON},
    "people:transfer_return": {"on": ON, "why": "名称不对"},
    "people:transfer_cancel": {"on": ON, "why": "不去了"},
    "people:transfer_acknowledge": {"on": ON},
    "people:detach": {"on": ON},
    "people:put_right": {"put_right": "in_touch", "on": ON},
    "rosters:map": {"seen": "1", "column-0": "name"},
    "rosters:settle": {"seen": "1", "way-2.0.name-sign": "="},
    "rosters:write": {"seen": "1"},
    "rosters:resume": {},
    "rosters:discard": {},
    "rosters:take": {"code": "000000"},
    "rosters:agree": {"code": "000000"},
    "rosters:decline": {},
    "accounts:reset_password": {},
    "accounts:disable": {},
    "accounts:enable": {},
    "accounts:reset_code": {},
}

NOTHING_TO_CHOOSE = dict.fromkeys(ABOVE, 422)


def kept(sort: str = "organisation", at: dict[tuple[str, str], int] | None = None) -> Address:
    return Address(sort, seen=302, at=HERE if at is None else at)


NOT_AGREED = {("clerk", "own"): 409, ("clerk", "child"): 409}
OWN_OR_UNSEEN = NOT_AGREED | {("secretary", "child"): 404}
SENT_IMPORT = Address("import", seen=302, only="clerk")
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
    "people:correct": kept("person"),
    "people:unmask": Address("person", seen=422, at=HERE),  # the reason is too short: a right one would show the number
    "people:appoint": kept(),
    "people:end": kept("post"),
    "people:record": kept(),
    "people:assign": kept("person"),
    "people:acting_begin": kept("post"),
    "people:acting_end": kept("acting"),
    "people:acting_choose": Address("acting", seen=404),  # it is for one person, who is none of these
    "people:admit": kept(),
    "people:bring": kept("person"),
    "people:transfer_open": kept("person"),
    "people:confirm": kept("person"),
    "people:leave": kept("person"),
    "people:attach": kept("person"),
    "people:note_relation": kept("person"),
    "people:transfer_receive": kept("transfer_in"),
    "people:transfer_return": kept("transfer_in"),
    "people:transfer_cancel": kept("transfer_out"),
    "people:transfer_acknowledge": kept("transfer_out"),
    "people:detach": kept("attachment"),
    "people:put_right": kept("relation"),
    "rosters:map": SENT_IMPORT,
    "rosters:settle": SENT_IMPORT,
    "rosters:write": SENT_IMPORT,
    "rosters:resume": SENT_IMPORT,
    "rosters:discard": SENT_IMPORT,
    "rosters:take": Address("export", seen=404, at=NOT_AGREED),  # somebody else's file
    "rosters:agree": Address("export", seen=403, at=OWN_OR_UNSEEN),  # none of them has a code set up
    "rosters:decline": Address("export", seen=302, at=OWN_OR_UNSEEN),
    "accounts:reset_password": SENT_ACCOUNT,
    "accounts:disable": SENT_ACCOUNT,
    "accounts:enable": SENT_ACCOUNT,
    "accounts:reset_code": SENT_ACCOUNT,
}
