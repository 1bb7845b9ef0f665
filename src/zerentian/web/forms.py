"""Forms of the house: our sentences for what every form can get wrong, and the classes of the look."""

from typing import Any

from django import forms

SENTENCES = {
    "required": "请填{label}。",
    "invalid": "{label}没有看懂，请核对。",
    "invalid_choice": "{label}里没有这一项，请从列表里选。",
    "max_length": "{label}太长了，最多 {limit} 个字。",
}
DATE_SENTENCE = "{label}要写成日期，例如 2026-03-01。"


class PlainForm(forms.Form):
    """Required is checked by us and said in Chinese, so the browser's own bubbles stay away."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _dress(field)


class DayField(forms.DateField):
    """A day, picked in the browser's own calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _dress(field: forms.Field) -> None:
    label = str(field.label or "")
    limit = getattr(field, "max_length", None) or ""
    for code, sentence in SENTENCES.items():
        if code in field.error_messages or code == "max_length":
            field.error_messages[code] = sentence.format(label=label, limit=limit)
    if isinstance(field, forms.DateField):
        field.error_messages["invalid"] = DATE_SENTENCE.format(label=label)
    for validator in field.validators:
        if getattr(validator, "code", "") == "max_length":
            vars(validator)["message"] = field.error_messages["max_length"]
    css = _css(field.widget)
    if css:
        field.widget.attrs.setdefault("class", css)
    if field.required:
        field.widget.attrs["aria-required"] = "true"


def _css(widget: forms.Widget) -> str:
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return ""
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input"
    if isinstance(widget, forms.Select):
        return "form-select"
    return "form-control" if isinstance(widget, forms.Textarea | forms.widgets.Input) and not widget.is_hidden else ""
