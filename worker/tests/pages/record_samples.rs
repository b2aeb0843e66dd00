//! The pages of the usage record and of the ledger in each of their states.

use mydata_consent::{Moment, Outcome};
use mydata_identity::IdentityMethod;
use mydata_protocol::ids::{ClientId, ResourceId};
use mydata_protocol::spsignature::{Verifier, VerifierId};
use mydata_receipt::{
    Bilingual as Text, DeletedDataset, DeletionFacts, DeletionReason, DeletionRecord, Paper, Timestamp,
};
use mydata_worker::messages::Bilingual;
use mydata_worker::names::TransactionName;
use mydata_worker::objects::citizen::{
    AcceptedVersions, Consent, Entry, EntryKind, Erasure, Introduced, MembershipEvent, NamedDataset, Noted,
    Occasion, Receiver, Use,
};
use mydata_worker::pages::{
    EntryWords, FilterChoice, FilterProblem, LedgerPage, MemberRecord, MemberRecordEntry, RecordFilter,
    Shell, TextSize, paper_in_words,
};
use mydata_worker::texts::Locale;

use crate::samples::{Sample, minutes};

/// All pages of the record and the ledger in one language.
pub(crate) fn all(locale: Locale) -> Vec<Sample> {
    let wrong = |problem| MemberRecord { problem: Some(problem), entries: Vec::new(), ..narrowed(locale) };
    let pages = [
        ("record", list(locale).render()),
        ("record-proofs", MemberRecord { proofs: true, ..list(locale) }.render()),
        ("record-empty", empty(locale).render()),
        ("record-narrowed", narrowed(locale).render()),
        ("record-none-found", MemberRecord { entries: Vec::new(), found: 0, ..narrowed(locale) }.render()),
        ("record-wrong-from", wrong(FilterProblem::From).render()),
        ("record-wrong-order", wrong(FilterProblem::Order).render()),
        ("record-use", entry(locale, 6, None)),
        ("record-signed-for-service", entry(locale, 4, None)),
        ("record-consent-unreadable", entry(locale, 5, Some(Err("receipt.key-unknown")))),
        ("record-erasure", entry(locale, 3, Some(Ok(deletion())))),
        ("record-disputed", entry(locale, 2, None)),
        ("record-waiting", entry(locale, 7, None)),
        ("ledger", ledger(locale, 1_234).render()),
        ("ledger-empty", ledger(locale, 0).render()),
    ];
    pages.into_iter().map(|(name, html)| Sample { name, html }).collect()
}

fn shell(locale: Locale, address: &str) -> Shell {
    Shell::new(locale, TextSize::Medium, address).demonstration(true)
}

fn say(zh: &str, en: &str) -> Bilingual {
    Bilingual { zh: zh.to_owned(), en: en.to_owned() }
}

fn household() -> NamedDataset {
    let id = ResourceId::parse("API.UDauDOLyZg").unwrap();
    NamedDataset { id, name: say("戶籍資料", "Household registration") }
}

fn occasion(receiver: Receiver) -> Occasion {
    Occasion {
        transaction: TransactionName::from_bytes([7; 16]),
        receiver,
        purpose: say("審查學雜費減免資格。", "To decide on a fee waiver."),
        datasets: vec![household()],
    }
}

fn client() -> ClientId {
    ClientId::parse("CLI.aB3dE5gH7j").unwrap()
}

fn school() -> Receiver {
    let name = say("青嵐高級中學學雜費減免申請", "Qinglan High School fee waiver");
    Receiver::Service { client_id: client(), name }
}

fn used(receiver: Receiver, at: Moment, outcome: Outcome) -> Entry {
    let method = IdentityMethod::CitizenCertificate;
    let introduced = matches!(receiver, Receiver::Service { .. }).then(by_way_of_a_verifier);
    Entry::Use(Use { begun_at: at, at, about: occasion(receiver), method, outcome, introduced })
}

fn by_way_of_a_verifier() -> Introduced {
    let verifier = Verifier { id: VerifierId::Twid, verification_type: Some("CER".to_owned()) };
    Introduced { verifier: Some(verifier), remark: Some("2026-0042".to_owned()) }
}

