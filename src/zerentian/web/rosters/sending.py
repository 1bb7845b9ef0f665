"""A workbook made in memory, on its way to the one who asked for it."""

from urllib.parse import quote

from django.http import HttpResponse

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook_response(data: bytes, name: str) -> HttpResponse:
    """`name` without its ending; `Cache-Control: no-store` comes with every page."""
    response = HttpResponse(data, content_type=TYPE)
    response["Content-Disposition"] = f"attachment; filename=\"roster.xlsx\"; filename*=UTF-8''{quote(name)}.xlsx"
    return response
