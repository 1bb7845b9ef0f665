"""Writes on people: one verb, one function."""

from zerentian.people.actions.acting import acting_begin, acting_end
from zerentian.people.actions.attachments import attachment_begin, attachment_end
from zerentian.people.actions.beginning import Beginning, district_begin
from zerentian.people.actions.disclosures import person_unmask
from zerentian.people.actions.memberships import membership_confirm, membership_end
from zerentian.people.actions.persons import person_correct, person_register
from zerentian.people.actions.posts import post_appoint, post_assign, post_end, post_record
from zerentian.people.actions.relations import relation_check_note, relation_check_put_right
from zerentian.people.actions.transfers import (
    Newcomer,
    transfer_acknowledge,
    transfer_admit,
    transfer_cancel,
    transfer_open,
    transfer_receive,
    transfer_return,
)

__all__ = [
    "Beginning",
    "Newcomer",
    "acting_begin",
    "acting_end",
    "attachment_begin",
    "attachment_end",
    "district_begin",
    "membership_confirm",
    "membership_end",
    "person_correct",
    "person_register",
    "person_unmask",
    "post_appoint",
    "post_assign",
    "post_end",
    "post_record",
    "relation_check_note",
    "relation_check_put_right",
    "transfer_acknowledge",
    "transfer_admit",
    "transfer_cancel",
    "transfer_open",
    "transfer_receive",
    "transfer_return",
]
