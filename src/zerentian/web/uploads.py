"""Files that people send: held in memory while they are looked at, never put on the disk."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

from zerentian.reading.documents import opening as reports
from zerentian.rosters.sheets import limits as rosters

BYTES_MOST = max(reports.BYTES_MOST, rosters.BYTES_MOST)  # held; each form has its own limit and its own sentence


class MemoryOnly(FileUploadHandler):
    """A file over the limit arrives without its content but with its size, so that the form can say what is wrong.

    Of those who are not signed in nothing is held.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        account = getattr(self.request, "user", None)
        self.most = BYTES_MOST if account is not None and account.is_authenticated else 0
        self.held, self.size = BytesIO(), 0
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size += len(raw_data)
        if self.size <= self.most:
            self.held.write(raw_data)
        elif self.held.tell():
            self.held = BytesIO()

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.held.seek(0)
        return InMemoryUploadedFile(
            self.held, self.field_name, self.file_name or "", self.content_type or "", self.size, self.charset, self.content_type_extra
        )
