"""What each fault of shape means (PF1): the pages of `planforge explain`."""

from __future__ import annotations

from planforge.findings import Code, error_code

CODES: tuple[Code, ...] = (
    error_code(
        "PF101", "unknown-key", "A key stands in the plan that the plan language does not have at this place.",
        "Left in silence, a misspelt key would mean that its clause is simply not in the agreement.",
        "referal_fees: []",
        "Take the key that is proposed, or look the place up in the reference (`planforge schema --docs`).",
    ),
    error_code(
        "PF102", "missing-key", "A key that is needed is not there.",
        "Without it the agreement would have a gap that the parties would have to fill by arguing.",
        "parties:\n  northwind: {role: channel partner}   # no name",
        "Add the key; the hint shows an example of its value. The finding points at the group in which it is missing.",
    ),
    error_code(
        "PF103", "wrong-value", "A value is not what its key wants: another type, or text that does not follow the grammar of the type.",
        "Money, percentages, periods and dates are exact; a number without its unit leaves open what it counts.",
        "rate: 12.5\namount: 20000",
        "Write the value as the hint shows: `12.5%`, `GBP 20,000`, `12 months`, `2027-01-31`.",
    ),
    error_code(
        "PF104", "not-a-choice", "A value is not one of the words that its key knows.",
        "Each of those words has wording in the agreement; another one has none.",
        "kind: refferal",
        "Take one of the words that the finding lists.",
    ),
    error_code(
        "PF105", "exactly-one", "Of several keys exactly one is needed, and there are none or more.",
        "Two ways of saying one fee would be two fees.",
        "amount: {percent: 10%, flat: GBP 500}",
        "Keep one of them. Where both are meant, use the keys that join amounts (such as `sum` or `greater_of`).",
    ),
    error_code(
        "PF106", "too-few-or-many", "A list, group or text has fewer or more parts than it may have.",
        "An empty list says neither that there is nothing nor what there is.",
        "agenda: []",
        "Add what is missing, remove what is too much, or leave the key out.",
    ),
    error_code(
        "PF107", "out-of-range", "A number is smaller or greater than its key allows.",
        "Numbers outside the range have no meaning there, such as a share of 120%.",
        "minutes: -5",
        "Write a number in the range that the finding names.",
    ),
    error_code(
        "PF108", "same-item", "The same item stands twice in a list that has each item once.",
        "The second one adds nothing, or was meant to be another.",
        "agenda: [pipeline, pipeline]",
        "Remove one, or write the one that was meant.",
    ),
)  # fmt: skip
