"""Units and grids: entered once, surveyed, reached by an organisation, staffed by branches."""

from typing import Any

from django.urls import reverse

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.organisations import actions
from zerentian.organisations.queries.coverage import grid_place, grid_view, unit_view
from zerentian.organisations.queries.profile import neighbours
from zerentian.organisations.queries.rights import require_change_below
from zerentian.organisations.vocabulary import How
from zerentian.web.acts import ActView, Done
from zerentian.web.forms import PlainForm
from zerentian.web.organisations.acts import TreeAct
from zerentian.web.organisations.forms import GridForm, ReachForm, StaffForm, SurveyForm, UnitForm, same_name


class RegisterView(TreeAct):
    form_class = UnitForm
    title, button = "登记单位", "登记"
    lead = "辖区或系统里的企业、社会组织、机关、学校、楼院。有没有党组织都登记，覆盖率从这里算。"

    def allow(self, actor: Actor) -> None:
        require_change_below(actor, self.uid)

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today()}

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        uid = actions.unit_register(by=actor, place=self.uid, name=data["name"], sort=data["sort"], on=data["on"])
        return Done(reverse("organisations:unit_survey", args=[uid]), f"已登记{data['name']}。接着可以记摸排结果。")


class UnitAct(ActView):
    template_name = "organisations/unit_act.html"

    @property
    def uid(self) -> str:
        return str(self.kwargs["unit"])

    def cancel_url(self) -> str:
        return reverse("organisations:coverage")

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today()}

    def facts(self, actor: Actor) -> dict[str, object]:
        return {"unit": unit_view(actor, self.uid)}

    def form(self, actor: Actor, **kwargs: Any) -> PlainForm:
        form = super().form(actor, **kwargs)
        same_name(actor, form)
        return form

    def back(self, said: str) -> Done:
        return Done(reverse("organisations:unit_survey", args=[self.uid]), said)


class SurveyView(UnitAct):
    form_class = SurveyForm
    title, button = "记摸排结果", "存下"

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.unit_survey(by=actor, unit=self.uid, on=data["on"], full_members=data["full_members"], ripe=data["ripe"])
        return self.back("已存下，覆盖率已按这次摸排重算。")


class ReachView(UnitAct):
    form_class = ReachForm
    title, button = "登记联系的党组织", "存下"

    def allow(self, actor: Actor) -> None:
        require_change_below(actor, unit_view(actor, self.uid).place_uid)

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        how = How(data["how"])
        actions.unit_reach(by=actor, unit=self.uid, organisation=data["organisation"], how=how, on=data["on"])
        return self.back("已存下，以前的联系到这天为止。")


class OpenView(TreeAct):
    form_class = GridForm
    title, button = "设网格", "存下"

    def allow(self, actor: Actor) -> None:
        require_change_below(actor, self.uid)

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today()}

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        uid = actions.grid_open(by=actor, place=self.uid, name=data["name"], on=data["on"], households=data["households"])
        return Done(reverse("organisations:grid_staff", args=[uid]), f"已设{data['name']}。接着选网格上的党支部。")


class StaffView(ActView):
    form_class = StaffForm
    template_name = "organisations/grid_act.html"
    title, button = "网格上的党支部", "存下"
    lead = "选上的从这天起算，没选的到这天为止。一网格一支部、多网格一支部、一网格多支部都可以。"

    @property
    def uid(self) -> str:
        return str(self.kwargs["grid"])

    def allow(self, actor: Actor) -> None:
        require_change_below(actor, grid_place(actor, self.uid))

    def cancel_url(self) -> str:
        return reverse("organisations:grids")

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today(), "branches": [uid for uid, _ in grid_view(actor, self.uid).branches]}

    def facts(self, actor: Actor) -> dict[str, object]:
        return {"grid": grid_view(actor, self.uid)}

    def form(self, actor: Actor, **kwargs: Any) -> PlainForm:
        form = super().form(actor, **kwargs)
        if isinstance(form, StaffForm):
            form.offer(neighbours(actor, grid_place(actor, self.uid))[1])
        return form

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.grid_staff(by=actor, grid=self.uid, branches=data["branches"], on=data["on"])
        return Done(reverse("organisations:grid_staff", args=[self.uid]), "已存下。")
