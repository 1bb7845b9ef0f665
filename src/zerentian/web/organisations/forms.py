"""What is asked for each act on the tree."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.queries.profile import Neighbour
from zerentian.organisations.queries.tree import named_exactly
from zerentian.organisations.vocabulary import Form, How
from zerentian.web.forms import DayField, PlainForm
from zerentian.web.pickers import OrganisationField


def titles(entries: Iterable[Any]) -> list[tuple[str, str]]:
    return [(entry.code, entry.title) for entry in entries]


def same_name(actor: Actor, form: forms.Form) -> None:
    """Let every organisation field of the form accept an exact name typed by hand."""
    for field in form.fields.values():
        if isinstance(field, OrganisationField):
            field.named = lambda words: named_exactly(actor, words, clock.today())


class DatedForm(PlainForm):
    """Every act has a day and, where there is one, a paper. `seen` is the version the page was opened on."""

    on = DayField(label="生效日期", help_text="文件上写的日期，可以早于今天")
    paper = forms.CharField(label="依据文号", max_length=100, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class NameForm(DatedForm):
    name = forms.CharField(label="全称", max_length=100)
    short_name = forms.CharField(label="简称", max_length=40, required=False, help_text="不填就用全称")
    kind = forms.ChoiceField(label="类别", choices=lambda: titles(catalogue().kinds.values()))
    area = forms.ChoiceField(label="领域", choices=lambda: titles(catalogue().areas.values()))
    form = forms.ChoiceField(label="设置形式", choices=Form.choices, initial=Form.REGULAR)
    expected_end = DayField(label="预计撤销日期", required=False, help_text="临时组织要填")
    field_order: Sequence[str] = ("name", "short_name", "kind", "area", "form", "expected_end", "on", "paper")


class FoundForm(NameForm):
    code = forms.CharField(label="组织代码", max_length=40, required=False)
    field_order = ("name", "short_name", "code", "kind", "area", "form", "expected_end", "on", "paper")

    def narrow_kinds(self, allowed: Iterable[str]) -> None:
        """Offer only what may stand under the parent."""
        kinds = catalogue().kinds
        self.fields["kind"].choices = [(code, kinds[code].title) for code in allowed]  # type: ignore[attr-defined]


class MoveForm(DatedForm):
    parent = OrganisationField(label="调整到哪个组织下面")
    field_order = ("parent", "on", "paper")


class SplitForm(DatedForm):
    name = forms.CharField(label="新组织全称", max_length=100)
    short_name = forms.CharField(label="简称", max_length=40, required=False, help_text="不填就用全称")
    kind = forms.ChoiceField(label="类别", choices=lambda: titles(catalogue().kinds.values()))
    area = forms.ChoiceField(label="领域", choices=lambda: titles(catalogue().areas.values()))
    children = forms.MultipleChoiceField(label="分给新组织的下级", required=False, widget=forms.CheckboxSelectMultiple)
    field_order = ("name", "short_name", "kind", "area", "children", "on", "paper")

    def offer(self, children: Iterable[Neighbour]) -> None:
        self.fields["children"].choices = [(child.uid, child.name) for child in children]  # type: ignore[attr-defined]


class MergeForm(DatedForm):
    organisations = forms.MultipleChoiceField(label="并入的组织", widget=forms.CheckboxSelectMultiple)
    field_order = ("organisations", "on", "paper")

    def offer(self, beside: Iterable[Neighbour]) -> None:
        self.fields["organisations"].choices = [(other.uid, other.name) for other in beside]  # type: ignore[attr-defined]


class CloseForm(DatedForm):
    receiver = OrganisationField(label="党员转到哪个组织", required=False, help_text="还有党员的要填")
    field_order = ("on", "receiver", "paper")


class ElectForm(DatedForm):
    years = forms.IntegerField(label="任期（年）", min_value=1, max_value=10, required=False)
    field_order = ("on", "years", "paper")


class PostponeForm(DatedForm):
    until = DayField(label="批准延期至")
    field_order = ("until", "on", "paper")


class WithdrawForm(PlainForm):
    why = forms.CharField(label="为什么撤回", max_length=200, help_text="例如：日期录错了")


class UnitForm(PlainForm):
    name = forms.CharField(label="单位全称", max_length=100)
    sort = forms.ChoiceField(label="单位类型", choices=lambda: titles(catalogue().unit_sorts.values()))
    on = DayField(label="登记日期")


class SurveyForm(PlainForm):
    on = DayField(label="摸排日期")
    full_members = forms.IntegerField(label="正式党员数", min_value=0, max_value=100_000)
    ripe = forms.BooleanField(label="单独建立组织的条件成熟", required=False)


class ReachForm(PlainForm):
    organisation = OrganisationField(label="由哪个党组织联系")
    how = forms.ChoiceField(label="方式", choices=How.choices)
    on = DayField(label="从哪天起")


class GridForm(PlainForm):
    name = forms.CharField(label="网格名称", max_length=100)
    households = forms.IntegerField(label="户数", min_value=1, max_value=100_000, required=False)
    on = DayField(label="设立日期")


class StaffForm(PlainForm):
    branches = forms.MultipleChoiceField(label="网格上的党支部", required=False, widget=forms.CheckboxSelectMultiple)
    on = DayField(label="从哪天起")

    def offer(self, branches: Iterable[Neighbour]) -> None:
        self.fields["branches"].choices = [(b.uid, b.name) for b in branches if b.kind == "branch"]  # type: ignore[attr-defined]
