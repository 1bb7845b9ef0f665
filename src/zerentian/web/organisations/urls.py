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
    path("units/<str:unit>/survey/", units.SurveyView.as_view(), name="unit_survey"),
    path("units/<str:unit>/reach/", units.ReachView.as_view(), name="unit_reach"),
    path("acts/<str:act>/withdraw/", acts.WithdrawView.as_view(), name="withdraw"),
    path("grids/<str:grid>/staff/", units.StaffView.as_view(), name="grid_staff"),
    path("<str:uid>/", page.ProfileView.as_view(), name="page"),
    path("<str:uid>/below/", tree.LevelView.as_view(), name="level"),
    path("<str:uid>/history/", page.HistoryView.as_view(), name="history"),
    path("<str:uid>/found/", acts.FoundView.as_view(), name="found"),
    path("<str:uid>/designate/", acts.DesignateView.as_view(), name="designate"),
    path("<str:uid>/move/", acts.MoveView.as_view(), name="move"),
    path("<str:uid>/split/", acts.SplitView.as_view(), name="split"),
    path("<str:uid>/merge/", acts.MergeView.as_view(), name="merge"),
    path("<str:uid>/close/", acts.CloseView.as_view(), name="close"),
    path("<str:uid>/elect/", acts.ElectView.as_view(), name="elect"),
    path("<str:uid>/postpone/", acts.PostponeView.as_view(), name="postpone"),
    path("<str:uid>/units/new/", units.RegisterView.as_view(), name="unit_register"),
    path("<str:uid>/grids/new/", units.OpenView.as_view(), name="grid_open"),
]
