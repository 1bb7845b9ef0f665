from django.apps import AppConfig


class RostersConfig(AppConfig):
    name = "zerentian.rosters"
    verbose_name = "名册"
