"""A realistic agreement, built by hand, to look at and to hold the writers to."""

from __future__ import annotations

from fractions import Fraction

from planforge.document.nodes import (
    Break,
    Clause,
    Document,
    Emphasis,
    Labels,
    Link,
    Meta,
    Paragraph,
    Picture,
    SignatureBlock,
    SignatureLine,
    Signatures,
    Text,
)
from planforge.money.curves.curve import curve
from planforge.money.curves.plot import Plot, svg
from planforge.wording import Locale
from tests.writers.building import bullets, clause, items, line, para, section, table

LABELS = Labels(
    contents="Contents",
    version="Version",
    page="Page {page} of {pages}",
    fingerprint="Fingerprint",
    draft="",
    status="Issued",
    signature="Sign here",
)
META = Meta(
    id="northwind-brightpath",
    version="1.2.0",
    language="en-GB",
    subtitle="Northwind and Brightpath: referral agreement",
    author="Northwind Coaching Ltd",
    date="2027-01-01",
    accent="",
    logo="",
    labels=LABELS,
)

_COVER = section(
    "cover",
    "cover",
    "",
    para("between {Northwind Coaching Ltd} and {Brightpath Sales LLP}"),
    table(
        "ll",
        "|",
        "Channel owner|{Northwind Coaching Ltd}, London",
        "Channel partner|{Brightpath Sales LLP}, Manchester",
        "Starts|{1 January 2027}",
        "Initial term|{12 months}, then renewed for {12 months} at a time",
        "Referral fee|{10%} of Net Revenue up to {GBP 50,000.00} in a calendar year, {15%} above",
        "Cap|{GBP 20,000.00} for each client",
        "Review|each month, {45 minutes}, led by {Northwind}",
        "Law and courts|{England and Wales}",
        role="summary",
    ),
)

_PARTIES = Clause(
    "parties",
    "",
    line("Parties"),
    (),
    (
        Clause(
            "northwind",
            "(1)",
            (),
            (
                Paragraph(
                    (
                        *line(
                            "{Northwind Coaching Ltd}, a company registered in {England and Wales} with number {01234567}, of"
                        ),
                        Break(),
                        *line('{12 Harbour Street, London EC1A 1BB} ("Northwind"*); and'),
                    )
                ),
            ),
        ),
        Clause(
            "brightpath",
            "(2)",
            (),
            (
                para(
                    '{Brightpath Sales LLP}, a partnership registered in {England and Wales} with number {OC456789} ("Brightpath"*).'
                ),
            ),
        ),
    ),
    "clauses",
)

_RECITALS = section(
    "recitals",
    "background",
    "Background",
    children=(
        Clause("a", "(A)", (), (para("Northwind sells coaching programmes to companies. It wants to reach more of them."),)),
        Clause(
            "b",
            "(B)",
            (),
            (para("Brightpath knows companies that need such programmes, e.g. in retail. It is willing to introduce them."),),
        ),
    ),
)

_DEFINITIONS = Clause(
    "definitions",
    "1",
    line("Definitions"),
    (
        para("In this agreement:"),
        para('"Client"* means a person who buys from Northwind after a Qualified Referral.'),
        para(
            '"Net Revenue"* means the sums that a Client pays to Northwind for Products, without VAT, refunds and the costs passed on at cost.'
        ),
        para('"Products"* means the programmes listed in [Schedule 1|fees-schedule].'),
        para('"Qualified Referral"* means an introduction that meets the conditions of [clause 3.1|referrals.1].'),
        para('"Working Day"* means a day other than a Saturday, a Sunday or a public holiday in England.'),
    ),
)

