"""Home differs by role: each answers one question and leads to the act."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right, Role
from zerentian.organisations.queries.recent import recent_acts
from zerentian.organisations.queries.terms import term_counts, terms, with_paths
from zerentian.organisations.queries.tree import roots
from zerentian.organisations.rules import TermState
from zerentian.people.queries.posts import vacancies
from zerentian.web.requests import actor_of_request

SHOWN = 6


class HomeView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        actor = actor_of_request(request)
        leads: dict[Role, str] = {Role.SYSTEM: "system:facts", Role.SECURITY: "accounts:list", Role.AUDIT: "audit:list"}
        if actor.role in leads:
            return redirect(leads[actor.role])
        return render(request, "home/organisations.html", _facts(actor)) if actor.tops(Right.SEE) else render(request, "home/no_post.html")


def _facts(actor: Actor) -> dict[str, object]:
    today = clock.today()
    due = terms(actor, today)
    counts = term_counts(due)
    empty = vacancies(actor, today)
    own = roots(actor, today).nodes
    pressing = [row for row in due if row.state in (TermState.LATE, TermState.SOON)][:SHOWN]
    return {
        "own": own,
        "total": sum(1 + node.below for node in own),
        "late": counts[TermState.LATE],
        "soon": counts[TermState.SOON],
        "unknown": counts[TermState.NONE],
        "pressing": with_paths(actor, pressing, today),
        "vacancies": empty[:SHOWN],
        "vacant": len(empty),
        "acts": recent_acts(actor, today, SHOWN),
        "may_change": bool(actor.tops(Right.CHANGE_TREE)),
    }
