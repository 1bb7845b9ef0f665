"""Reports."""

from django.urls import path

from zerentian.web.reports import check

app_name = "reports"
urlpatterns = [
    path("check/", check.CheckView.as_view(), name="check"),
    path("check/findings/", check.FindingsView.as_view(), name="findings"),
]
