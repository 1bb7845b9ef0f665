"""The forms in which a person's facts and numbers are typed."""

from typing import Any

from django import forms

from zerentian.organisations.catalogue import catalogue
from zerentian.people.facts import Facts
from zerentian.people.queries.persons import PersonView
from zerentian.people.vocabulary import Education, MembershipKind, RelationFault, Sex
from zerentian.web.acts import ActView
from zerentian.web.forms import DayField, PlainForm

NOT_KNOWN = ("", "没有登记")
FACTS = tuple(Facts.__slots__)
NUMBERS = ("identity", "phone")
ATTACHMENT, FAULT = "attachment.", "fault."  # before the code, in the one list of ways to belong


def number_field(label: str, hint: str = "") -> forms.CharField:
    """Kept by no browser: neither offered again nor put by for an interrupted form."""
    widget = forms.TextInput(attrs={"autocomplete": "off", "data-unkept": "", "spellcheck": "false"})
    return forms.CharField(label=label, max_length=40, required=False, widget=widget, help_text=hint)


class FactsForm(PlainForm):
    sex = forms.ChoiceField(label="性别", choices=[NOT_KNOWN, *Sex.choices], required=False)
    birth = DayField(label="出生日期", required=False)
    ethnicity = forms.CharField(label="民族", max_length=20, required=False)
    education = forms.ChoiceField(label="学历", choices=[NOT_KNOWN, *Education.choices], required=False)
    joined = DayField(label="入党日期", required=False, help_text="支部大会通过为预备党员的日期")
    full_on = DayField(label="转正日期", required=False, help_text="党龄从这天算起")
    work = forms.CharField(label="工作单位及职务", max_length=100, required=False)
    identity = number_field("身份证号", "填了就不用再填出生日期和性别")
    phone = number_field("手机", "座机写区号和横线")
    sure = forms.BooleanField(label="核对过，确实如此", required=False)

    def facts(self) -> Facts:
        return Facts(**{field: self.cleaned_data[field] for field in FACTS})


def ways_to_belong() -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        ("党籍在这里", list(MembershipKind.choices)),
        ("党籍在别处，参加这里的活动", [(ATTACHMENT + each.code, each.title) for each in catalogue().attachments.values()]),
        ("组织关系没有理顺", [(FAULT + code, title) for code, title in RelationFault.choices]),
    ]


def belonging(chosen: str) -> dict[str, str]:
    """The chosen way as arguments of `person_register`."""
    if chosen.startswith(ATTACHMENT):
        return {"attachment": chosen.removeprefix(ATTACHMENT)}
    return {"fault": chosen.removeprefix(FAULT)} if chosen.startswith(FAULT) else {"membership": chosen}


class RegisterForm(FactsForm):
    name = forms.CharField(label="姓名", max_length=100)
    membership = forms.ChoiceField(label="党员类别", choices=ways_to_belong)
    on = DayField(label="从哪天起", help_text="转入、发展或发现的日期")
    namesake = forms.BooleanField(label="同名的另一人", required=False)

    @property
    def first(self) -> list[forms.BoundField]:
        return [self["name"], self["membership"], self["on"]]

    @property
    def later(self) -> list[forms.BoundField]:
        return [self[name] for name in (*FACTS, *NUMBERS)]

    @property
    def asked(self) -> list[forms.BoundField]:
        """Questions that stand in the form only when they were put."""
        return [self[name] for name in ("namesake", "sure") if self[name].errors or (self.is_bound and self[name].value())]

    @property
    def more_open(self) -> bool:
        return any(field.errors or (self.is_bound and field.value()) for field in self.later)


class CorrectForm(FactsForm):
    name = forms.CharField(label="姓名", max_length=100)
    forget_identity = forms.BooleanField(label="删掉已登记的身份证号", required=False)
    forget_phone = forms.BooleanField(label="删掉已登记的手机", required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ("name", *FACTS, "identity", "forget_identity", "phone", "forget_phone", "sure", "seen")

    def fit(self, it: PersonView) -> None:
        """Says which numbers are held; asks to forget only those."""
        for field, held in (("identity", it.numbers.identity), ("phone", bool(it.numbers.phone))):
            if held:
                self.fields[field].help_text = "已登记，这里不显示。不改就空着"
            else:
                del self.fields[f"forget_{field}"]

    @property
    def shown(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name != "sure" or field.errors or (self.is_bound and field.value())]

    def number(self, field: str) -> str | None:
        """None: leave it as it is; "": forget it."""
        typed: str = self.cleaned_data[field]
        return typed or ("" if self.cleaned_data.get(f"forget_{field}") else None)


class NumbersAct(ActView):
    """An act whose form holds numbers: they are taken from no address."""

    def form(self, actor: Any, **kwargs: Any) -> PlainForm:
        if "initial" in kwargs:
            kwargs["initial"] = {name: value for name, value in kwargs["initial"].items() if name not in (*NUMBERS, "number")}
        return super().form(actor, **kwargs)
