from django.urls import path

from zerentian.web.home.views import HomeView

urlpatterns = [path("", HomeView.as_view(), name="home")]
