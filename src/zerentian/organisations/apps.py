from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "zerentian.organisations"
    verbose_name = "组织"
