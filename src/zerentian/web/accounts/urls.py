from django.urls import path

from zerentian.web.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.AccountList.as_view(), name="list"),
    path("open/", views.AccountOpen.as_view(), name="open"),
    path("<uid:uid>/", views.AccountPage.as_view(), name="one"),
    path("<uid:uid>/reset-password/", views.AccountResetPassword.as_view(), name="reset_password"),
    path("<uid:uid>/disable/", views.AccountDisable.as_view(), name="disable"),
    path("<uid:uid>/enable/", views.AccountEnable.as_view(), name="enable"),
    path("<uid:uid>/reset-code/", views.AccountResetCode.as_view(), name="reset_code"),
]
