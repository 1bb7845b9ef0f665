"""How big a roster file may be. What is over is refused before anything is built in memory."""

BYTES_MOST = 20 * 1024 * 1024  # of the file as it is sent
ROWS_MOST = 100_000
COLUMNS_MOST = 200
CELLS_MOST = 3_000_000  # rows × columns of all sheets together, blank ones too, since each takes memory
ERRORS_MOST = 20_000  # cells such as #N/A in one sheet; each is remembered by its place
TEXT_MOST = 200 * 1024 * 1024  # bytes of text in all cells; a text kept once in the file may stand in a million of them

PARTS_MOST = 2_000  # files inside an .xlsx
UNPACKED_MOST = 200 * 1024 * 1024  # bytes of all parts together
RATIO_MOST = 100  # how many times bigger than packed a part may become
RATIO_FROM = 1024 * 1024  # bytes up to which the ratio does not matter: tiny parts of blanks pack very well
SMALL_PART_MOST = 4 * 1024 * 1024  # bytes of a part that is read as a whole: lists of sheets, of relations, of types
