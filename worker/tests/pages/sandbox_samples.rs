//! The pages of the developers' sandbox, with and without anything to show.

use mydata_protocol::ids::{ClientId, ResourceId};
use mydata_worker::names::TransactionName;
use mydata_worker::objects::sandbox::{Happened, Planned, Timeline};
use mydata_worker::pages::{
    InventedPerson, SandboxFront, SandboxTransaction, SandboxTransactions, Shell, TextSize,
};
use mydata_worker::sandbox::{Fault, Happening, PlannedFault};
use mydata_worker::texts::Locale;

use crate::samples::{NOW, Sample, minutes};

/// The pages of the sandbox in one language.
pub(crate) fn all(locale: Locale) -> Vec<Sample> {
    let shell = |path: &str| Shell::new(locale, TextSize::Medium, path).demonstration(true);
    let full = SandboxFront {
        shell: shell("/sandbox"),
        people: vec![person()],
        agencies_url: "http://localhost:8789".to_owned(),
        services: vec![("CLI.demoSchool".to_owned(), "學雜費減免申請".to_owned())],
        datasets: vec![(resource().to_string(), "現戶全戶戶籍資料".to_owned())],
        planned: vec![planned(Fault::ProviderSlow), planned(Fault::ServiceDown)],
        recent: vec![timeline(true)],
        problem: None,
    };
    let empty = SandboxFront {
        people: Vec::new(),
        agencies_url: String::new(),
        planned: Vec::new(),
        recent: Vec::new(),
        ..full.clone()
    };
    let list = |recent, wanted: &str| SandboxTransactions {
        shell: shell("/sandbox/transactions"),
        recent,
        wanted: wanted.to_owned(),
    };
    let one = |own| SandboxTransaction { shell: shell("/sandbox/transactions/0"), timeline: timeline(own) };
    let problem = SandboxFront { problem: Some("sandbox.seconds-form"), ..full.clone() };
    vec![
        Sample { name: "sandbox", html: full.render() },
        Sample { name: "sandbox-problem", html: problem.render() },
        Sample { name: "sandbox-empty", html: empty.render() },
        Sample { name: "sandbox-transactions", html: list(vec![timeline(false)], "").render() },
        Sample { name: "sandbox-transactions-none", html: list(Vec::new(), "\"><script>").render() },
        Sample { name: "sandbox-transaction", html: one(false).render() },
        Sample { name: "sandbox-transaction-own", html: one(true).render() },
    ]
}

fn resource() -> ResourceId {
    ResourceId::parse("API.UDauDOLyZg").unwrap()
}

fn person() -> InventedPerson {
    InventedPerson {
        name: "林語彤".to_owned(),
        uid: "F229910001".to_owned(),
        birthday: "0980418".to_owned(),
        nhi_card_number: "000010000011".to_owned(),
        household_number: "F9900001".to_owned(),
    }
}

fn planned(fault: Fault) -> Planned {
    let planned = PlannedFault { fault, resource_id: Some(resource()), seconds: Some(20) };
    Planned { client_id: ClientId::parse("CLI.demoSchool").unwrap(), at: NOW, planned }
}

fn timeline(is_own: bool) -> Timeline {
    let happenings = everything().into_iter().map(|what| Happened { at: minutes(1), what });
    Timeline {
        transaction: TransactionName::from_bytes([7; 16]),
        client_id: (!is_own).then(|| "CLI.demoSchool".to_owned()),
        tx_id: (!is_own).then(|| "0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d".to_owned()),
        at: NOW,
        happenings: happenings.collect(),
    }
}

/// Everything that can happen.
fn everything() -> Vec<Happening> {
    let (resource, resources, code) = (resource(), vec![resource()], "provider.status-500".to_owned());
    vec![
        Happening::Arrived { resources: resources.clone(), return_url: "https://sp.example/back".to_owned() },
        Happening::ArrivalRefused { code: "redirect.pid-unreadable".to_owned(), status: 400 },
        Happening::Ordered { resources },
        Happening::Fault { fault: "provider-slow".to_owned() },
        Happening::TermsAccepted,
        Happening::Identified { method: "PII".to_owned() },
        Happening::IdentifiedAsAnother,
        Happening::ProviderAsked { resource: resource.clone() },
        answered(429, Some("2")),
        answered(200, None),
        Happening::ProviderSilent { resource: resource.clone(), code: "provider.timed-out".to_owned() },
        Happening::PackageAdmitted { resource: resource.clone(), bytes: 48_600 },
        Happening::NoRecord { resource: resource.clone() },
        Happening::DatasetFailed { resource: resource.clone(), code },
        Happening::Agreed,
        Happening::Refused,
        Happening::ServiceTold,
        Happening::ServiceAnswered { status: 200 },
        Happening::ServiceSilent { code: "service.unreachable".to_owned() },
        Happening::Returned { code: 200 },
        Happening::DataAsked { status: 429, retry_after: Some(10) },
        Happening::DataAsked { status: 200, retry_after: None },
        Happening::Taken,
        Happening::Ended { code: "outcome.taken".to_owned() },
        Happening::LockDestroyed,
        Happening::Erased { resource },
        Happening::Letter { kind: "data-taken".to_owned(), code: "message.sent".to_owned() },
    ]
}

fn answered(status: u16, retry_after: Option<&str>) -> Happening {
    Happening::ProviderAnswered { resource: resource(), status, retry_after: retry_after.map(str::to_owned) }
}

#[test]
fn a_happening_is_called_what_it_is_written_as() {
    for happening in everything() {
        let written = serde_json::to_value(&happening).unwrap();
        assert_eq!(written["what"], happening.name());
        assert_eq!(serde_json::from_value::<Happening>(written).unwrap(), happening);
    }
}

#[test]
fn every_fault_says_how_it_ends_at_the_service() {
    let html = all(Locale::En).into_iter().find(|sample| sample.name == "sandbox").unwrap().html;
    for fault in Fault::ALL {
        let code = fault.return_code().number();
        let option = format!("<option value=\"{}\">", fault.name());
        let after = html.split(&option).nth(1).unwrap().split("</option>").next().unwrap();
        assert!(after.ends_with(&format!("→ {code}")), "{after}");
    }
}
