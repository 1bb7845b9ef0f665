"""Official documents."""

from django.urls import path

from zerentian.web.documents import checking, setting

app_name = "documents"
urlpatterns = [
    path("", setting.SettingView.as_view(), name="set"),
    path("file/", setting.FileView.as_view(), name="file"),
    path("template/", setting.TemplateView.as_view(), name="template"),
    path("check/", checking.CheckingView.as_view(), name="check"),
    path("check/mended/", checking.MendedView.as_view(), name="mended"),
]