/// One entry of each kind, and each receiver, the latest first.
fn entries() -> Vec<Noted> {
    let counter = Receiver::Counter {
        client_id: client(),
        name: say("青嵐區公所", "Qinglan District Office"),
        clerk: Some("許承辦".to_owned()),
        agency: Some(say("青嵐區公所", "Qinglan District Office")),
    };
    let erased = Erasure { at: minutes(-50), about: occasion(Receiver::Herself), why: DeletionReason::Taken };
    let agreed =
        Consent { at: minutes(-60), about: occasion(school()), method: IdentityMethod::DualDocuments };
    let disputed = MembershipEvent::Disputed { reference: "R-2026-0042".to_owned() };
    let versions = AcceptedVersions { terms: "1".to_owned(), privacy: "1".to_owned() };
    let all = [
        used(Receiver::Herself, minutes(-5), Outcome::Taken),
        used(counter, minutes(-30), Outcome::Taken),
        Entry::Consent(agreed),
        used(school(), minutes(-45), Outcome::Expired),
        Entry::Erasure(erased),
        Entry::Membership { at: minutes(-70), event: disputed },
        Entry::Membership { at: minutes(-80), event: MembershipEvent::Joined(versions) },
    ];
    let numbers = (1..8).rev();
    let noted = |(entry, number)| Noted { number, entry, is_in_ledger: number != 7 };
    all.into_iter().zip(numbers).map(noted).collect()
}

fn choice(value: &str, name: String) -> FilterChoice {
    FilterChoice { value: value.to_owned(), name }
}

fn list(locale: Locale) -> MemberRecord {
    let shell = shell(locale, "/member/record");
    let kind = |kind: EntryKind| {
        choice(kind.as_str(), shell.text(format!("record-kind-{}", kind.as_str())).into_owned())
    };
    MemberRecord {
        filter: RecordFilter::default(),
        problem: None,
        kinds: EntryKind::ALL.into_iter().map(kind).collect(),
        receivers: vec![choice("herself", Receiver::Herself.name().text(locale).to_owned())],
        datasets: vec![choice("API.UDauDOLyZg", household().name.text(locale).to_owned())],
        entries: entries().into_iter().map(|noted| EntryWords::new(noted, &shell)).collect(),
        found: 27,
        all: 27,
        page: 1,
        pages: 2,
        proofs: false,
        shell,
    }
}

fn empty(locale: Locale) -> MemberRecord {
    MemberRecord { entries: Vec::new(), found: 0, all: 0, pages: 1, ..list(locale) }
}

fn narrowed(locale: Locale) -> MemberRecord {
    let filter = RecordFilter {
        kind: "use".to_owned(),
        dataset: "API.UDauDOLyZg".to_owned(),
        from: "115/3/3".to_owned(),
        to: "115/3/2".to_owned(),
        receiver: "herself".to_owned(),
    };
    MemberRecord { filter, found: 21, page: 2, ..list(locale) }
}

fn entry(locale: Locale, number: u64, paper: Option<Result<Paper, &'static str>>) -> String {
    let shell = shell(locale, &format!("/member/record/{number}"));
    let noted = entries().into_iter().find(|noted| noted.number == number).unwrap();
    let paper = paper.map(|paper| paper.map(|paper| paper_in_words(&paper, &shell)));
    MemberRecordEntry { words: EntryWords::new(noted, &shell), shell, paper }.render()
}

fn deletion() -> Paper {
    let time = |millis| Timestamp::from_unix_millis(millis).unwrap();
    let facts = DeletionFacts {
        record_id: "5f0c1f1e-6a53-4f5e-9d0e-6f7f3b9f1a11".to_owned(),
        issued_at: time(1_780_000_060_000),
        transfer_id: "0d6a1b0e-6c1f-4c53-9d3a-1f7a5d1c2b3e".to_owned(),
        dataset: DeletedDataset {
            resource_id: "API.UDauDOLyZg".to_owned(),
            name: Text::new("戶籍資料", "Household registration"),
        },
        package: None,
        key_destroyed_at: time(1_780_000_000_000),
        ciphertext_deleted_at: time(1_780_000_001_000),
        reason: DeletionReason::Taken,
    };
    DeletionRecord::new(facts).unwrap().into()
}

fn ledger(locale: Locale, size: u64) -> LedgerPage {
    LedgerPage {
        shell: shell(locale, "/ledger"),
        platform: "https://mydata.example".to_owned(),
        size,
        checkpoint: format!("mydata.example/ledger\n{size}\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"),
        key: "mydata.example/ledger+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW".to_owned(),
    }
}
