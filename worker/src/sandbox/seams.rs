//! The seams of a transaction's object: where a planned fault strikes, and what happened is told.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt::Display;
use std::rc::Rc;
use std::time::Duration;

use mydata_consent::{FINISH_WITHIN, Moment};
use mydata_identity::NationalId;
use mydata_protocol::contents::Contents;
use mydata_protocol::ids::ResourceId;
use serde::Deserialize;
use worker::{Env, Headers, Response, State};

use super::arrival::{planned, somebody};
use super::spoiling::spoil_signature;
use super::telling::tell;
use super::{Demands, Fault, Faults, Happening, Told};
use crate::config::has_sandbox;
use crate::error::PlatformError;
use crate::names::TransactionName;
use crate::objects::sandbox::{About, Noted};
use crate::objects::transaction::ServiceRequest;
use crate::outgoing::{Body, NoAnswer};
use crate::store::catalogue::Dataset;

/// How long somebody with a slow agency waits before she asks again, in seconds.
const ASK_AGAIN: &str = "2";
/// Longer than any certificate is good for.
const BEYOND_CERTIFICATES: Duration = Duration::from_hours(24 * 366 * 100);
/// A subject that no agency has.
const ANOTHER_SIGNER: &str = "CN=Sandbox,O=Nobody,C=TW";

/// Files that no package holds.
const OTHER_FILES: &str = r#"{"files": ["*.sandbox"]}"#;

/// The seams of one transaction.
pub(crate) struct Seams {
    env: Env,
    is_open: bool,
    /// The keys of what this process has told already.
    told: RefCell<BTreeSet<String>>,
    /// What has yet to be told, in order.
    untold: Rc<RefCell<Vec<Told>>>,
    is_telling: Rc<Cell<bool>>,
}

#[derive(Deserialize)]
struct Row {
    body: String,
}

impl Seams {
    /// The seams of a transaction; closed where there is no demonstration.
    pub(crate) fn of(env: &Env) -> Self {
        let is_open = has_sandbox(env);
        let (untold, is_telling) = (Rc::default(), Rc::default());
        Self { env: env.clone(), is_open, told: RefCell::default(), untold, is_telling }
    }

    /// Keeps the faults of a transaction that begins.
    pub(crate) fn plan(&self, state: &State, faults: &Faults) -> Result<(), PlatformError> {
        if !self.is_open || faults.is_empty() {
            return Ok(());
        }
        let sql = state.storage().sql();
        sql.exec("CREATE TABLE IF NOT EXISTS faults (body TEXT NOT NULL)", None)?;
        sql.exec("INSERT INTO faults VALUES (?1)", vec![serde_json::to_string(faults)?.into()])?;
        Ok(())
    }

    /// When a transaction began that begins now: her time may be almost over.
    pub(crate) fn opened_at(faults: &Faults, now: Moment) -> Moment {
        let gone = faults.time_left().map(|left| FINISH_WITHIN.saturating_sub(left)).unwrap_or_default();
        let gone = i64::try_from(gone.as_millis()).unwrap_or_default();
        Moment::from_unix_millis(now.unix_millis() - gone)
    }

    /// The lines with which a timeline names its faults.
    pub(crate) fn planned(faults: &Faults) -> impl Iterator<Item = (String, Happening)> {
        planned(faults)
    }

    /// The faults that were planned. Without any there is not even a table.
    fn faults(&self, state: &State) -> Faults {
        if !self.is_open {
            return Faults::default();
        }
        let rows = state.storage().sql().exec("SELECT body FROM faults", None);
        let rows: Vec<Row> = rows.and_then(|rows| rows.to_array()).unwrap_or_default();
        rows.first().and_then(|row| serde_json::from_str(&row.body).ok()).unwrap_or_default()
    }

    /// What the agency answers in place of the real one, `waited` after the first question.
    pub(crate) fn provider(
        &self,
        state: &State,
        resource: &ResourceId,
        waited: Duration,
    ) -> Option<Result<Response, NoAnswer>> {
        let faults = self.faults(state);
        if faults.slowness(resource).is_some_and(|slowness| waited < slowness) {
            return Some(status(429, Some(ASK_AGAIN)));
        }
        if faults.strike(Fault::ProviderOutOfTime, resource) {
            return Some(Err(NoAnswer::TimedOut));
        }
        faults.strike(Fault::ProviderError, resource).then(|| status(500, None))
    }

    /// What the service answers in place of the real one.
    pub(crate) fn service(&self, state: &State) -> Option<Result<Response, NoAnswer>> {
        let faults = self.faults(state);
        if faults.have(Fault::ServiceDown) {
            return Some(Err(NoAnswer::Failed));
        }
        faults.have(Fault::ServiceRefuses).then(|| status(403, None))
    }

