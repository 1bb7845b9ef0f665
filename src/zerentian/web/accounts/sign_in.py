"""Forms of signing in, in our words; wrong passwords and wrong codes share one count."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

from zerentian.web.accounts.lockout import Attempts, may_try, wrong_code

FILL_IN = "请填{}。"


def _say(form: forms.Form, labels: dict[str, str]) -> None:
    """Our labels and sentences; autofill and errors need no placeholder."""
    for name, label in labels.items():
        field = form.fields[name]
        field.label = label
        field.error_messages["required"] = FILL_IN.format(label)
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs["class"] = "form-control"
        field.help_text = ""


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"login": "账号", "password": "密码"})
        self.fields["login"].widget.attrs.update(autocapitalize="none", spellcheck="false")

    def clean_login(self) -> str:
        return str(super().clean_login()).lower()

    def clean(self) -> Any:
        try:
            return super().clean()
        except forms.ValidationError:
            raise forms.ValidationError(f"账号或密码不对。{self._warning()}") from None

    def _warning(self) -> str:
        left = Attempts().tries_left(self.request, {"username": self.cleaned_data["login"]})
        return f"再错 {left} 次要等 15 分钟。" if left else "现在要等 15 分钟。"


class PasswordForm(ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"oldpassword": "原密码", "password1": "新密码", "password2": "再填一次新密码"})
        self.fields["password1"].help_text = "至少 12 个字，字母、数字、符号混着用。不要用账号名，也不要用常见的密码。"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("password1") and cleaned.get("password1") == cleaned.get("oldpassword"):
            self.add_error("password1", "新密码和原密码一样，请换一个。")
        return cleaned


class PasswordAgainForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"password": "密码"})


class _CountedCode:
    """A one-time code is tried only while tries are left, and a wrong one counts."""

    user: Any

    def clean_code(self) -> Any:
        name = self.user.get_username()
        if not may_try(context.request, name):
            raise forms.ValidationError("试得太多了，请等 15 分钟再来。")
        try:
            return super().clean_code()  # type: ignore[misc]
        except forms.ValidationError:
            wrong_code(context.request, name)
            raise


def _say_code(form: forms.Form) -> None:
    _say(form, {"code": "验证码"})
    form.fields["code"].widget.attrs.update(inputmode="numeric", autofocus=True)


class CodeForm(_CountedCode, mfa.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_code(self)


class CodeAgainForm(_CountedCode, mfa.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_code(self)


class SetUpCodeForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_code(self)

    def clean_code(self) -> Any:
        code = super().clean_code()
        # The right code from the new phone is proof enough for the page with the reserve codes that follows.
        record_authentication(context.request, self.user, method="mfa", reauthenticated=True)
        return code
