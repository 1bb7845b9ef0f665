"""A file made in memory, on its way to the one who asked for it."""

import re
from urllib.parse import quote

from django.http import HttpResponse

TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".md": "text/markdown; charset=utf-8",
}
NAME_MOST = 100  # characters: what every system can store
UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
NAMELESS = "文件"


def file_response(data: bytes, name: str, ending: str) -> HttpResponse:
    """`name` without its ending; `Cache-Control: no-store` comes with every page."""
    fit = UNFIT.sub("", name).strip(" .")[:NAME_MOST] or NAMELESS
    response = HttpResponse(data, content_type=TYPES[ending])
    response["Content-Disposition"] = f"attachment; filename=\"file{ending}\"; filename*=UTF-8''{quote(fit)}{ending}"
    return response
