"""Every address of the product, on one screen."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path

SIGN_IN: list[URLPattern | URLResolver] = [
    path("login/", account.login, name="account_login"),
    path("logout/", login_not_required(account.logout), name="account_logout"),  # also for who is half signed in, at the code page
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("code/", mfa.authenticate, name="mfa_authenticate"),
    path("code/again/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("code/mine/", mfa.index, name="mfa_index"),
    path("code/set-up/", totp.activate_totp, name="mfa_activate_totp"),
    path("code/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("code/reserve/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("code/reserve/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in/", include(SIGN_IN)),
    path("organisations/", include("zerentian.web.organisations.urls")),
    path("people/", include("zerentian.web.people.urls")),
    path("rosters/", include("zerentian.web.rosters.urls")),
    path("reports/", include("zerentian.web.reports.urls")),
    path("documents/", include("zerentian.web.documents.urls")),
    path("accounts/", include("zerentian.web.accounts.urls")),
    path("system/", include("zerentian.web.system.urls")),
    path("audit/", include("zerentian.web.audit.urls")),
    path("", include("zerentian.web.home.urls")),
]

handler400 = "zerentian.web.errors.bad_request"
handler403 = "zerentian.web.errors.forbidden"
handler404 = "zerentian.web.errors.not_found"
handler500 = "zerentian.web.errors.fault"