    /// How the agency's answer comes in.
    pub(crate) fn incoming(&self, state: &State, resource: &ResourceId) -> Incoming {
        let faults = self.faults(state);
        if faults.strike(Fault::AnswerCutShort, resource) {
            Incoming::CutShort { is_cut: false }
        } else if faults.strike(Fault::SignatureBad, resource) {
            Incoming::Spoiled
        } else {
            Incoming::Whole
        }
    }

    /// What a package of this dataset must be, for this person.
    pub(crate) fn demands<'d>(
        &self,
        state: &State,
        dataset: &'d Dataset,
        person: &'d NationalId,
    ) -> Demands<'d> {
        let faults = self.faults(state);
        let strikes = |fault| faults.strike(fault, &dataset.resource_id);
        let mut demands = Demands::of(dataset, person);
        if strikes(Fault::WrongProvider) {
            demands.signer = Cow::Borrowed(ANOTHER_SIGNER);
        }
        if strikes(Fault::WrongDataset)
            && let Ok(contents) = Contents::parse(OTHER_FILES)
        {
            demands.contents = Cow::Owned(contents);
        }
        if strikes(Fault::WrongPerson)
            && let Some(another) = somebody()
        {
            demands.person = Cow::Owned(another);
        }
        demands
    }

    /// When a package of this dataset is judged.
    pub(crate) fn judged_at(&self, state: &State, resource: &ResourceId, now: Moment) -> Moment {
        let is_late = self.faults(state).strike(Fault::CertificateExpired, resource);
        if is_late { now.plus(BEYOND_CERTIFICATES) } else { now }
    }

    /// Has the sandbox told of this in the order in which it happened, one message at a time, beside all other work.
    pub(crate) fn tell(
        &self,
        state: &State,
        transaction: &TransactionName,
        service: Option<&ServiceRequest>,
        at: Moment,
        (key, what): (impl Display, Happening),
    ) {
        let key = key.to_string();
        if !self.is_open || !self.told.borrow_mut().insert(key.clone()) {
            return;
        }
        let about = About {
            client_id: service.map(|service| service.client_id.clone()),
            tx_id: service.map(|service| service.tx_id.clone()),
        };
        let notes = vec![Noted { key, at, what }];
        let told = Told { transaction: transaction.clone(), about: Some(about), notes };
        self.untold.borrow_mut().push(told);
        if self.is_telling.replace(true) {
            return;
        }
        let (env, untold, is_telling) =
            (self.env.clone(), Rc::clone(&self.untold), Rc::clone(&self.is_telling));
        state.wait_until(async move {
            while let Some(told) = next(&untold) {
                tell(&env, told).await;
            }
            is_telling.set(false);
        });
    }
}

/// All that is to be told now, as one message.
fn next(untold: &RefCell<Vec<Told>>) -> Option<Told> {
    let mut all = std::mem::take(&mut *untold.borrow_mut()).into_iter();
    let mut first = all.next()?;
    first.notes.extend(all.flat_map(|told| told.notes));
    Some(first)
}

fn status(status: u16, retry_after: Option<&str>) -> Result<Response, NoAnswer> {
    let headers = Headers::new();
    if let Some(seconds) = retry_after {
        headers.set("retry-after", seconds).map_err(|_| NoAnswer::Failed)?;
    }
    let response = Response::empty().map_err(|_| NoAnswer::Failed)?;
    Ok(response.with_status(status).with_headers(headers))
}

/// An agency's answer on its way in.
pub(crate) enum Incoming {
    /// It breaks off in the middle of its first bytes.
    CutShort {
        /// Whether it has.
        is_cut: bool,
    },
    /// Its signature is changed. To find it, all of the answer is held: packages that developers try are small.
    Spoiled,
    /// As it was sent.
    Whole,
}

impl Incoming {
    /// The next bytes; none when it has ended.
    pub(crate) async fn next(&mut self, body: &mut Body) -> Result<Option<Vec<u8>>, NoAnswer> {
        match self {
            Self::CutShort { is_cut: true } => Err(NoAnswer::Failed),
            Self::CutShort { is_cut } => {
                *is_cut = true;
                Ok(body.next().await?.map(|bytes| bytes.split_at(bytes.len() / 2).0.to_vec()))
            }
            Self::Spoiled => {
                let mut whole = Vec::new();
                while let Some(bytes) = body.next().await? {
                    whole.extend(bytes);
                    if whole.len() > LARGEST_SPOILED {
                        return Err(NoAnswer::TooLarge);
                    }
                }
                spoil_signature(&mut whole);
                Ok(Some(whole).filter(|whole| !whole.is_empty()))
            }
            Self::Whole => body.next().await,
        }
    }
}

/// Bytes of the largest package whose signature can be spoiled: a worker has 128 MB of memory.
const LARGEST_SPOILED: usize = 32 * 1024 * 1024;
