"""The work on an import that takes time: reading, checking, writing. Small files are done at once; large ones in a process of their own.

Every stage begins from what lies in the database, so that one that was killed is simply done again. Whoever begins a stage raises the
import's version; a worker that finds another version has been overtaken and stops.
"""

import logging
from traceback import format_tb
from typing import Any

from django.db import transaction
from django.db.utils import IntegrityError

from zerentian.journal.actions import record
from zerentian.journal.queries import latest, told_since
from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.errors import Refusal, new_fault_code
from zerentian.organisations.tree import lock_tree
from zerentian.people.models import Account
from zerentian.people.queries.actors import actor_of
from zerentian.rosters import messages, reading
from zerentian.rosters.cells import CHANGES, FILE, TOGETHER, keep, sealed
from zerentian.rosters.changes import as_text
from zerentian.rosters.checking.begin import check
from zerentian.rosters.checking.outcome import Checked
from zerentian.rosters.checks import require_may_import
from zerentian.rosters.models import ImportPiece, ImportProblem, RosterImport
from zerentian.rosters.pack import kinds
from zerentian.rosters.sheets.opening import open_book
from zerentian.rosters.vocabulary import ENDED, Stage
from zerentian.rosters.writing.begin import writing_of
from zerentian.rosters.writing.members import MemberWriting
from zerentian.rosters.writing.writing import Writing
from zerentian.storage.sealing import unseal

TRIES = 3  # to write a roster that others keep changing meanwhile
# Acts after which a check no longer holds.
WATCHED = ("person", "membership", "transfer", "post", "roster", "organisation", "act", "district", "attachment", "relation")
FAULTS = logging.getLogger("zerentian.faults")


class Overtaken(Exception):  # nothing went wrong: somebody else carries on
    """The import is no longer this worker's."""


def advance(uid: str) -> None:
    """Do whatever stage the import is in, to its end. Never raises: what went wrong stands on the page."""
    it = RosterImport.objects.select_related("organisation").get(uid=uid)
    stages = {Stage.READING: _read, Stage.CHECKING: _check, Stage.WRITING: _write}
    try:
        while it.stage in stages:
            stages[Stage(it.stage)](it)
        if it.stage in ENDED:
            clear(it)
    except Overtaken:
        return
    except Refusal as refusal:
        _stop(it, refusal.message)
    except Exception as error:
        code = new_fault_code()
        FAULTS.error(
            "%s import %s\n%s", code, type(error).__name__, "".join(format_tb(error.__traceback__))
        )  # no message: it may quote a cell
        _stop(it, messages.BROKEN.format(code=code))


def _read(it: RosterImport) -> None:
    assert it.salt is not None
    assert it.file is not None
    book = open_book(unseal(it.salt, FILE, it.file), it.file_name)
    found = reading.find(book, kinds()[it.kind])
    ImportPiece.objects.filter(roster_import=it).delete()
    count, batch = 0, []
    for row in reading.rows(found):
        count += 1
        batch.append(row)
        if len(batch) == TOGETHER:
            _keep(it, batch, count)
            batch = []
    if batch:
        _keep(it, batch, count)
    sheet = found.sheet.name[:100]
    _move_on(it, Stage.CHECKING, file=None, sheet=sheet, columns=reading.as_stored(found.columns), notes="\n".join(found.notes), rows=count)


def _keep(it: RosterImport, batch: list[Any], count: int) -> None:
    with transaction.atomic():
        _beat(it, count)
        keep(it, batch).save()


def _check(it: RosterImport) -> None:
    MemberWriting.forget(it)
    checked = check(it, _actor(it))
    _note(it, checked)


