"""Registering a person, putting right what is known, looking at numbers, finding by a number."""

from typing import Any

from django import forms
from django.urls import reverse

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import in_words
from zerentian.kernel.errors import NotAllowed, Stale
from zerentian.people import actions, messages
from zerentian.people.actions.disclosures import person_find
from zerentian.people.queries.persons import PersonView, person, persons_in_words, require_over
from zerentian.people.vocabulary import Education, MembershipKind, Sex
from zerentian.people.wording import TITLES
from zerentian.web.acts import Done
from zerentian.web.forms import PlainForm
from zerentian.web.people.acts import PeopleAct
from zerentian.web.people.particulars import FACTS, CorrectForm, NumbersAct, RegisterForm, belonging


class RegisterView(NumbersAct, PeopleAct):
    form_class = RegisterForm
    template_name = "people/register.html"
    title, button = "登记人员", "登记"
    lead = "这里没有的人才登记。从别的组织转来的，不要重复登记，请办组织关系转接。"

    def initial(self, actor: Actor) -> dict[str, Any]:
        return super().initial(actor) | {"membership": MembershipKind.FULL.value}  # without it the browser would stand on the empty choice

    def form(self, actor: Actor, **kwargs: Any) -> PlainForm:
        self.sent = super().form(actor, **kwargs)
        return self.sent

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        assert isinstance(self.sent, RegisterForm)
        actions.person_register(
            by=actor,
            organisation=self.uid,
            name=data["name"],
            on=data["on"],
            namesake=data["namesake"],
            facts=self.sent.facts(),
            identity=data["identity"],
            phone=data["phone"],
            sure=data["sure"],
            **belonging(data["membership"]),
        )
        return self.done(f"已登记{data['name']}。")


class PersonAct(NumbersAct):
    """An act on the person named in the address."""

    right = Right.KEEP_PEOPLE

    @property
    def uid(self) -> str:
        return str(self.kwargs["uid"])

    def cancel_url(self) -> str:
        return reverse("people:person", args=[self.uid])

    def allow(self, actor: Actor) -> None:
        require_over(actor, self.right, self.uid)

    def facts(self, actor: Actor) -> dict[str, object]:
        return {"it": person(actor, self.uid)}


class CorrectView(PersonAct):
    form_class = CorrectForm
    template_name = "people/correct.html"
    title, button = "更正登记", "存下"
    lead = "登记错了、漏了的，在这里改。组织关系和岗位的变动，在各自的手续里办。"
    stale = False

    def initial(self, actor: Actor) -> dict[str, Any]:
        it = person(actor, self.uid)
        return {"name": it.name, "seen": it.version} | {field: getattr(it.facts, field) for field in FACTS}

    def form(self, actor: Actor, **kwargs: Any) -> PlainForm:
        self.sent = super().form(actor, **kwargs)
        if isinstance(self.sent, CorrectForm):
            self.sent.fit(person(actor, self.uid))
        return self.sent

    def facts(self, actor: Actor) -> dict[str, object]:
        it = person(actor, self.uid)
        return {"it": it, "differs": differences(it, self.sent.cleaned_data) if self.stale else []}

    def _once(self, actor: Actor, key: str, form: PlainForm) -> tuple[str, Done | None]:
        try:
            return super()._once(actor, key, form)
        except Stale:
            # Both versions are shown: who sends the form again after reading means the present state.
            self.stale = True
            sent = self.request.POST.copy()
            sent["seen"] = str(person(actor, self.uid).version)
            form.data = sent
            raise

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        assert isinstance(self.sent, CorrectForm)
        actions.person_correct(
            by=actor,
            person=self.uid,
            name=data["name"],
            facts=self.sent.facts(),
            identity=self.sent.number("identity"),
            phone=self.sent.number("phone"),
            seen=data["seen"],
            sure=data["sure"],
        )
        return Done(self.cancel_url(), f"{data['name']}的登记已更正。")


def differences(it: PersonView, typed: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(what, as it stands, as it was typed) for every fact in which the two differ."""
    now = {"name": it.name} | {field: getattr(it.facts, field) for field in FACTS}
    differing = [field for field in now if (now[field] or "") != (typed.get(field) or "")]
    return [(TITLES[field], _in_words(field, now[field]), _in_words(field, typed.get(field))) for field in differing]


def _in_words(field: str, value: Any) -> str:
    if not value:
        return "没有登记"
    words = {"sex": dict(Sex.choices), "education": dict(Education.choices)}.get(field)
    if words:
        return str(words.get(value, value))
    return value if isinstance(value, str) else in_words(value)


REASONS = ("核对身份", "联系本人", "办理组织关系转接", "上级要求核实", "核对名册")
OTHER = ("other", "其他")


class UnmaskForm(PlainForm):
    fields_asked = forms.MultipleChoiceField(
        label="看哪个号码", choices=[], widget=forms.CheckboxSelectMultiple, error_messages={"required": messages.WHICH_NUMBERS}
    )
    why = forms.ChoiceField(label="为什么要看", choices=[*((each, each) for each in REASONS), OTHER], widget=forms.RadioSelect)
    reason = forms.CharField(label="是什么事", max_length=180, required=False, help_text="选了“其他”的要写清；不要写号码")

    def fit(self, it: PersonView) -> None:
        held = [("identity", it.numbers.identity), ("phone", bool(it.numbers.phone))]
        self.fields["fields_asked"].choices = [(field, TITLES[field]) for field, there in held if there]  # type: ignore[attr-defined]


class UnmaskView(PersonAct):
    form_class = UnmaskForm
    template_name = "people/unmask.html"
    right = Right.UNMASK
    title, button = "看号码", "看号码"
    lead = "号码只显示一次。谁、什么时候、为什么看，都记下来，本组织管人员的同志看得到。"

    def form(self, actor: Actor, **kwargs: Any) -> PlainForm:
        form = super().form(actor, **kwargs)
        if isinstance(form, UnmaskForm):
            form.fit(person(actor, self.uid))
        return form

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        reason = "，".join(each for each in (data["why"] if data["why"] in REASONS else "", data["reason"]) if each)
        numbers = actions.person_unmask(by=actor, person=self.uid, fields=data["fields_asked"], reason=reason)
        shown = [(TITLES[field], getattr(numbers, field)) for field in data["fields_asked"] if getattr(numbers, field)]
        facts: dict[str, object] = {"it": person(actor, self.uid), "shown": shown, "reason": reason, "at": clock.now()}
        return Done(self.cancel_url(), template="people/unmasked.html", facts=facts)


class NumberForm(PlainForm):
    number = forms.CharField(
        label="身份证号或手机号",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-unkept": "", "spellcheck": "false"}),
        error_messages={"required": messages.NUMBER_MISSING},
    )


class FindNumberView(NumbersAct):
    """Sent as a form, so that a number never stands in an address or in the browser's history."""

    form_class = NumberForm
    template_name = "people/find_number.html"
    title, button = "按身份证号或手机号找人", "找"
    lead = "登记以前先找一找，一个人只登记一次。要写全号，只找得到您范围内的人；每找一次都记下来。"

    def cancel_url(self) -> str:
        return reverse("home")

    def allow(self, actor: Actor) -> None:
        if not actor.tops(Right.KEEP_PEOPLE):
            raise NotAllowed(messages.FIND_NEEDS_RIGHT)

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        found = person_find(by=actor, number=data["number"])
        facts: dict[str, object] = {"people": persons_in_words(actor, found.persons), "elsewhere": found.elsewhere}
        return Done(reverse("people:find_number"), template="people/found_number.html", facts=facts)
