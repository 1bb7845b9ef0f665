from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "zerentian.web"
    verbose_name = "页面"

    def ready(self) -> None:
        from django.urls import register_converter

        from zerentian.web.converters import UidConverter

        register_converter(UidConverter, "uid")