def _note(it: RosterImport, checked: Checked, said: str = "") -> None:
    """Problems to the database, a few hundred at a time; the stage turns with the last of them."""
    ImportProblem.objects.filter(roster_import=it).delete()
    places = {column.field: column.place for column in reading.as_columns(it.columns) if column.field}
    for begin in range(0, len(checked.problems), TOGETHER):
        some = checked.problems[begin : begin + TOGETHER]
        with transaction.atomic():
            _beat(it, it.rows)
            ImportProblem.objects.bulk_create(
                [
                    ImportProblem(
                        roster_import=it,
                        row=p.row,
                        column=places.get(p.field or ""),
                        code=p.code,
                        who=p.who[:100],
                        shown=p.shown[:100],
                        sentence=p.sentence[:300],
                        choices=list(p.choices),
                    )
                    for p in some
                ]
            )
    counts = {"new": len(checked.new), "changed": len(checked.changed), "same": checked.same}
    _move_on(it, Stage.CHECKED, **counts, changes=sealed(it, CHANGES, as_text(checked.changes)), said=said)


def _write(it: RosterImport) -> None:
    for _ in range(TRIES):
        MemberWriting.forget(it)  # numbers sealed by a try that was cut off would look like somebody else's
        by, seen = _actor(it), latest()
        checked = check(it, by)
        if checked.problems:
            _note(it, checked, messages.CHANGED_MEANWHILE.format(count=len(checked.problems)))
            return
        writing = writing_of(it, checked, by)
        writing.prepare(lambda done: _beat(it, done))
        if _committed(it, by, checked, writing, seen):
            return
    raise Refusal(messages.BUSY)


def _committed(it: RosterImport, by: Actor, checked: Checked, writing: Writing, seen: int) -> bool:
    """The one transaction. False, with nothing written, where the roster changed after it was checked."""
    try:
        with writing.keys(), transaction.atomic():
            lock_tree()
            if told_since(seen, WATCHED):
                return False
            require_may_import(by, it.organisation, it.kind)
            writing.commit()
            counts = {"new": len(checked.new), "changed": len(checked.changed), "same": checked.same}
            _move_on(it, Stage.WRITTEN, salt=None, changes=None, ended_at=clock.now(), done=it.rows, **counts)
            said: dict[str, object] = {"kind": it.kind, "organisation": it.organisation.uid, "count": counts}
            said["list"] = bytes(it.file_digest).hex()  # keyed: whoever has the file and the key can show that this was it
            record(by=by, verb="roster.import", object=it.uid, data=said)
    except IntegrityError as error:
        it.stage = Stage.WRITING
        raise Refusal(messages.TAKEN_MEANWHILE) from error
    return True


def clear(it: RosterImport) -> None:
    """What an ended import leaves behind; its salt is gone, so none of it can be read any more. The pieces go last: they tell of a rest."""
    MemberWriting.forget(it)
    for of in (ImportProblem, ImportPiece):
        of.objects.filter(roster_import=it).delete()


def _stop(it: RosterImport, sentence: str) -> None:
    """Back to the last state that a person can do something with."""
    if it.stage == Stage.READING:
        RosterImport.objects.filter(pk=it.pk).update(stage=Stage.FAILED, notes=sentence, file=None, salt=None, ended_at=clock.now())
        clear(it)
    else:
        RosterImport.objects.filter(pk=it.pk).update(stage=Stage.CHECKED, said=sentence, beat_at=clock.now())


def _actor(it: RosterImport) -> Actor:
    """Who imports, with the rights of this moment."""
    return actor_of(Account.objects.select_related("person").get(uid=it.by), clock.today())


def _beat(it: RosterImport, done: int) -> None:
    if not RosterImport.objects.filter(pk=it.pk, version=it.version).update(done=done, beat_at=clock.now()):
        raise Overtaken


def _move_on(it: RosterImport, stage: Stage, **facts: Any) -> None:
    facts |= {"stage": stage, "beat_at": clock.now()}
    if not RosterImport.objects.filter(pk=it.pk, version=it.version).update(**facts):
        raise Overtaken
    for name, value in facts.items():
        setattr(it, name, value)
