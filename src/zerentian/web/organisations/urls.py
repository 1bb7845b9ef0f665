"""The tree, the page of one organisation, and what can be done with it."""

from django.urls import path

from zerentian.web.organisations import acts, coverage, page, terms, tree, units

app_name = "organisations"
urlpatterns = [
    path("", tree.TreeView.as_view(), name="tree"),
    path("search/", tree.SearchView.as_view(), name="search"),
    path("find", tree.FindView.as_view(), name="find"),
    path("terms/", terms.TermsView.as_view(), name="terms"),
    path("coverage/", coverage.CoverageView.as_view(), name="coverage"),
    path("coverage/grids/", coverage.GridsView.as_view(), name="grids"),
    path("units/<uid:unit>/survey/", units.SurveyView.as_view(), name="unit_survey"),
    path("units/<uid:unit>/reach/", units.ReachView.as_view(), name="unit_reach"),
    path("acts/<uid:act>/withdraw/", acts.WithdrawView.as_view(), name="withdraw"),
    path("grids/<uid:grid>/staff/", units.StaffView.as_view(), name="grid_staff"),
    path("<uid:uid>/", page.ProfileView.as_view(), name="page"),
    path("<uid:uid>/below/", tree.LevelView.as_view(), name="level"),
    path("<uid:uid>/history/", page.HistoryView.as_view(), name="history"),
    path("<uid:uid>/found/", acts.FoundView.as_view(), name="found"),
    path("<uid:uid>/designate/", acts.DesignateView.as_view(), name="designate"),
    path("<uid:uid>/move/", acts.MoveView.as_view(), name="move"),
    path("<uid:uid>/split/", acts.SplitView.as_view(), name="split"),
    path("<uid:uid>/merge/", acts.MergeView.as_view(), name="merge"),
    path("<uid:uid>/close/", acts.CloseView.as_view(), name="close"),
    path("<uid:uid>/elect/", acts.ElectView.as_view(), name="elect"),
    path("<uid:uid>/postpone/", acts.PostponeView.as_view(), name="postpone"),
    path("<uid:uid>/units/new/", units.RegisterView.as_view(), name="unit_register"),
    path("<uid:uid>/grids/new/", units.OpenView.as_view(), name="grid_open"),
]
