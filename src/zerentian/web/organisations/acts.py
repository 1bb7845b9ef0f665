"""The pages on which the tree is changed. Each is a form and the one action it calls."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.errors import Refusal, Stale
from zerentian.organisations import actions
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.queries.profile import HistoryLine, Profile, act_line, neighbours, profile
from zerentian.organisations.queries.rights import require_change, require_change_below
from zerentian.organisations.vocabulary import Form
from zerentian.people.queries.effects import move_effects
from zerentian.people.queries.members import member_count
from zerentian.web.acts import ActView, Done
from zerentian.web.forms import PlainForm
from zerentian.web.organisations.forms import (
    CloseForm,
    DatedForm,
    ElectForm,
    FoundForm,
    MergeForm,
    MoveForm,
    NameForm,
    PostponeForm,
    SplitForm,
    WithdrawForm,
    same_name,
)
from zerentian.web.requests import actor_of_request


class TreeAct(ActView):
    """An act on the organisation named in the address."""

    form_class: type[PlainForm] = DatedForm
    template_name = "organisations/act.html"

    @property
    def uid(self) -> str:
        return str(self.kwargs["uid"])

    def cancel_url(self) -> str:
        return reverse("organisations:page", args=[self.uid])

    def allow(self, actor: Actor) -> None:
        require_change(actor, self.uid)

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today(), "seen": profile(actor, self.uid).version}

    def facts(self, actor: Actor) -> dict[str, object]:
        return {"it": profile(actor, self.uid)}

    def form(self, actor: Actor, **kwargs: Any) -> PlainForm:
        form = super().form(actor, **kwargs)
        same_name(actor, form)
        self.prepare(form, actor, profile(actor, self.uid))
        return form

    def prepare(self, form: PlainForm, actor: Actor, it: Profile) -> None:
        """Fill what depends on the organisation: choices and hints."""

    def _once(self, actor: Actor, key: str, form: PlainForm) -> tuple[str, Done | None]:
        try:
            return super()._once(actor, key, form)
        except Stale:
            # The sentence leaves the choice to the person: who sends the form again after reading it means the present state.
            sent = self.request.POST.copy()
            sent["seen"] = str(profile(actor, self.uid).version)
            form.data = sent
            raise

    def done(self, said: str) -> Done:
        return Done(self.cancel_url(), said)


class FoundView(TreeAct):
    form_class = FoundForm
    title, button = "在下面设立组织", "设立"

    def allow(self, actor: Actor) -> None:
        require_change_below(actor, self.uid)

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today(), "area": profile(actor, self.uid).area}

    def prepare(self, form: PlainForm, actor: Actor, it: Profile) -> None:
        if isinstance(form, FoundForm):
            form.narrow_kinds(catalogue().kinds[it.kind].may_contain)

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        uid = actions.organisation_found(by=actor, parent=self.uid, **_named(data), code=data["code"])
        return Done(reverse("organisations:page", args=[uid]), f"已设立{data['name']}。")


def _named(data: dict[str, Any]) -> dict[str, Any]:
    keys = ("name", "short_name", "kind", "area", "on", "paper", "expected_end")
    return {key: data[key] for key in keys} | {"form": Form(data["form"])}


class DesignateView(TreeAct):
    form_class = NameForm
    title, button = "更名或改设", "存下"
    lead = "改名称、类别（比如党支部升为党总支）、领域或设置形式。以前的名称留在沿革里。"

    def initial(self, actor: Actor) -> dict[str, Any]:
        it = profile(actor, self.uid)
        keys = ("name", "short_name", "kind", "area", "form", "expected_end")
        return super().initial(actor) | {key: getattr(it, key) for key in keys}

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.organisation_designate(by=actor, organisation=self.uid, **_named(data), seen=data["seen"])
        return self.done("已存下，以前的名称和类别在沿革里看得到。")


class MoveView(TreeAct):
    """First what would change, then the act: nothing is written until the second button."""

    form_class = MoveForm
    title, button = "调整隶属", "看看会怎样"
    lead = "连同下面的所有组织一起调整。先看会有什么变化，再定。"

    def post(self, request: HttpRequest, **kwargs: str) -> HttpResponse:
        if "sure" in request.POST:
            return super().post(request, **kwargs)
        actor = actor_of_request(request)
        form, key = self.form(actor, data=request.POST), request.POST.get("submission", "")
        if not form.is_valid():
            return self._shown(request, actor, form, key, status=422)
        try:
            self.effects = move_effects(actor, self.uid, form.cleaned_data["parent"], form.cleaned_data["on"])
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
            return self._shown(request, actor, form, key, status=refusal.status)
        self.template_name = "organisations/move_preview.html"
        return self._shown(request, actor, form, key)

    def facts(self, actor: Actor) -> dict[str, object]:
        return super().facts(actor) | {"effects": getattr(self, "effects", None)}

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.organisation_move(
            by=actor, organisation=self.uid, parent=data["parent"], on=data["on"], paper=data["paper"], seen=data["seen"]
        )
        return self.done("已调整。上级和下级的台账、权限从现在起按新的隶属算，以前的样子按日期还看得到。")


class SplitView(TreeAct):
    form_class = SplitForm
    title, button = "分设", "分设"
    lead = "在旁边新设一个组织，把选中的下级分过去。原来的组织继续存在。"

    def initial(self, actor: Actor) -> dict[str, Any]:
        it = profile(actor, self.uid)
        return super().initial(actor) | {"kind": it.kind, "area": it.area}

    def prepare(self, form: PlainForm, actor: Actor, it: Profile) -> None:
        if isinstance(form, SplitForm):
            form.offer(neighbours(actor, self.uid)[1])

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        part = actions.NewPart(data["name"], data["kind"], data["area"], data["short_name"], tuple(data["children"]))
        new = actions.organisation_split(
            by=actor, organisation=self.uid, into=[part], on=data["on"], paper=data["paper"], seen=data["seen"]
        )
        return Done(reverse("organisations:page", args=[new[0]]), f"已分设{data['name']}，分过来的下级都在下面。")


class MergeView(TreeAct):
    form_class = MergeForm
    title, button = "并入其他组织", "合并"
    lead = "选中的组织并到这里来：它们的下级和党员转过来，任职结束，组织撤销。"

    def prepare(self, form: PlainForm, actor: Actor, it: Profile) -> None:
        if isinstance(form, MergeForm):
            form.offer(neighbours(actor, self.uid)[0] if it.may_change else [])  # beside it may lie what the actor does not see

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.organisation_merge(
            by=actor, organisations=data["organisations"], into=self.uid, on=data["on"], paper=data["paper"], seen=data["seen"]
        )
        return self.done(f"已合并 {len(data['organisations'])} 个组织。")


class CloseView(TreeAct):
    form_class = CloseForm
    title, button = "撤销", "撤销"

    def facts(self, actor: Actor) -> dict[str, object]:
        return super().facts(actor) | {"members": member_count(actor, self.uid)}

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.organisation_close(
            by=actor, organisation=self.uid, on=data["on"], receiver=data["receiver"] or None, paper=data["paper"], seen=data["seen"]
        )
        return self.done("已撤销。它的记录都留着，只是不再计入。")


class ElectView(TreeAct):
    form_class = ElectForm
    title, button = "登记换届", "登记"

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today()}

    def prepare(self, form: PlainForm, actor: Actor, it: Profile) -> None:
        usual = catalogue().term_years(it.kind, it.area)
        form.fields["years"].help_text = f"不填按办法：{usual} 年" if usual else "这类组织不换届"

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.organisation_elect(by=actor, organisation=self.uid, on=data["on"], years=data["years"], paper=data["paper"])
        return self.done("已登记换届，新的到期日已算好。")


class PostponeView(TreeAct):
    form_class = PostponeForm
    title, button = "登记延期换届", "登记"
    lead = "上级批准延期的才登记。"

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today()}

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.organisation_postpone(by=actor, organisation=self.uid, until=data["until"], on=data["on"], paper=data["paper"])
        return self.done("已登记延期，新的到期日已算好。")


class WithdrawView(ActView):
    """The address names an act; what it did is shown beside the question why."""

    form_class = WithdrawForm
    template_name = "organisations/withdraw.html"
    title, button = "撤回录错的变动", "撤回"
    lead = "恢复成这条变动以前的样子。这条仍留在沿革里，标明撤回和原因。"

    def about(self) -> tuple[str, HistoryLine]:
        return act_line(actor_of_request(self.request), str(self.kwargs["act"]))

    def allow(self, actor: Actor) -> None:
        require_change(actor, self.about()[0])

    def cancel_url(self) -> str:
        return reverse("organisations:history", args=[self.about()[0]])

    def facts(self, actor: Actor) -> dict[str, object]:
        uid, line = self.about()
        return {"it": profile(actor, uid), "line": line}

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.act_withdraw(by=actor, act=str(self.kwargs["act"]), why=data["why"])
        return Done(self.cancel_url(), "已撤回，恢复成以前的样子。")
