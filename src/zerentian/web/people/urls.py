"""People of an organisation, one person, appointing and ending posts."""

from django.urls import path

from zerentian.web.people import acts, page, roster

app_name = "people"
urlpatterns = [
    path("of/<uid:uid>/", roster.RosterView.as_view(), name="roster"),
    path("of/<uid:uid>/register/", acts.RegisterView.as_view(), name="register"),
    path("of/<uid:uid>/appoint/", acts.AppointView.as_view(), name="appoint"),
    path("posts/<uid:post>/end/", acts.EndView.as_view(), name="end"),
    path("vacancies/", roster.VacanciesView.as_view(), name="vacancies"),
    path("find", page.FindView.as_view(), name="find"),
    path("<uid:uid>/", page.PersonView.as_view(), name="person"),
]
