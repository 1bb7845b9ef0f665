"""Writing a checked roster of posts."""

from zerentian.people.models import Post
from zerentian.rosters.checking.outcome import Checked
from zerentian.rosters.models import RosterImport
from zerentian.rosters.writing.writing import Progress, Writing


class PostWriting(Writing):
    def __init__(self, it: RosterImport, checked: Checked) -> None:
        self.new, self.changed = checked.new, checked.changed

    def prepare(self, progress: Progress) -> None:
        self.rows = [
            Post(
                person_id=row.person.pk,
                organisation_id=row.place.pk,
                kind=row.kind.code,
                paper=row.paper,
                valid_from=row.since,
                valid_to=row.until,
            )
            for row in self.new
        ]

    def commit(self) -> None:
        Post.objects.bulk_create(self.rows, batch_size=500)
        for row in self.changed:
            Post.objects.filter(pk=row.held).update(valid_to=row.until)
