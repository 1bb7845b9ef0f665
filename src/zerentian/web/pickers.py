"""Picking an organisation: type a few characters and choose from the list; without a script, type its exact name."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django import forms
from django.http import HttpRequest
from django.urls import reverse

NONE_CALLED = "没有叫“{words}”的组织。请打名称里的几个字或拼音首字母，从列表里选。"
SEVERAL_CALLED = "叫“{words}”的组织不止一个。请从列表里选。"

OFFERED = 12  # options shown at a time: what fits under the box


class Picked(NamedTuple):
    """`uid` of the option chosen from the list, and the words in the box."""

    uid: str
    words: str


class OrganisationPicker(forms.Widget):
    """The list under the box comes from the view `find_view`, template `pickers/options.html`."""

    template_name = "pickers/organisation.html"
    find_view = "organisations:find"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["find"] = reverse(self.find_view)
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Picked:
        return Picked(str(data.get(name) or ""), str(data.get(f"{name}_words") or "").strip())

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}_words" not in data

    def format_value(self, value: Any) -> Any:
        return value if isinstance(value, Picked) else Picked("", "")

    def use_required_attribute(self, initial: Any) -> bool:
        return False


class OrganisationField(forms.Field):
    """Gives the organisation's uid. `named` finds the uids of those that bear exactly a name; the form sets it for its actor."""

    widget = OrganisationPicker

    def __init__(self, *, named: Callable[[str], Sequence[str]] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.named = named

    def clean(self, value: Any) -> str:
        picked = value if isinstance(value, Picked) else Picked("", str(value or ""))
        if picked.uid:
            return picked.uid
        return self._by_name(picked.words) if picked.words else self._nothing()

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(initial != data)

    def _nothing(self) -> str:
        if self.required:
            raise forms.ValidationError(self.error_messages["required"])
        return ""

    def _by_name(self, words: str) -> str:
        found = self.named(words) if self.named else []
        if len(found) == 1:
            return found[0]
        raise forms.ValidationError((SEVERAL_CALLED if found else NONE_CALLED).format(words=words))


def offered(options: list[dict[str, str]], field: str) -> dict[str, object]:
    """What the list under the box shows; one more than is offered tells that there are more."""
    return {"options": options[:OFFERED], "more": len(options) > OFFERED, "field": field}


def words_asked(request: HttpRequest) -> tuple[str, str]:
    """The field a picker asks for and the words typed in it."""
    named = next((name.removesuffix("_words") for name in request.GET if name.endswith("_words")), "")
    field = request.GET.get("field", "") or named
    return field, words_in(request, "q") or words_in(request, f"{field}_words")


def words_in(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\x00", "").strip()[:50]
