"""The security administrator's pages: accounts, never the business of those who hold them."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Role
from zerentian.people.actions import accounts as actions
from zerentian.people.queries import accounts as queries
from zerentian.web.acts import ActView, Done
from zerentian.web.forms import PlainForm
from zerentian.web.lists.list import Column, Filter, Row, Rows, Table
from zerentian.web.lists.views import ListView
from zerentian.web.requests import actor_of_request

STATE_MARKS = {queries.ACTIVE: "done", queries.FIRST: "next", queries.DISABLED: "miss"}


def page_of(row: Row) -> str:
    return reverse("accounts:one", args=[row["uid"]])


def _post(row: Row) -> str:
    return queries.post_title(row["post"]) if row["role"] == Role.MEMBER else queries.ROLES[Role(row["role"])]


def _name(row: Row) -> str:
    return str(row["name"]) if row["role"] == Role.MEMBER else queries.ROLES[Role(row["role"])]


def _state(row: Row) -> str:
    return queries.STATES[row["state"]]


ACCOUNTS = Table(
    name="accounts",
    title="账号",
    unit="个",
    columns=[
        Column("name", "姓名", sort="pinyin", show=_name, href=page_of),
        Column("username", "账号名", sort="username"),
        Column("organisation", "组织", sort="organisation"),
        Column("post", "岗位或用途", show=_post),
        Column("state", "状态", sort="state", show=_state, state=lambda row: STATE_MARKS[row["state"]]),
    ],
    filters=[
        Filter("q", "姓名或账号名", queries.called, hint="姓名、拼音、首字母"),
        Filter("state", "状态", lambda rows, chosen: rows.filter(state=chosen), choices=tuple(queries.STATES.items())),
        Filter("role", "用途", lambda rows, chosen: rows.filter(role=chosen), choices=tuple(queries.ROLES.items())),
    ],
    default_sort="name",
    tie="uid",
    row_href=page_of,
    empty_title="还没有账号",
    empty_todo="给有岗位的人开一个账号，他就能登录。",
)


class AccountList(ListView):
    template_name = "accounts/list.html"

    def table(self, actor: Actor) -> Table:
        return ACCOUNTS

    def query(self, actor: Actor) -> Rows:
        return queries.accounts(actor, clock.today())


class AccountPage(View):
    def get(self, request: HttpRequest, uid: str) -> HttpResponse:
        row = queries.account(actor_of_request(request), uid, clock.today())
        facts = {"account": row, "name": _name(row), "post": _post(row), "state": _state(row), "mark": STATE_MARKS[row["state"]]}
        own = actor_of_request(request).uid == uid
        return render(request, "accounts/one.html", facts | {"own": own, "disabled": row["state"] == queries.DISABLED})


class OpenForm(PlainForm):
    person = forms.CharField(label="给谁开")
    username = forms.CharField(
        label="账号名", required=False, max_length=40, help_text="不填就用姓名拼音。小写字母、数字、点、横线、下划线都可以。"
    )


class AccountOpen(ActView):
    """Find the person first (GET q=…), then open; the first password is shown once."""

    form_class = OpenForm
    template_name = "accounts/open.html"
    title, button = "开账号", "开账号"
    lead = "只能给现在有岗位的人开。能看什么、能办什么，由岗位决定，这里不用设。"

    def cancel_url(self) -> str:
        return reverse("accounts:list")

    def facts(self, actor: Actor) -> dict[str, object]:
        words = (self.request.POST.get("q") or self.request.GET.get("q") or "")[:50]
        return {"words": words, "candidates": queries.candidates(actor, words, clock.today())}

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        opened = actions.account_open(by=actor, person=data["person"], username=data["username"])
        return _password_shown(opened, "账号开好了")


class OnAccount(ActView):
    """An act on one account, confirmed on a page of its own."""

    template_name = "accounts/act.html"

    @property
    def uid(self) -> str:
        return str(self.kwargs["uid"])

    def cancel_url(self) -> str:
        return reverse("accounts:one", args=[self.uid])

    def facts(self, actor: Actor) -> dict[str, object]:
        return {"account": queries.account(actor, self.uid, clock.today())}


class AccountResetPassword(OnAccount):
    title, button = "重设密码", "重设密码"
    lead = "会生成一个新的初始密码，只显示一次。原来的密码马上失效，正在登录的也会退出。"

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        return _password_shown(actions.account_reset_password(by=actor, account=self.uid), "密码重设好了")


class AccountDisable(OnAccount):
    title, button = "停用账号", "停用账号"
    lead = "停用以后这个账号不能登录，正在登录的马上退出。以前办过的事都留着，以后可以再启用。"

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.account_disable(by=actor, account=self.uid)
        return Done(self.cancel_url(), "账号已停用。")


class AccountEnable(OnAccount):
    title, button = "启用账号", "启用账号"
    lead = "启用以后可以用原来的密码登录。密码忘了的，再重设一次。"

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.account_enable(by=actor, account=self.uid)
        return Done(self.cancel_url(), "账号已启用。")


class AccountResetCode(OnAccount):
    title, button = "重设登录验证码", "重设登录验证码"
    lead = "换了手机或手机丢了时用。原来手机上的验证码和备用码都失效，正在登录的马上退出；管理员下次登录要重新设置。"

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.account_reset_code(by=actor, account=self.uid)
        return Done(self.cancel_url(), "登录验证码已重设。")


def _password_shown(opened: actions.Opened, title: str) -> Done:
    url = reverse("accounts:one", args=[opened.uid])
    return Done(url, template="accounts/password.html", facts={"opened": opened, "title": title})
