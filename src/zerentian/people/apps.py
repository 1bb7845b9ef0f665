from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "zerentian.people"
    verbose_name = "人员"

    def ready(self) -> None:
        from zerentian.organisations.endings import register
        from zerentian.people.endings import people_leave

        register(people_leave)
