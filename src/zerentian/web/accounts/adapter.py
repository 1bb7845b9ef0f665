"""How signing in differs from allauth's habit: nobody signs up, and changing a password is an act that stands in the journal."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

from zerentian.people.actions.accounts import account_change_password
from zerentian.web.requests import actor_of_request


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "账号或密码不对。",
        "enter_current_password": "原密码不对，请重新填。",
        "incorrect_password": "密码不对，请重新填。",
        "too_many_login_attempts": "试得太多了，请等 15 分钟再来。",
        "account_inactive": "这个账号已停用。",
        "same_as_current": "新密码和原密码一样，请换一个。",
        "rate_limited": "点得太快了，请等一分钟再试。",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Setting up the first second factor follows right after sign-in; later changes ask for the password or a code again."""
        return is_mfa_enabled(context.request.user)

    def set_password(self, user: Any, password: str) -> None:
        account_change_password(by=actor_of_request(context.request), password=password)
        user.refresh_from_db()  # so that this session goes on with the new password while the others end

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return "/"


class CodeAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "验证码不对。请看手机上现在这一组 6 位数字，再填一次。",
        "cannot_delete_authenticator": "登录验证码现在不能去掉。",
        "cannot_generate_recovery_codes": "先设好登录验证码，才有备用码。",
    }
