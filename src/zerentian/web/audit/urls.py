from django.urls import path

from zerentian.web.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.AuditList.as_view(), name="list"),
    path("verify/", views.AuditVerify.as_view(), name="verify"),
]
