"""The two forms: a draft to set, a .docx to measure."""

from typing import Any

from django import forms

from zerentian.gongwen.drafts.kinds import kinds
from zerentian.web.forms import PlainForm
from zerentian.web.incoming import FileOrTextForm, PastedText, SentFile

CHARACTERS_MOST = 200_000  # of a draft that a page shows

NO_FILE = "请选一个 .docx 文件。"
BY_TITLE = "看标题定"


class DraftForm(FileOrTextForm):
    """A file or words, one of the two."""

    file = SentFile(
        label="文稿",
        required=False,
        accept=".docx,.doc,.md,.txt,.pdf",
        help_text="Word、Markdown、文本或 PDF，不超过 50 MB；图片不排",
    )
    text = PastedText(label="或者贴文字", required=False, max_length=CHARACTERS_MOST)
    kind = forms.ChoiceField(label="文种", required=False, help_text="述职报告、主持词这些只按正文的规则排，不排红头")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", BY_TITLE), *((kind.code, kind.title) for kind in kinds())]


class MeasuredForm(PlainForm):
    file = SentFile(
        label="文档",
        required=True,
        accept=".docx",
        error_messages={"required": NO_FILE},
        help_text="只核对 .docx，不超过 50 MB；老格式的 .doc 请先用 Word 或 WPS 另存",
    )
