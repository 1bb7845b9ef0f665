from django.urls import path

from zerentian.web.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.AccountList.as_view(), name="list"),
    path("open/", views.AccountOpen.as_view(), name="open"),
    path("<str:uid>/", views.AccountPage.as_view(), name="one"),
    path("<str:uid>/reset-password/", views.AccountResetPassword.as_view(), name="reset_password"),
    path("<str:uid>/disable/", views.AccountDisable.as_view(), name="disable"),
    path("<str:uid>/enable/", views.AccountEnable.as_view(), name="enable"),
    path("<str:uid>/reset-code/", views.AccountResetCode.as_view(), name="reset_code"),
]
