"""What each fault of a file of deals means (PF36 and PF37): the pages of `planforge explain`."""

from __future__ import annotations

from planforge.findings import Code, Severity, error_code

CODES: tuple[Code, ...] = (
    error_code(
        "PF360", "deals-unreadable", "The file cannot be read as a table of deals.",
        "Where rows or columns cannot be told apart, half of a deal could be missed and its figure be wrong. Nothing of the file is used.",
        'deal,event,date,client\nD-1,signed,2027-02-01,"Harbour Analytics   <- the quote is not closed',
        "Do what the finding says. The first row names the columns; `deal`, `event` and `date` must be among them, each once. "
        "Save the table as CSV in UTF-8. The limits are listed in docs/deals.md.",
        language="text",
    ),
    error_code(
        "PF361", "unknown-figure", "A column, or a name under `figures`, is no figure that the plan knows.",
        "A misspelt figure would not be counted, and a fee would come out too high or too low.",
        "deal,event,date,recipts\nD-1,paid,2027-02-01,1200",
        "Take the name that is proposed, declare the figure under `bases` in the plan, or remove it. A column that is not for PlanForge "
        "may stay: begin its heading with #. Deals with a figure that is not known are left out.",
        language="text",
    ),
    error_code(
        "PF362", "missing-cell", "A row does not say which deal it is about, what happened, or when.",
        "What happened to which deal on which day decides whether a fee is earned.",
        "deal,event,date\nD-1,,2027-02-01",
        "Fill in the cell, or remove the row.",
        language="text",
    ),
    error_code(
        "PF363", "unknown-word", "An event, a kind of deal, a product or a party is none that there is.",
        "Each of them decides which fee is due; a word that fits none would make the fee nil without a reason.",
        "deal,event,date\nD-1,payed,2027-02-01",
        "Take one of the words that the finding lists. Products and parties are named by their id in the plan.",
        language="text",
    ),
    error_code(
        "PF364", "bad-date", "A date is not written year-month-day, or there is no such day.",
        "03/04/2027 is a day in March to one reader and in April to another.",
        "deal,event,date\nD-1,paid,03/04/2027",
        "Write 2027-04-03. In a spreadsheet, give the column the format YYYY-MM-DD before saving it as CSV.",
        language="text",
    ),
    error_code(
        "PF365", "bad-figure", "A figure is not what its measure wants: an amount of money, a number or a percentage.",
        "Figures are exact. Too many decimals, or separators that can be read in two ways, would leave a fee open.",
        "deal,event,date,receipts\nD-1,paid,2027-02-01,1200.505",
        "Write the figure as the hint shows: `1200.50` or `GBP 1,200.50` for money, `28%` for a percentage, `12` for a number.",
        language="text",
    ),
    error_code(
        "PF366", "negative-figure", "A figure is below zero.",
        "Money that goes back is an event of its own, with a day of its own, on which the fee is given back.",
        "deal,event,date,receipts\nD-1,paid,2027-02-01,-1200",
        "Write the amount without the sign in a row whose event is `refunded` or `charged back`. What is taken off a figure, such as "
        "taxes, is written without a sign too.",
        language="text",
    ),
    error_code(
        "PF367", "deal-currency", "An amount is in another currency than the plan.",
        "Amounts in two currencies cannot be added, and no rate is agreed at which one becomes the other.",
        "deal,event,date,receipts,currency\nD-1,paid,2027-02-01,1200,USD   <- the plan is in GBP",
        "Convert the amount as the agreement says, and write it in the currency of the plan; or make a plan in the other currency.",
        language="text",
    ),
    error_code(
        "PF368", "events-out-of-order", "The events of a deal are in an order that cannot be.",
        "The day of each event decides what is earned and when it is due; one of the days is wrong, or a row is missing.",
        "deal,event,date\nD-1,signed,2027-03-01\nD-1,paid,2027-02-01",
        "Correct the date, or add the missing row: a refund needs a payment before it, and what is trued up was estimated before. "
        "Rows may stand in any order; only the dates count.",
        language="text",
    ),
    error_code(
        "PF369", "before-the-start", "An event happened before the agreement takes effect.",
        "Nothing is earned under an agreement that was not there yet.",
        "deal,event,date\nD-1,signed,2026-12-01   <- the plan takes effect on 2027-01-01",
        "Correct the date, or take the deal out of the file.",
        language="text",
    ),
    error_code(
        "PF370", "after-the-end", "A deal has an event after the last day of the agreement.",
        "After the end only those deals earn that a tail names; the statement says which.",
        "deal,event,date\nD-1,paid,2029-02-01   <- the agreement ended on 2027-12-31",
        "Nothing, where a tail is agreed. Otherwise correct the date, or the term in the plan.",
        language="text", severity=Severity.WARNING,
    ),
    error_code(
        "PF371", "same-event-twice", "The same event of a deal stands in the file twice, with the same date and figures.",
        "A payment that is counted twice is a fee paid twice.",
        "deal,event,date,receipts\nD-1,paid,2027-02-01,1200\nD-1,paid,2027-02-01,1200",
        "Remove one of the two. Where both happened on that day, add their figures up in one row.",
        language="text",
    ),
    error_code(
        "PF372", "contradiction", "Two rows say different things of one deal, such as two clients; or a deal is written twice.",
        "Which of the two holds decides whether a fee is earned, how much, and by whom.",
        "deal,event,date,client\nD-1,signed,2027-02-01,Harbour Analytics\nD-1,paid,2027-03-01,Meridian Bank",
        "Keep one of them; it is enough to say it in one row of the deal. Two products or clients are two deals.",
        language="text",
    ),
    error_code(
        "PF373", "bad-row", "A row has more cells than there are columns, or a text that is too long or cannot be printed.",
        "A cell without a column has no meaning; most often a comma in a name was not put in quotes, and all that follows is one column off.",
        "deal,event,date,client\nD-1,signed,2027-02-01,Harbour, Smith & Partners",
        'Put the text in quotes: "Harbour, Smith & Partners".',
        language="text",
    ),
    error_code(
        "PF374", "other-separator", "The columns are separated by semicolons or tabs.",
        "Spreadsheets do this where the comma is the decimal sign, so figures may be written with a decimal comma too: `1.200,50`.",
        "deal;event;date;receipts\nD-1;paid;2027-02-01;1.200,50",
        "Nothing; this is only said so that you know how the figures were read. `1.200` and `1,200` are refused, because they have two "
        "readings.",
        language="text", severity=Severity.NOTE,
    ),
    error_code(
        "PF375", "idle-figure", "A column holds a figure that nothing in this plan reads.",
        "If it should be taken off, the plan does not say so, and the fee is reckoned without it.",
        "deal,event,date,receipts,delivery   <- no base of the plan takes delivery off",
        "Nothing, where the column serves other plans. Otherwise name the figure in a base of the plan, under `less` or `starts_from`.",
        language="text", severity=Severity.NOTE,
    ),
    error_code(
        "PF376", "figures-at-two-stages", "Two stages of one sale say the same figures, such as the order and its payment.",
        "A figure counts where it stands and waits for the event that earns the fee. Said at both, one order pays the fee of two.",
        "deal,event,date,order-value\nD-1,ordered,2027-02-01,1200\nD-1,paid,2027-03-01,1200",
        "Leave the figures in one of the two rows. Where two payments are equal by chance, write both as `paid`.",
        language="text",
    ),
    error_code(
        "PF379", "more-faults-of-deals", "There are more faults in the deals than are told at once.",
        "A thousand are enough to begin with; most have one cause.",
        "# every date of a long table is written day first",
        "Mend those that are told, and read the deals again. Every deal with a fault is left out, told or not.",
        language="text",
    ),
)  # fmt: skip
