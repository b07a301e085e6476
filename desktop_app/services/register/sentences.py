"""Every action as a sentence a person reads: who did what to which, in plain past tense."""

from collections.abc import Mapping

from desktop_app.words import _

#: Each sentence takes {who} and {it}; the all-verbs test sees to it that none is missing.
SENTENCES: Mapping[str, str] = {
    "school.found": _("{who} began this vault."),
    "school.describe": _("{who} wrote down the facts of the school."),
    "staff.add": _("{who} added {it} to the staff."),
    "staff.correct": _("{who} corrected the staff entry of {it}."),
    "staff.leave": _("{who} recorded that {it} has left."),
    "calendar.add": _("{who} entered {it} in the school’s calendar."),
    "calendar.withdraw": _("{who} took {it} out of the school’s calendar."),
    "setting.change": _("{who} changed the setting {it}."),
    "guidance.note": _("{who} wrote the school’s own words beside {it} in the guidance."),
    "guidance.withdraw_note": _("{who} took back the school’s own words beside {it} in the guidance."),
    "guidance.mark_checked": _("{who} checked {it} in the guidance."),
    "directory.add": _("{who} added {it} to the directory."),
    "directory.withdraw": _("{who} took {it} out of the directory."),
    "setting.reset": _("{who} put the setting {it} back as it is shipped."),
    "case.open": _("{who} opened case {it}."),
    "case.correct": _("{who} corrected a fact of case {it}."),
    "case.categorise": _("{who} set the category codes of case {it}."),
    "case.close": _("{who} closed case {it}."),
    "case.reopen": _("{who} reopened case {it}."),
    "case.enter_in_error": _("{who} marked case {it} as entered in error."),
    "person.add": _("{who} added person {it}."),
    "person.correct": _("{who} corrected a fact about person {it}."),
    "case.involve": _("{who} joined a person to case {it}."),
    "case.end_involvement": _("{who} took a person out of case {it} as entered in error."),
    "case.show_reporter": _("{who} looked at who is covered in case {it}."),
    "referral.answer": _("{who} answered a question of the screening of case {it}."),
    "referral.conclude": _("{who} concluded the screening of case {it}."),
    "referral.rescreen": _("{who} opened the screening of case {it} again."),
    "referral.correct_answer": _("{who} put an answer of the screening of case {it} right."),
    "referral.assess": _("{who} recorded a risk assessment for case {it}."),
    "referral.do_not_refer": _("{who} decided that case {it} does not go to the police."),
    "referral.decide_to_refer": _("{who} decided that case {it} goes to the police."),
    "referral.send": _("{who} recorded that the police were told of case {it}."),
    "referral.record_known": _("{who} recorded that the police know of case {it} already."),
    "referral.acknowledge": _("{who} recorded that the police have case {it}."),
    "referral.record_active": _("{who} recorded that the police look into case {it}."),
    "referral.record_advice_only": _("{who} recorded that the police only advise in case {it}."),
    "referral.record_nfa": _("{who} recorded that the police take no further action in case {it}."),
    "referral.record_outcome": _("{who} recorded the outcome that the police told of case {it}."),
    "referral.close": _("{who} closed the referral of case {it}."),
    "police.record_view": _("{who} recorded what somebody wants about the police in case {it}."),
    "police.tell_child": _("{who} recorded that a child of case {it} was told about the police."),
    "police.record_advice": _("{who} recorded police advice {it}."),
    "police.note_acted": _("{who} noted what was done on police advice {it}."),
    "device.ask": _("{who} asked for device {it}."),
    "device.record_refusal": _("{who} recorded that device {it} was not handed over."),
    "device.confiscate": _("{who} took {it} into custody."),
    "device.take_together": _("{who} took several devices: {it}."),
    "device.record_search": _("{who} recorded search {it}."),
    "device.seal": _("{who} sealed {it} and locked it away."),
    "device.move": _("{who} moved {it}."),
    "device.check_seal": _("{who} checked the seal of {it}."),
    "device.change_seal": _("{who} changed the seal of {it}."),
    "device.record_access": _("{who} recorded that {it} was touched or seen."),
    "device.hold_for_police": _("{who} put {it} on hold for the police."),
    "device.end_hold": _("{who} ended the hold on {it}."),
    "device.arrange_collection": _("{who} arranged that an officer collects {it}."),
    "device.cancel_collection": _("{who} recorded that the collection of {it} fell through."),
    "device.hand_to_police": _("{who} handed {it} to the police."),
    "device.record_release": _("{who} recorded that the police release {it}."),
    "device.receive_back": _("{who} received {it} back from the police."),
    "device.return_to_owner": _("{who} returned {it}."),
    "device.transfer": _("{who} transferred {it}."),
    "device.report_missing": _("{who} reported {it} missing."),
    "device.record_found": _("{who} recorded that {it} was found."),
    "device.enter_in_error": _("{who} marked {it} as entered in error."),
    "device.correct": _("{who} corrected or completed a fact about {it}."),
    "device.correct_entry": _("{who} corrected an entry of {it}."),
    "device.explain_gap": _("{who} explained a gap of {it}."),
    "contact.record": _("{who} recorded contact {it}."),
    "parents.decide": _("{who} decided in case {it} whether a child’s parents are told."),
    "protection.begin": _("{who} began protective step {it}."),
    "protection.review": _("{who} looked at protective step {it} again."),
    "protection.end": _("{who} ended protective step {it}."),
    "sanction.note": _("{who} noted in case {it} that a sanction was given."),
    "key_date.set": _("{who} noted key date {it}."),
    "key_date.settle": _("{who} settled key date {it}."),
    "process.begin": _("{who} recorded in case {it} that somebody is in a criminal process."),
    "process.end": _("{who} recorded in case {it} that a criminal process is over."),
    "viewing.record": _("{who} recorded exceptional viewing {it}."),
    "group.add": _("{who} added group {it}."),
    "group.change": _("{who} changed about how many are in group {it}."),
    "group.end": _("{who} recorded that group {it} is no longer counted."),
    "handover.issue": _("{who} issued document {it}."),
    "handover.print": _("{who} made the pages of document {it}."),
    "vault.accept_alarm": _("{who} accepted an alarm after looking into it."),
    "vault.note": _("{who} changed the ways into the vault: {it}."),
    "vault.restore": _("{who} put a backup back in place of what was there."),
    "vault.migrate": _("Cordon brought the vault up to a newer version of itself."),
}


#: What was done to the ways in, by the kind that was recorded; the recovery code has sentences of its own.
_WAYS: Mapping[str, str] = {
    "key_added": _("{who} added a passphrase for {it}."),
    "key_changed": _("{who} changed the passphrase of {it}."),
    "key_removed": _("{who} removed the passphrase of {it}."),
    "recovered": _("{who} opened the vault with the recovery code, and a new passphrase was set for {it}."),
}
_CODE = ("vault.note", "recovery", "key_changed")


def sentence(action: str, subject: str, who: str, *, kind: object = None) -> str:
    """Return an action as a sentence; one this program does not know is named as it stands.

    Args:
        action: the action's name.
        subject: what it was done to.
        who: who did it.
        kind: of a change of the ways in, which one; None where it is not known.
    """
    if (action, subject, kind) == _CODE:
        return _("{who} made a new recovery code; the one before no longer opens the vault.").format(who=who)
    if action == "vault.note" and isinstance(kind, str) and kind in _WAYS:
        return _WAYS[kind].format(who=who, it=subject)
    known = SENTENCES.get(action, _("{who} did something this version of Cordon does not know, to {it}."))
    return known.format(who=who, it=subject)
