"""Registering people, appointing to posts, ending posts."""

from typing import Any

from django import forms
from django.urls import reverse

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.organisations.catalogue import catalogue
from zerentian.people import actions
from zerentian.people.queries.rights import require_keep_people
from zerentian.people.queries.rosters import PostRow, named_exactly, post_row
from zerentian.people.vocabulary import MembershipKind
from zerentian.web.acts import ActView, Done
from zerentian.web.forms import DayField, PlainForm
from zerentian.web.organisations.acts import TreeAct
from zerentian.web.pickers import OrganisationField, OrganisationPicker


class PersonPicker(OrganisationPicker):
    find_view = "people:find"


class PersonField(OrganisationField):
    widget = PersonPicker


class RegisterForm(PlainForm):
    name = forms.CharField(label="姓名", max_length=100)
    membership = forms.ChoiceField(label="党员类别", choices=MembershipKind.choices)
    on = DayField(label="从哪天起", help_text="转入或发展的日期")
    namesake = forms.BooleanField(label="同名的另一人", required=False)


class AppointForm(PlainForm):
    person = PersonField(label="谁")
    kind = forms.ChoiceField(label="岗位", choices=lambda: [(post.code, post.title) for post in catalogue().posts.values()])
    on = DayField(label="任职日期")
    paper = forms.CharField(label="任免文号", max_length=100, required=False)


class EndForm(PlainForm):
    on = DayField(label="免职日期", help_text="从这天起不再担任，权限马上收回")
    paper = forms.CharField(label="任免文号", max_length=100, required=False)


class PeopleAct(TreeAct):
    def allow(self, actor: Actor) -> None:
        require_keep_people(actor, self.uid)

    def cancel_url(self) -> str:
        return reverse("people:roster", args=[self.uid])

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today()}


class RegisterView(PeopleAct):
    form_class = RegisterForm
    title, button = "登记人员", "登记"
    lead = "这里没有的人才登记。从别的组织转来的，不要重复登记。"

    def initial(self, actor: Actor) -> dict[str, Any]:
        return super().initial(actor) | {"membership": MembershipKind.FULL.value}  # without it the browser would stand on the empty choice

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.person_register(
            by=actor,
            organisation=self.uid,
            name=data["name"],
            on=data["on"],
            membership=data["membership"],
            namesake=data["namesake"],
        )
        return self.done(f"已登记{data['name']}。")


class AppointView(PeopleAct):
    form_class = AppointForm
    title, button = "任命", "任命"
    lead = "任命以后，这个岗位能办的事马上能办。"

    def form(self, actor: Actor, **kwargs: Any) -> PlainForm:
        form = super().form(actor, **kwargs)
        field = form.fields["person"]
        if isinstance(field, PersonField):
            field.named = lambda words: named_exactly(actor, words)
        return form

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.post_appoint(by=actor, organisation=self.uid, person=data["person"], kind=data["kind"], on=data["on"], paper=data["paper"])
        return self.done("已任命。")


class EndView(ActView):
    form_class = EndForm
    template_name = "people/end.html"
    title, button = "免职", "免职"

    def row(self, actor: Actor) -> PostRow:
        return post_row(actor, str(self.kwargs["post"]))

    def allow(self, actor: Actor) -> None:
        require_keep_people(actor, self.row(actor).organisation_uid)

    def cancel_url(self) -> str:
        return reverse("people:roster", args=[self.row(self.request.actor).organisation_uid])  # type: ignore[attr-defined]

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today()}

    def facts(self, actor: Actor) -> dict[str, object]:
        return {"row": self.row(actor)}

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        row = self.row(actor)
        actions.post_end(by=actor, post=row.uid, on=data["on"], paper=data["paper"])
        return Done(reverse("people:roster", args=[row.organisation_uid]), f"已免去{row.person}的{row.title}，权限已收回。")
