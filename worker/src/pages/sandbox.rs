//! The pages of the developers' sandbox: its front, the list of timelines, one timeline.

use std::borrow::{Borrow, Cow};

use askama::Template;
use mydata_consent::Moment;
use mydata_protocol::ids::ResourceId;
use serde::{Deserialize, Serialize};

use super::{Shell, html};
use crate::objects::sandbox::{Planned, Timeline};
use crate::sandbox::{Fault, Happening, MOST_SECONDS, Strikes};

/// One of the demonstration's invented people, with what she identifies with.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct InventedPerson {
    /// Her name.
    pub name: String,
    /// Her ID.
    pub uid: String,
    /// Her birthday as it is typed: ROC YYYMMDD.
    pub birthday: String,
    /// The number of her NHI card.
    pub nhi_card_number: String,
    /// The number of her household.
    pub household_number: String,
}

/// The front page of the sandbox.
#[derive(Clone, Template)]
#[template(path = "sandbox.html")]
pub struct SandboxFront {
    /// The frame.
    pub shell: Shell,
    /// Who one can be.
    pub people: Vec<InventedPerson>,
    /// Where the agencies tell more about them; empty if nobody does.
    pub agencies_url: String,
    /// The services that are on line: id and name.
    pub services: Vec<(String, String)>,
    /// The datasets they ask for: id and name.
    pub datasets: Vec<(String, String)>,
    /// The faults that are planned.
    pub planned: Vec<Planned>,
    /// The latest timelines.
    pub recent: Vec<Timeline>,
    /// Why a fault could not be planned: the stable code.
    pub problem: Option<&'static str>,
}

impl SandboxFront {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    /// The faults by where they strike, in the order in which a transaction meets them.
    fn groups() -> impl Iterator<Item = (&'static str, Vec<Fault>)> {
        let places = [
            (Strikes::Arrival, "sandbox-strikes-arrival"),
            (Strikes::Provider, "sandbox-strikes-provider"),
            (Strikes::Service, "sandbox-strikes-service"),
            (Strikes::Letter, "sandbox-strikes-letter"),
        ];
        places.into_iter().map(|(place, key)| {
            (key, Fault::ALL.into_iter().filter(|fault| fault.strikes() == place).collect())
        })
    }

    fn fault_words(&self, fault: impl Borrow<Fault>) -> Cow<'static, str> {
        fault_words(&self.shell, fault.borrow().name())
    }

    fn most_seconds() -> u32 {
        MOST_SECONDS
    }
}

/// The list of timelines.
#[derive(Clone, Template)]
#[template(path = "sandbox-transactions.html")]
pub struct SandboxTransactions {
    /// The frame.
    pub shell: Shell,
    /// The timelines, those that began last first.
    pub recent: Vec<Timeline>,
    /// What was searched for.
    pub wanted: String,
}

impl SandboxTransactions {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}

/// One timeline.
#[derive(Clone, Template)]
#[template(path = "sandbox-transaction.html")]
pub struct SandboxTransaction {
    /// The frame.
    pub shell: Shell,
    /// What happened.
    pub timeline: Timeline,
}

impl SandboxTransaction {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}

impl Shell {
    /// What happened, in words for developers: codes and statuses stay what they are.
    fn line(&self, what: &Happening) -> Cow<'static, str> {
        let datasets: Vec<&str> = what.resources().iter().map(ResourceId::as_str).collect();
        let datasets = datasets.join("、");
        let fact = |name: &'static str, value: &dyn ToString| (name, value.to_string());
        let mut key = format!("sandbox-line-{}", what.name());
        let facts = match what {
            Happening::Arrived { return_url, .. } => {
                vec![fact("resources", &datasets), fact("return_url", return_url)]
            }
            Happening::ArrivalRefused { code, status } => vec![fact("code", code), fact("status", status)],
            Happening::Counter { event, .. } => {
                key = format!("{key}-{}", event.as_str());
                vec![fact("resource", &datasets)]
            }
            Happening::DataAsked { status, retry_after } => {
                key.push_str(if retry_after.is_some() { "-later" } else { "" });
                vec![fact("status", status), fact("retry_after", &retry_after.unwrap_or_default())]
            }
            Happening::DatasetFailed { code, .. } | Happening::ProviderSilent { code, .. } => {
                vec![fact("resource", &datasets), fact("code", code)]
            }
            Happening::Ended { code } | Happening::ServiceSilent { code } => vec![fact("code", code)],
            Happening::Erased { .. } | Happening::NoRecord { .. } | Happening::ProviderAsked { .. } => {
                vec![fact("resource", &datasets)]
            }
            Happening::Fault { fault } => vec![fact("fault", &fault_words(self, fault))],
            Happening::Identified { method } => vec![fact("method", method)],
            Happening::Letter { kind, code } => vec![fact("kind", kind), fact("code", code)],
            Happening::Ordered { .. } => vec![fact("resources", &datasets)],
            Happening::PackageAdmitted { bytes, .. } => {
                vec![fact("resource", &datasets), fact("bytes", bytes)]
            }
            Happening::ProviderAnswered { status, retry_after, .. } => {
                key.push_str(if retry_after.is_some() { "-later" } else { "" });
                let later = retry_after.clone().unwrap_or_default();
                vec![fact("resource", &datasets), fact("status", status), fact("retry_after", &later)]
            }
            Happening::Returned { code } => vec![fact("code", code)],
            Happening::ServiceAnswered { status } => vec![fact("status", status)],
            Happening::Agreed
            | Happening::IdentifiedAsAnother
            | Happening::LockDestroyed
            | Happening::Refused
            | Happening::ServiceTold
            | Happening::Taken
            | Happening::TermsAccepted => Vec::new(),
        };
        self.with(key, &facts)
    }

    /// The time to the millisecond: what happens within one second has an order.
    fn exact(moment: impl Borrow<Moment>) -> String {
        let moment = *moment.borrow();
        let millis = moment.unix_millis();
        format!("{}:{:02}.{:03}", Self::clock(moment), millis / 1_000 % 60, millis % 1_000)
    }
}

fn fault_words(shell: &Shell, name: &str) -> Cow<'static, str> {
    shell.text(format!("sandbox-fault-{name}"))
}
