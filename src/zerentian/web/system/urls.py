from django.urls import path

from zerentian.web.system import views

app_name = "system"
urlpatterns = [path("", views.SystemFacts.as_view(), name="facts")]
