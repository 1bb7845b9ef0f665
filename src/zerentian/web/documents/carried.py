"""What a page of results carries with it, so that a file can be made from it without anything having been kept here.

Signed for the account: only what was read or mended here, for this person, ever comes out as a file.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from django.core import signing

from zerentian.gongwen.blocks import Document
from zerentian.gongwen.drafts.plain_data import data_of, document_from
from zerentian.kernel.actor import Actor
from zerentian.kernel.errors import Invalid

FILE_MOST = 1_400_000  # bytes of a file that a form can bring back, which takes 2.5 MB at most
TEXT_MOST = 2_400_000  # characters, the same for a document

NOT_OURS = "这张表单不完整。请回到上一页再来一次。"


def carry_document(actor: Actor, document: Document) -> str:
    """ "" where it is too long to be carried."""
    carried = signing.dumps(data_of(document), salt=_salt(actor, "draft"), compress=True)
    return carried if len(carried) <= TEXT_MOST else ""


def carried_document(actor: Actor, sent: str) -> Document:
    """Raises Invalid."""
    try:
        return document_from(signing.loads(sent, salt=_salt(actor, "draft")))
    except signing.BadSignature:
        raise Invalid(NOT_OURS) from None


def carry_file(actor: Actor, name: str, data: bytes) -> str:
    """ "" where it is too big to be carried."""
    if len(data) > FILE_MOST:
        return ""
    words = ".".join(urlsafe_b64encode(each).decode() for each in (name.encode(), data))
    return signing.Signer(salt=_salt(actor, "mended")).sign(words)


def carried_file(actor: Actor, sent: str) -> tuple[str, bytes]:
    """(name, bytes). Raises Invalid."""
    try:
        words = signing.Signer(salt=_salt(actor, "mended")).unsign(sent)
    except signing.BadSignature:
        raise Invalid(NOT_OURS) from None
    name, data = words.split(".")
    return urlsafe_b64decode(name).decode(), urlsafe_b64decode(data)


def _salt(actor: Actor, what: str) -> str:
    return f"documents.{what}.{actor.uid}"
