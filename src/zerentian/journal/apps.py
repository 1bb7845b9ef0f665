from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "zerentian.journal"
    verbose_name = "日志"
