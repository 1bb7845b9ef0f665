"""How big a roster file may be. What is over is refused before anything is built in memory."""

from zerentian.files.limits import Limits

BYTES_MOST = 20 * 1024 * 1024  # of the file as it is sent
ROWS_MOST = 100_000
COLUMNS_MOST = 200
CELLS_MOST = 3_000_000  # rows × columns of all sheets together, blank ones too, since each takes memory
ERRORS_MOST = 20_000  # cells such as #N/A in one sheet; each is remembered by its place
TEXT_MOST = 200 * 1024 * 1024  # bytes of text in all cells; a text kept once in the file may stand in a million of them

PACKED = Limits()  # what an .xlsx may hold
