"""Rosters in and out."""

from django.urls import path

from zerentian.web.rosters import acts, exports, page, start

app_name = "rosters"
urlpatterns = [
    path("", start.RostersView.as_view(), name="list"),
    path("open/", start.OpenView.as_view(), name="open"),
    path("blank/", start.BlankView.as_view(), name="blank"),
    path("export/", exports.ExportView.as_view(), name="export"),
    path("requests/", exports.RequestsView.as_view(), name="requests"),
    path("requests/<uid:uid>/", exports.RequestPage.as_view(), name="request"),
    path("requests/<uid:uid>/take/", exports.TakeView.as_view(), name="take"),
    path("requests/<uid:uid>/agree/", exports.AgreeView.as_view(), name="agree"),
    path("requests/<uid:uid>/decline/", exports.DeclineView.as_view(), name="decline"),
    path("<uid:uid>/", page.ImportPage.as_view(), name="import"),
    path("<uid:uid>/progress/", page.ProgressView.as_view(), name="progress"),
    path("<uid:uid>/annotated/", page.AnnotatedView.as_view(), name="annotated"),
    path("<uid:uid>/map/", acts.MapView.as_view(), name="map"),
    path("<uid:uid>/settle/", acts.SettleView.as_view(), name="settle"),
    path("<uid:uid>/write/", acts.WriteView.as_view(), name="write"),
    path("<uid:uid>/resume/", acts.ResumeView.as_view(), name="resume"),
    path("<uid:uid>/discard/", acts.DiscardView.as_view(), name="discard"),
]
