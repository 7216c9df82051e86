"""Rules of engagement: how the parties deal with clients, with deals and with each other."""

from __future__ import annotations

from planforge.plan.brand import Attribution, Branding, MarkLicence, Publicity, References
from planforge.plan.clients import AccountControl, ClientData, Clients, NonCircumvention, Paper
from planforge.plan.conduct import (
    Claims,
    CompetingOffers,
    Conduct,
    DirectSales,
    FirstRefusal,
    MarketingApproval,
    NonCompete,
    NonSolicitClients,
    NonSolicitStaff,
    Promotion,
    SubPartners,
)
from planforge.plan.cooperation import (
    Complaints,
    Forecast,
    Goodwill,
    MarketingSpend,
    Reciprocity,
    SellerIncentives,
    Staff,
    Stage,
    Standard,
    SupportLevel,
    Training,
)
from planforge.plan.declare import may, part, some
from planforge.plan.leads import IdealReferral, Introductions, LeadData, LeadExchange, Qualification
from planforge.plan.registration import CoSell, Credit, Registration
from planforge.values import Text


@part(where="schedule-rules-card")
class Engagement:
    """How the parties deal with clients, with deals and with each other. What is left out is not regulated."""

    clients: Clients | None = may("Whose clients they are.", where="clients")
    account_control: tuple[AccountControl, ...] = some(
        "Who leads an account, and how others may contact it.", where="account-control"
    )
    non_circumvention: tuple[NonCircumvention, ...] = some(
        "Promises not to go round the other party.", where="non-circumvention"
    )
    paper: tuple[Paper, ...] = some("Who contracts with the client, and on which terms.", where="paper")
    client_data: ClientData | None = may("What may be done with data about clients.", where="client-data")
    ideal_referrals: tuple[IdealReferral, ...] = some("What each party asks others to look out for.", where="ideal-referrals")
    introductions: Introductions | None = may("How one party introduces a possible client to another.", where="introductions")
    qualification: tuple[Qualification, ...] = some(
        "When a referral qualifies, by whose referral it is.", where="qualified-referral"
    )
    lead_exchange: tuple[LeadExchange, ...] = some(
        "Leads that pass between the parties, one line for each direction.", where="lead-exchange"
    )
    lead_data: LeadData | None = may("Personal and commercial data of leads.", where="lead-data")
    registration: Registration | None = may("How a deal or an account is registered and protected.", where="registration")
    co_sell: CoSell | None = may("Working on a deal that another registered.", where="co-sell")
    credit: Credit | None = may("Who is credited with a deal.", where="credit")
    attribution: tuple[Attribution, ...] = some("How a sale is traced to the party that brought it.", where="attribution")
    direct_sales: tuple[DirectSales, ...] = some("Whether a party may sell to clients without the other.", where="direct-sales")
    sub_partners: tuple[SubPartners, ...] = some("Whether a party may work through others.", where="sub-partners")
    non_compete: tuple[NonCompete, ...] = some("Promises not to compete.", where="non-compete")
    non_solicit_clients: tuple[NonSolicitClients, ...] = some("Promises not to solicit clients.", where="non-solicit-clients")
    non_solicit_staff: tuple[NonSolicitStaff, ...] = some("Promises not to hire people away.", where="non-solicit-staff")
    first_refusal: tuple[FirstRefusal, ...] = some("Rights to be asked first.", where="first-refusal")
    competing_offers: tuple[CompetingOffers, ...] = some("Offers that compete with the partnership.", where="competing-offers")
    claims: tuple[Claims, ...] = some("What may be said of products.", where="claims")
    promotion: tuple[Promotion, ...] = some("Ways of promoting that are not allowed.", where="promotion")
    marketing_approval: tuple[MarketingApproval, ...] = some(
        "Marketing material that needs approval.", where="marketing-approval"
    )
    marketing_spend: tuple[MarketingSpend, ...] = some("Money that a party spends on marketing.", where="marketing-spend")
    marks: tuple[MarkLicence, ...] = some("The right to use names and logos.", where="marks")
    branding: tuple[Branding, ...] = some("Under whose brand something is offered.", where="branding")
    publicity: Publicity | None = may("Public statements about the partnership.", where="publicity")
    references: tuple[References, ...] = some("Clients and case studies that prove a party's work.", where="references")
    training: tuple[Training, ...] = some("What one party teaches another.", where="training")
    staff: tuple[Staff, ...] = some("People that a party dedicates.", where="staff")
    support: tuple[SupportLevel, ...] = some("Levels of support, and who gives them.", where="support")
    service_standards: tuple[Standard, ...] = some("Standards of service.", where="service-standards")
    complaints: Complaints | None = may("Complaints of clients.", where="complaints")
    conduct: tuple[Conduct, ...] = some("How the parties behave.", where="conduct")
    forecasts: tuple[Forecast, ...] = some("Forecasts of business.", where="forecasts")
    responsibilities: tuple[Stage, ...] = some("Who does what at each stage of a sale, in order.", where="responsibilities")
    seller_incentives: tuple[SellerIncentives, ...] = some(
        "How sales people are paid for joint business.", where="seller-incentives"
    )
    reciprocity: tuple[Reciprocity, ...] = some("Who goes first, and what follows.", where="reciprocity")
    goodwill: tuple[Goodwill, ...] = some("What parties do without a fee.", where="goodwill")
    shared_interests: tuple[Text, ...] = some(
        "What both parties care about besides revenue, each a noun phrase.",
        example=["founders who stay well"],
        where="shared-interests",
    )