_CLAUSES = (
    _DEFINITIONS,
    clause(
        "2",
        "term",
        "Start and duration",
        "This agreement starts on {1 January 2027} and lasts {12 months}. It then renews for {12 months} at a time.",
        "Either party may stop a renewal by written notice at least {sixty (60) days} before the current term ends.",
        "If Brightpath makes no Qualified Referral for {six (6) months}, the parties meet within {thirty (30) days} and decide whether to go on.",
    ),
    clause(
        "3",
        "referrals",
        "Referrals",
        (
            "A referral is qualified where Brightpath registers it with Northwind, and where:",
            items(
                "the company has agreed to be introduced;",
                "Northwind has not been in contact with it about the Products in the last {six (6) months};",
                "Northwind accepts it within {five (5) Working Days}. Silence counts as acceptance; and",
                "the person introduced has authority to buy, or reports to someone who has.",
            ),
        ),
        "Northwind may refuse a referral for good reason only. It gives the reason in writing within the time in [clause 3.1|referrals.1].",
        "A registration holds for {ninety (90) days}. Where two partners register one company, the earlier registration prevails.",
        "The queue of registrations is open to both parties at all times, and each entry carries the date and the person who made it.",
    ),
    clause(
        "4",
        "fees",
        "Referral fees",
        "Northwind pays Brightpath a fee on the Net Revenue from each Client at the rates in [Schedule 1|fees-schedule].",
        "A fee is earned when the Client pays. It is earned on all payments within {twenty-four (24) months} of the Client’s first order.",
        "The fees for one Client do not exceed {GBP 20,000.00}. Amounts are rounded half up to {GBP 0.01}, once, on each line.",
        (
            "Northwind may take back a fee, or set it off against a later one, where within {ninety (90) days} of the payment:",
            items(
                "the Client cancels and is repaid;",
                "the payment is charged back; or",
                "the referral proves not to have been qualified.",
            ),
        ),
        "[Schedule 2|examples-schedule] works through examples. Where an example and this clause differ, this clause prevails.",
    ),
    clause(
        "5",
        "payment",
        "Statement and payment",
        "Within {ten (10) Working Days} of the end of each month Northwind sends a statement of every payment received and every fee earned.",
        "Northwind pays within {thirty (30) days} of the statement. Sums below {GBP 100.00} are carried to the next month.",
        "Late sums bear interest at {4%} a year above the base rate of the Bank of England, from day to day.",
        "Brightpath may question a statement within {sixty (60) days}. After that the statement stands, save for fraud or manifest error.",
    ),
    clause(
        "6",
        "records",
        "Records and audit",
        "Northwind keeps records of all payments from Clients for {six (6) years}.",
        "Once a year, on {ten (10) Working Days}’ notice, Brightpath may have an independent accountant inspect them at its own cost. "
        "If fees were underpaid by more than {5%}, Northwind bears the cost.",
    ),
    clause(
        "7",
        "clients",
        "Whose clients they are",
        "For contract, billing and renewal a Client belongs to Northwind. For everything else it stays Brightpath’s contact.",
        (
            "During the term and for {twelve (12) months} after it, Northwind does not without Brightpath’s consent:",
            items(
                "sell to a Client services that Brightpath offers;",
                "pay another person a fee for the same Client; or",
                "go around Brightpath in order to avoid a fee.",
            ),
        ),
    ),
    clause(
        "8",
        "engagement",
        "Working together",
        "Each party names one person who answers for this agreement day to day, and a deputy. The first are named in [Schedule 1|fees-schedule].",
        (
            "Brightpath may:",
            bullets(
                "use the approved descriptions of the Products;",
                "say that it works with Northwind; and",
                "attend the first meeting with a Client.",
            ),
        ),
        "Neither party may bind the other, or say that it can.",
    ),
    clause(
        "9",
        "reviews",
        "Reviews",
        "The parties meet each month for {45 minutes}. Northwind leads the meeting and sends an agenda {two (2) Working Days} before.",
        "Each meeting covers the pipeline, open commitments and changes to this agreement. Northwind writes down who does what by when.",
        "What cannot be settled at two meetings in a row goes to the managing directors, who meet within {fifteen (15) days}.",
    ),
    clause(
        "10",
        "confidentiality",
        "Confidentiality",
        "Each party keeps secret what it learns of the other’s business and uses it only for this agreement, for {three (3) years} after its end.",
        "This does not hold for what is public, was known before, or must be disclosed by law.",
    ),
    clause(
        "11",
        "data",
        "Personal data",
        "Each party is a controller of the personal data it holds. It passes on a person’s details only with a lawful basis.",
        "A party that learns of a breach touching shared data tells the other within {forty-eight (48) hours}.",
    ),
    clause(
        "12",
        "liability",
        "Liability",
        "Nothing limits liability for fraud, for death or personal injury caused by negligence, or for fees that are due.",
        "Otherwise neither party is liable for more than the greater of {GBP 50,000.00} and the fees of the last {twelve (12) months}.",
    ),
    clause(
        "13",
        "ending",
        "Ending",
        (
            "Either party may end this agreement at once by written notice where the other:",
            items(
                "breaks it seriously and does not mend the breach within {thirty (30) days} of being asked to;",
                "cannot pay its debts as they fall due; or",
                "brings the first party into disrepute.",
            ),
        ),
        "Fees on Clients referred before the end remain due under [clause 4.2|fees.2], unless Brightpath’s breach was the reason for ending.",
        "[Clauses 4|fees], [5|payment], [6|records], [7.2|clients.2], [10|confidentiality] and [12|liability] survive the end.",
    ),
    clause(
        "14",
        "changes",
        "Changes",
        "A change is binding when it is issued as a new version of this agreement and both parties have signed it.",
        "A fee is computed by the version in force on the day the referral was registered.",
    ),
    Clause(
        "law",
        "15",
        line("Law and disputes"),
        (),
        (
            Clause(
                "law.1",
                "15.1",
                (),
                (para("This agreement is governed by the law of {England and Wales}, whose courts alone decide."),),
            ),
            Clause(
                "law.2",
                "15.2",
                (),
                (
                    Paragraph(
                        (
                            Text("Before going to court the parties try mediation under the "),
                            Link(
                                (Text("model procedure of the Centre for Effective Dispute Resolution"),),
                                "https://www.cedr.com/",
                            ),
                            Text(". This does "),
                            Emphasis((Text("not"),)),
                            Text(" stop a party from asking for an urgent order."),
                        )
                    ),
                ),
            ),
        ),
    ),
)

