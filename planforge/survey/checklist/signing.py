"""G. Signatures."""

from __future__ import annotations

from planforge.survey.checklist.entry import Group, term

SIGNING = Group("signing", "G. Signatures", (
    term("Person or organisation", "Is it said which of them signs as what?", "CP", "parties.*.legal_form",
         "parties.*.individual"),
    term("Title of the signatory", "In which office does the person sign?", "CP", "parties.*.signatory.title"),
    term("Authority", "By what authority, where it is not the office?", "CP", "parties.*.signatory.authority",
         "legal.warranties.authority"),
    term("Witness", "Does a witness sign?", "LF", "parties.*.signatory.witness"),
    term("Counterparts", "May each sign a copy?", "CP", "legal.general.*=counterparts", at="counterparts"),
    term("Electronic signature", "May it be signed electronically?", "CP", "legal.general.*=electronic signature", at="electronic-signature"),
    term("Last signature or fixed date", "Is the day of effect fixed apart from the signatures?", "CP", "plan.effective"),
    term("Notice address", "Where do notices go?", "CP", "parties.*.notices_to", "parties.*.notices_address",
         "parties.*.address"),
    term("Which revision is signed", "Is the version named above the signatures?", "GL", "@signatures"),
    term("What was not changed", "Is it said what stays from an earlier version?", "CP", "plan.supersedes",
         own="unchanged|not changed|base"),
    term("Schedules with hashes", "Are other documents listed with a fingerprint?", "LF", own="hash|fingerprint|checksum"),
))  # fmt: skip
