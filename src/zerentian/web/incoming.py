"""What people send to have it read: a file, or words pasted into the page."""

from typing import Any

from django import forms

from zerentian.reading.documents.opening import BYTES_MOST
from zerentian.web.forms import PlainForm

NOTHING_SENT = "请选一个文件，或者把文字贴在下面。"
BOTH_SENT = "选了文件，又贴了文字，不知道看哪一份。请只留一样。"
TOO_BIG = "文件超过 {most} MB，没有读。请删掉图片，或者另存为纯文本再传。"


class SentFile(forms.FileField):
    """A file that may be empty: what is wrong with it is said by those who open it. `accept`: endings that the browser offers."""

    def __init__(self, *, accept: str, **kwargs: Any) -> None:
        super().__init__(allow_empty_file=True, widget=forms.FileInput(attrs={"accept": accept}), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file.size > BYTES_MOST:
            raise forms.ValidationError(TOO_BIG.format(most=BYTES_MOST // 2**20))
        return file


class PastedText(forms.CharField):
    widget = forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"})

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").replace("\x00", "")


class FileOrTextForm(PlainForm):
    """Its fields `file` and `text`: one of the two."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not data["file"] and not data["text"].strip():
            self.add_error("file", NOTHING_SENT)
        if not self.errors and data["file"] and data["text"].strip():
            self.add_error("file", BOTH_SENT)
        return data