_FEES = section(
    "schedule",
    "fees-schedule",
    "Products and fees",
    para(
        "The fee is computed on the Net Revenue of a calendar year, band by band: each rate applies to the part that falls in its band."
    ),
    label="Schedule 1",
    children=(
        Clause(
            "bands",
            "1",
            line("Rates"),
            (
                table(
                    "llr",
                    "Net Revenue above|Up to and including|Rate",
                    "{GBP 0.00}|{GBP 50,000.00}|{10%}",
                    "{GBP 50,000.00}|no limit|{15%}",
                ),
            ),
        ),
        Clause(
            "products",
            "2",
            line("Products"),
            (
                table(
                    "llrr",
                    "Product|What it is|List price|Fee on first year",
                    "{Foundations}|Six workshops for new managers, on site or online|{GBP 12,000.00}|{GBP 1,200.00}",
                    "{Leadership circle}|Peer group of eight, meeting monthly for a year, with a coach|{GBP 28,500.00}|{GBP 2,850.00}",
                    "{Executive coaching}|Twelve sessions for one person, with reports to the sponsor only if that person agrees|{GBP 9,600.00}|{GBP 960.00}",
                    "{Team audit}|Interviews, survey and report|{GBP 4,250.00}|{GBP 425.00}",
                ),
            ),
        ),
        Clause(
            "contacts",
            "3",
            line("People"),
            (
                table(
                    "lll",
                    "Party|Answers day to day|Deputy",
                    "{Northwind}|{Dr. Zoë Łukasiewicz}, {zoe@northwind.example}|{Tom Ash}, {tom@northwind.example}",
                    "{Brightpath}|{Jürgen Dvořák}, {jd@brightpath.example}|{Inês Sá}, {ines@brightpath.example}",
                ),
            ),
        ),
    ),
)


def _fee(net: Fraction) -> Fraction:
    return min(net / 10 + max(net - 50_000, Fraction(0)) / 20, Fraction(20_000))


PICTURE = Picture(
    svg(Plot(curve(_fee, [Fraction(50_000)]), "money", "GBP", Locale("en-GB"), across="Net Revenue", up="Referral fee")),
    "Line chart of the referral fee against Net Revenue.",
    line("Picture: the fee comes to {GBP 5,000} at {GBP 50,000}, and to {GBP 20,000} from {GBP 150,000} on."),
)

_EXAMPLES = section(
    "schedule",
    "examples-schedule",
    "Worked examples",
    label="Schedule 2",
    children=(
        Clause(
            "example-1",
            "1",
            line("Net Revenue of {GBP 80,000.00} in a year"),
            (
                table(
                    "lrr",
                    "Step|Of|Amount",
                    "{10%} of the first {GBP 50,000.00}|{GBP 50,000.00}|{GBP 5,000.00}",
                    "{15%} of what is above|{GBP 30,000.00}|{GBP 4,500.00}",
                    "Fee||{GBP 9,500.00}",
                    role="steps",
                ),
            ),
        ),
        Clause(
            "example-2",
            "2",
            line("A fee that meets the cap"),
            (
                para("One Client pays {GBP 160,000.00} in a year."),
                table(
                    "lrr",
                    "Step|Of|Amount",
                    "{10%} of the first {GBP 50,000.00}|{GBP 50,000.00}|{GBP 5,000.00}",
                    "{15%} of what is above|{GBP 110,000.00}|{GBP 16,500.00}",
                    "Sum||{GBP 21,500.00}",
                    "Above the cap of {GBP 20,000.00} for each client||{−GBP 1,500.00}",
                    "Fee||{GBP 20,000.00}",
                    role="steps",
                ),
            ),
        ),
        Clause("example-3", "3", line("The fee as a picture"), (para("All fees at one glance:"), PICTURE)),
    ),
)


def _signature(party: str, name: str) -> SignatureBlock:
    blank = (("Signature", ""), ("Name", name), ("Title", "Director"), ("Date", ""))
    return SignatureBlock(line(party), tuple(SignatureLine(line(label), line(value)) for label, value in blank))


_SIGNATURES = section(
    "plain",
    "signatures",
    "Signatures",
    para("Signed by the parties on the dates below. This agreement may be signed in counterparts, and electronically."),
    Signatures(
        (
            _signature("{Northwind Coaching Ltd}", "{Zoë Łukasiewicz}"),
            _signature("{Brightpath Sales LLP}", "{Jürgen Dvořák}"),
            _signature("{Harbour Guarantee plc}, as guarantor of the fees", ""),
        )
    ),
)

SAMPLE = Document(
    title="Referral Partnership Agreement",
    meta=META,
    body=(
        _COVER,
        _PARTIES,
        _RECITALS,
        section("clauses", "terms", "Agreed terms", children=_CLAUSES),
        _SIGNATURES,
        _FEES,
        _EXAMPLES,
    ),
    fingerprint="3fa9c1d2e4b5" + "0" * 52,
)
