"""Pages of a PDF as pictures that stand in the page itself."""

from base64 import b64encode

from zerentian.gongwen.pdf.pictures import page_count, pictures

WIDTH = 794  # pixels of a picture: A4 at the size of a screen


def pages_of(pdf: bytes, most: int) -> tuple[list[str], int]:
    """(addresses of the pictures of the first pages, how many pages there are)."""
    shown = pictures(pdf, width=WIDTH, most=most)
    return [f"data:image/png;base64,{b64encode(page).decode()}" for page in shown], page_count(pdf)
