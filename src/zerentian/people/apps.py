from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "zerentian.people"
    verbose_name = "人员"

    def ready(self) -> None:
        from django.core import checks

        from zerentian.organisations.endings import register
        from zerentian.people.endings import people_leave
        from zerentian.people.registry import check_registry

        checks.register(check_registry)
        register(people_leave)
