"""Organisations in time, the units they cover, and grids.

Truth is what was decided: designations (name, kind) and placements (under whom), each with the days on which it holds.
`Lineage` is derived from placements and can be rebuilt at any time; rights, roll-ups and "as of" pages read it.
"""

from django.db import models

from zerentian.kernel import clock
from zerentian.kernel.dates import FOREVER
from zerentian.organisations.vocabulary import ActKind, Form, How, PartRole
from zerentian.storage.dated import Dated
from zerentian.storage.names import Named
from zerentian.storage.uids import UidField


class Organisation(models.Model):
    """A Party organisation for as long as it exists. What it was called and where it stood is in the tables below."""

    uid = UidField()
    code = models.CharField("组织代码", max_length=40, blank=True, db_index=True)
    founded = models.DateField("设立日期")
    closed = models.DateField("撤销日期", default=FOREVER)  # the first day on which it no longer exists
    version = models.PositiveIntegerField(default=1)  # raised by every act; a form filled against an older one is stale


class Designation(Dated, Named):
    """What an organisation is called and what kind it is, for a time. One at a time."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="designations")
    short_name = models.CharField("简称", max_length=40)
    kind = models.CharField("类别", max_length=30)  # code in the catalogue
    area = models.CharField("领域", max_length=30)  # code in the catalogue
    form = models.CharField("设置形式", max_length=10, choices=Form.choices, default=Form.REGULAR)
    expected_end = models.DateField("预计撤销", null=True, blank=True)  # temporary organisations only

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["organisation", "valid_from"], name="designation_of")]


class Placement(Dated):
    """Under which organisation another stands, for a time. One at a time; no parent: a root."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Organisation, models.PROTECT, related_name="children", null=True, blank=True)

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["parent", "valid_to"], name="placement_children")]  # one level of the tree page


class Lineage(Dated):
    """Derived closure of placements. Every organisation is its own ancestor at depth 0 for as long as it exists."""

    ancestor = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="lineage")
    depth = models.PositiveSmallIntegerField()

    class Meta(Dated.Meta):
        indexes = [
            models.Index(fields=["ancestor", "valid_to", "depth"], name="lineage_below"),  # a subtree on a day
            models.Index(fields=["organisation", "valid_to", "depth"], name="lineage_above"),  # the path on a day
        ]


class Act(models.Model):
    """One decision about the tree, with the paper it rests on: the lines of an organisation's history page."""

    uid = UidField()
    kind = models.CharField("事项", max_length=12, choices=ActKind.choices)
    on = models.DateField("生效日期")
    paper = models.CharField("依据文号", max_length=100, blank=True)
    summary = models.CharField("内容", max_length=300)
    recorded_at = models.DateTimeField("录入时间", default=clock.now)
    recorded_by = models.CharField("录入人", max_length=16)  # account uid
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)  # an act entered wrongly stays readable and counts no more
    withdrawn_by = models.CharField("撤回人", max_length=16, blank=True)
    withdrawn_why = models.CharField("撤回原因", max_length=200, blank=True)


class Part(models.Model):
    """An organisation's part in an act."""

    act = models.ForeignKey(Act, models.CASCADE, related_name="parts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="parts")
    role = models.CharField(max_length=10, choices=PartRole.choices)


class Succession(models.Model):
    """Who carries on what `predecessor` was answerable for, from the day `on`: after a merger or a split."""

    predecessor = models.ForeignKey(Organisation, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    on = models.DateField()
    kind = models.CharField(max_length=12, choices=ActKind.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["predecessor", "successor", "kind"], name="succession_once")]


class Term(Dated):
    """A term of office 届: from the election to the day the next committee was elected."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="terms")
    years = models.PositiveSmallIntegerField("任期（年）")
    postponed_to = models.DateField("批准延期至", null=True, blank=True)


class Unit(Dated, Named):
    """An enterprise, agency, school, compound …, whether or not it has a Party organisation."""

    uid = UidField()
    sort = models.CharField("单位类型", max_length=30)  # code in the catalogue
    place = models.ForeignKey(Organisation, models.PROTECT, related_name="units")  # whose territory or system it belongs to


class UnitCensus(models.Model):
    """What a survey of a unit found on a day; the latest one up to a day counts, none means: not known."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="censuses")
    on = models.DateField("摸排日期")
    full_members = models.PositiveIntegerField("正式党员数")
    ripe = models.BooleanField("条件成熟")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "on"], name="census_once_a_day")]


class Reach(Dated):
    """Which organisation reaches a unit, and how, for a time."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="reaches")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="reaches")
    how = models.CharField("方式", max_length=12, choices=How.choices)


class Grid(Dated, Named):
    """A grid 网格 of a community."""

    uid = UidField()
    place = models.ForeignKey(Organisation, models.PROTECT, related_name="grids")  # the community's organisation
    households = models.PositiveIntegerField("户数", null=True, blank=True)


class GridBranch(Dated):
    """Which branch stands on which grid, for a time. The three mapping forms are read off these rows."""

    grid = models.ForeignKey(Grid, models.CASCADE, related_name="branches")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="grids_held")
