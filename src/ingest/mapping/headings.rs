//! Headings by which members are known, in Swedish and English.

use crate::ingest::mapping::Member;

/// Headings in small letters, without marks between words.
const HEADINGS: [(Member, &[&str]); 35] = [
    (Member::Id, &["rad", "radnummer", "post id", "row", "row id"]),
    (
        Member::Region,
        &[
            "regionkod",
            "region kod",
            "regioncode",
            "region code",
            "län",
            "länskod",
            "län kod",
            "county",
            "county code",
            "landsting",
            "regionnamn",
            "länsnamn",
            "län namn",
            "region name",
            "regioner",
            "huvudman",
            "kommun",
            "municipality",
            "municipality id",
            "vem",
            "mottagare",
        ],
    ),
    (
        Member::Area,
        &[
            "område",
            "vårdområde",
            "verksamhetsområde",
            "verksamhet",
            "kategori",
            "category",
            "category code",
            "ändamålskod",
            "areakod",
            "delområde",
            "part",
        ],
    ),
    (
        Member::Purpose,
        &[
            "ändamål",
            "satsning",
            "syfte",
            "beskrivning",
            "benämning",
            "post",
            "rubrik",
            "vad",
            "insats",
            "åtgärd",
            "description",
            "item",
            "purpose hint sv",
        ],
    ),
    (Member::Unit, &["enhet", "sort", "belopp enhet", "unit factor"]),
    (Member::Currency, &["valuta", "valutakod", "currency code"]),
    (Member::Absent, &["saknas", "orsak till att belopp saknas"]),
    (Member::Precision, &["noggrannhet", "säkerhet"]),
    (
        Member::From,
        &[
            "år",
            "year",
            "budgetår",
            "från",
            "från år",
            "startår",
            "year from",
            "from year",
            "period",
            "tid",
            "time",
            "årtal",
            "fiscal year",
            "date fiscal year",
            "från och med",
            "fr o m",
            "period från",
        ],
    ),
    (
        Member::To,
        &[
            "till",
            "till år",
            "slutår",
            "year to",
            "to year",
            "t o m",
            "tom",
            "till och med",
            "period till",
        ],
    ),
    (Member::Years, &["years basis", "årens grund"]),
    (
        Member::Phase,
        &["fas", "läge", "läge i beslutet", "beslutsläge", "skede", "stage", "phase id"],
    ),
    (Member::PlanFrom, &["plan från", "planår från"]),
    (Member::Followed, &["uppföljd", "kontrollerat"]),
    (
        Member::Recurrence,
        &["återkommande", "hur ofta", "engångs eller årligt", "varaktighet", "kind", "slag"],
    ),
    (Member::Nature, &["typ av pengar", "art", "sort av pengar"]),
    (Member::Funding, &["finansiering", "finansiär", "vems pengar", "fin source"]),
    (
        Member::Expenditure,
        &["kostnadsslag", "utgiftsslag", "drift eller investering", "expenditure type"],
    ),
    (Member::PriceYear, &["prisår", "prisnivå", "price level"]),
    (Member::PartOf, &["del av", "ingår i"]),
    (Member::DecidedBy, &["beslutat av", "beslutad av", "beslutsfattare"]),
    (Member::Source, &["käll id", "source id"]),
    (Member::Locator, &["sida", "page", "source page", "plats i källan"]),
    (
        Member::Note,
        &["anmärkning", "anteckning", "kommentar", "not", "notering", "comment", "remark"],
    ),
    (Member::Status, &["värdestatus"]),
    (Member::Publisher, &["utgivare", "källa", "publisher", "source publisher"]),
    (Member::PublisherKind, &["utgivarens slag", "källtyp", "publisher kind", "source kind"]),
    (
        Member::SourceTitle,
        &["dokument", "källans titel", "document", "document title", "source title", "titel"],
    ),
    (
        Member::SourceDate,
        &["datum", "källans datum", "dokumentdatum", "date", "document date", "source date"],
    ),
    (Member::SourceDateBasis, &["date basis", "datumets grund"]),
    (
        Member::SourceUrl,
        &["länk", "adress", "webbadress", "url", "link", "source url", "källans länk"],
    ),
    (Member::SourceArchived, &["arkiverad", "arkiverad kopia", "archived"]),
    (Member::SourceRetrieved, &["hämtad", "läst", "retrieved"]),
    (Member::SourceNote, &["anmärkning om källan"]),
    (
        Member::Amount,
        &[
            "belopp",
            "summa",
            "kostnad",
            "kostnader",
            "nettokostnad",
            "anslag",
            "pengar",
            "värde",
            "value",
            "sum",
            "cost",
            "kronor",
            "kr",
            "sek",
            "mnkr",
            "mkr",
            "tkr",
            "mdkr",
            "milj kr",
            "miljoner kronor",
            "miljoner",
            "bidrag",
            "tilldelning",
            "medel",
            "utgift",
            "utgifter",
        ],
    ),
];

/// The member that a heading names, made alike.
pub(crate) fn member_of(folded: &str) -> Option<Member> {
    let own = Member::all().find(|member| folded == member.name().replace(['_', '.'], " "));
    // What is of the whole dataset is no column.
    let own = own.filter(|member| !member.is_of_dataset());
    own.or_else(|| {
        HEADINGS.iter().find(|(_, names)| names.contains(&folded)).map(|(member, _)| *member)
    })
}

/// Whether a text, made alike, is the heading of a column that is understood.
pub(crate) fn is_heading(folded: &str) -> bool {
    let is_year = folded.len() == 4 && ("1900".."2200").contains(&folded);
    let is_year = is_year && folded.bytes().all(|byte| byte.is_ascii_digit());
    is_year || member_of(folded).is_some()
}
