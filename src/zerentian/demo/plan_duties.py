"""Posts beyond the committees: those sent and those who keep in touch, reserves, community councils, duties of members; and standing in."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from zerentian.demo.cast import CAST
from zerentian.demo.draft import Draft, Node, between, workday
from zerentian.demo.plan_history import top_of
from zerentian.demo.plan_lives import Life
from zerentian.demo.plan_members import Members, Person, Stay
from zerentian.demo.plan_tree import numbered
from zerentian.demo.rows import ActingRow, AttachmentRow, PostRow
from zerentian.kernel.dates import FOREVER

SETTLED = 60  # days a member has been there before being given a post
RESERVES, RESERVE_AGE = (3, 7), 45
COUNCILLORS, SERVING_AGE = (2, 4), 65
ONE_SHOULDER, NO_DIRECTOR = 0.82, 0.06  # of the communities: the secretary is the director; nobody is on record
FIRST_SECRETARIES = 6  # every so many communities have one; of the villages all
FIRMS = {"two_new", "joint"}
INSTRUCTED, TOUCHED = (2, 6), (2, 4)  # organisations of one instructor, of one leader
DUTIES = {"model_post": (0.5, 1), "pioneer_post": (0.45, 2), "duty_post": (0.6, 3)}  # share of the branches, most in one
LAID_DOWN = 0.1  # of the duties
ACTING, ACTED_FOR = "甄晓禾", ("柳溪街道党工委", "organisation_commissioner")
ACTING_DAYS = (21, 160)  # begun so long ago, ends in so long


class Duties:
    """`posts`: those of the committees, planned before."""

    def __init__(self, draft: Draft, members: Members, lives: dict[Person, Life], posts: list[PostRow]) -> None:
        self.draft, self.members, self.lives = draft, members, lives
        self.rng = draft.stream("duties")
        self.communities = 0  # planned so far
        self.heads = {row.organisation: row for row in posts if row.kind == "secretary" and row.valid_to == FOREVER}
        self.leaders: dict[str, list[PostRow]] = defaultdict(list)  # of a committee
        for row in posts:
            if row.valid_to == FOREVER and row.kind in {"secretary", "deputy_secretary", "organisation_commissioner", "committee_member"}:
                self.leaders[row.organisation].append(row)
        cast = {part.name for part in CAST}
        self.busy = {person.uid for person in members.persons if person.name in cast}
        self.organs: dict[Node, list[Stay]] = defaultdict(list)  # members in the organs of a district
        for node in draft.open():
            if node.part == "organ_branch":
                self.organs[top_of(node)] += self.settled(node)

    def plan(self) -> tuple[list[PostRow], list[AttachmentRow]]:
        posts: list[PostRow] = []
        attachments: list[AttachmentRow] = []
        for node in self.draft.open():
            if node.part == "community":
                posts += self._of_community(node)
            elif node.part == "street":
                posts += [*self._in_touch(node), *self._instructors(node)]
                for post in self._part_time(node):
                    posts.append(post)
                    attachments.append(AttachmentRow(self.draft.uid(), post.person, post.organisation, "part_time", post.valid_from))
            elif node.kind == "branch" and node.form != "temporary":
                posts += self._duties(node)
        return posts, attachments

    def settled(self, node: Node, oldest: int = SERVING_AGE) -> list[Stay]:
        """Full members of a branch who may be given something, in random order."""
        latest = self.draft.today - timedelta(days=SETTLED)
        found = [
            stay
            for stay in self.members.of_branch[node]
            if stay.until == FOREVER
            and stay.kind == "full"
            and stay.since <= latest
            and stay.person.uid not in self.busy
            and self.lives[stay.person].age(self.draft.today) <= oldest
        ]
        self.rng.shuffle(found)
        return found

    def _of_community(self, node: Node) -> Iterator[PostRow]:
        pool = [stay for branch in numbered(node) for stay in self.settled(branch)]
        self.rng.shuffle(pool)
        yield from self._council(node, pool)
        young = [stay for stay in pool if self.lives[stay.person].age(self.draft.today) <= RESERVE_AGE]
        for stay in young[: self.rng.randint(*RESERVES)]:
            yield self._post(node, stay, "reserve", 900)
        organs, self.communities = self.organs[top_of(node)], self.communities + 1
        if organs and (node.area == "village" or self.communities % FIRST_SECRETARIES == 1):
            yield self._post(node, self.rng.choice(organs), "first_secretary", 700)

    def _council(self, node: Node, pool: list[Stay]) -> Iterator[PostRow]:
        """居（村）委会: one-shouldered in most places."""
        head, roll = self.heads.get(node.uid), self.rng.random()
        if roll < ONE_SHOULDER and head:
            yield PostRow(self.draft.uid(), head.person, node.uid, "director", "", head.valid_from)
        elif roll < 1 - NO_DIRECTOR:
            yield self._post(node, pool.pop(), "director", 1_200)
        for _ in range(self.rng.randint(*COUNCILLORS)):
            yield self._post(node, pool.pop(), "council_member", 1_200)

    def _post(self, node: Node, stay: Stay, kind: str, within: int, paper: str = "") -> PostRow:
        """Begun within so many days, on a working day if the membership allows it."""
        begin = max(node.since, stay.since, self.draft.today - timedelta(days=within))
        on = between(self.rng, begin, self.draft.today - timedelta(days=10))
        return PostRow(self.draft.uid(), stay.person.uid, node.uid, kind, paper, max(begin, workday(on)))

    def _in_touch(self, street: Node) -> Iterator[PostRow]:
        """Leaders of the street keep in touch with communities, each with several."""
        places = [child for child in street.children if child.part in {"community", "park", "building"} and child.closed == FOREVER]
        for leader in self.leaders[street.uid]:
            if leader.person not in self.busy:
                for place in self.rng.sample(places, self.rng.randint(*TOUCHED)):
                    begin = max(leader.valid_from, place.since)
                    yield PostRow(self.draft.uid(), leader.person, place.uid, "contact_leader", "", begin)

    def _instructors(self, street: Node) -> Iterator[PostRow]:
        """党建指导员 from the street's own organs, each with several firms."""
        firms = [node for node in street.below() if node.part in FIRMS and node.closed == FOREVER]
        people = [stay for node in street.below() if node.part == "office_branch" for stay in self.settled(node)]
        self.rng.shuffle(firms)
        while firms and people:
            stay, number = people.pop(), self.rng.randint(*INSTRUCTED)
            for firm in firms[:number]:
                yield self._post(firm, stay, "instructor", 600)
            del firms[:number]

    def _part_time(self, street: Node) -> Iterator[PostRow]:
        """兼职委员: people of the firms in the committees of the communities."""
        people = [stay for node in street.below() if node.part in FIRMS for stay in self.settled(node)]
        self.rng.shuffle(people)
        for node in street.children:
            if node.part == "community" and node.closed == FOREVER:
                for _ in range(self.rng.choice((0, 1, 1, 2))):
                    yield self._post(node, people.pop(), "part_time_member", 900)

    def _duties(self, branch: Node) -> Iterator[PostRow]:
        """示范岗、先锋岗、设岗定责: no two of one branch with the same member; a few were laid down again."""
        pool = self.settled(branch, oldest=80)
        for kind, (share, most) in DUTIES.items():
            if self.rng.random() < share:
                for stay in [pool.pop() for _ in range(min(len(pool), self.rng.randint(1, most)))]:
                    row = self._post(branch, stay, kind, 800)
                    end = between(self.rng, row.valid_from + timedelta(days=30), self.draft.today)
                    ended = self.rng.random() < LAID_DOWN and end <= self.draft.today
                    yield PostRow(row.uid, row.person, row.organisation, kind, "", row.valid_from, end if ended else FOREVER)


def plan_acting(draft: Draft, members: Members, posts: list[PostRow]) -> list[ActingRow]:
    """A clerk stands in for the commissioner of the same committee."""
    clerk = next(person for person in members.persons if person.name == ACTING)
    at, kind = draft.named(ACTED_FOR[0]).uid, ACTED_FOR[1]
    post = next(row for row in posts if (row.organisation, row.kind, row.valid_to) == (at, kind, FOREVER))
    begin, end = draft.today - timedelta(days=ACTING_DAYS[0]), draft.today + timedelta(days=ACTING_DAYS[1])
    paper = f"柳委组〔{begin.year}〕11号"
    return [ActingRow(draft.uid(), post.uid, clerk.uid, paper, max(begin, post.valid_from), end)]
