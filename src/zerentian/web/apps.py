from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "zerentian.web"
    verbose_name = "页面"
