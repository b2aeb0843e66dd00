//! Where other systems are reached and what happened is told: the seams at which the sandbox of a demonstration stands.

use std::fmt::Display;

use mydata_consent::{Collection, DatasetIndex, DatasetState, EntryId, Transaction};
use mydata_identity::IdentityMethod;
use mydata_protocol::ids::ResourceId;
use worker::Response;

use super::messages::{Deed, Receiver};
use super::provider::no_answer;
use super::{Inner, Record};
use crate::outgoing::NoAnswer;
use crate::pages::Conclusion;
use crate::sandbox::{Faults, Happening, Seams};

impl Inner {
    /// Tells the sandbox what happened. Under one key it is told once.
    pub(super) fn report(&self, record: &Record, key: impl Display, what: Happening) {
        let service = record.receiver.service();
        self.seams.tell(&self.state, &record.name, service, self.clock.now(), (key, what));
    }

    pub(super) fn note_beginning(&self, record: &Record, faults: &Faults) {
        let resources = record.resources.clone();
        let begun = match &record.receiver {
            Receiver::Citizen | Receiver::Counter { .. } => Happening::Ordered { resources },
            Receiver::Service(request) => {
                Happening::Arrived { resources, return_url: request.return_to.url().to_string() }
            }
        };
        self.report(record, "begun", begun);
        for (key, fault) in Seams::planned(faults) {
            self.report(record, key, fault);
        }
    }

    pub(super) fn note_deed(&self, record: &Record, deed: &Deed) {
        let what = match deed {
            Deed::AcceptTerms { .. } => Happening::TermsAccepted,
            Deed::Agree => Happening::Agreed,
            // How it ended says it.
            Deed::Delete => return,
            Deed::Identify { method, .. } => return self.note_identified(record, *method),
            Deed::IdentifyAsAnother => Happening::IdentifiedAsAnother,
            Deed::LeaveUnidentified | Deed::Refuse => Happening::Refused,
        };
        self.report(record, what.name(), what.clone());
    }

    pub(super) fn note_identified(&self, record: &Record, method: IdentityMethod) {
        self.report(record, "identified", Happening::Identified { method: method.code().to_owned() });
    }

    /// Tells how far its datasets have come, and how it ended.
    pub(super) fn note_standing(&self, record: &Record) {
        if let Transaction::Ended(ended) = &record.transaction {
            let code = Conclusion::Ended(ended.outcome).code().to_owned();
            self.report(record, "ended", Happening::Ended { code });
        }
        for (number, event) in record.history.iter().enumerate() {
            let (event, resource) = (event.what, event.resource.clone());
            self.report(record, format_args!("counter/{number}"), Happening::Counter { event, resource });
        }
        let states = record.transaction.collection().into_iter().flat_map(Collection::states);
        for ((index, state), resource) in states.zip(&record.resources) {
            if let Some(what) = standing(state, resource.clone()) {
                self.report(record, format_args!("dataset/{}", index.0), what);
            }
        }
    }

    /// Asks the agency, for what was `entry` to be done, unless the sandbox answers in its place.
    pub(super) async fn reach_provider(
        &self,
        record: &Record,
        (entry, resource): (EntryId, &ResourceId),
        asking: impl Future<Output = Result<Response, NoAnswer>>,
    ) -> Result<Response, NoAnswer> {
        let resource = resource.clone();
        self.report(
            record,
            format_args!("{entry}/asked"),
            Happening::ProviderAsked { resource: resource.clone() },
        );
        let started_at = record.transaction.collection().map(mydata_consent::Collection::started_at);
        let waited = started_at.map(|started_at| self.clock.now().since(started_at)).unwrap_or_default();
        let answer = match self.seams.provider(&self.state, &resource, waited) {
            Some(answer) => answer,
            None => asking.await,
        };
        let answered = match &answer {
            Ok(response) => Happening::ProviderAnswered {
                resource,
                status: response.status_code(),
                retry_after: response.headers().get("retry-after").ok().flatten(),
            },
            Err(reason) => Happening::ProviderSilent { resource, code: no_answer(*reason).to_owned() },
        };
        self.report(record, format_args!("{entry}/answered"), answered);
        answer
    }

    /// Tells the service, for what was `entry` to be done, unless the sandbox answers in its place.
    pub(super) async fn reach_service(
        &self,
        record: &Record,
        entry: EntryId,
        telling: impl Future<Output = Result<Response, NoAnswer>>,
    ) -> Result<Response, NoAnswer> {
        self.report(record, format_args!("{entry}/told"), Happening::ServiceTold);
        let answer = match self.seams.service(&self.state) {
            Some(answer) => answer,
            None => telling.await,
        };
        let answered = match &answer {
            Ok(response) => Happening::ServiceAnswered { status: response.status_code() },
            Err(NoAnswer::TimedOut) => Happening::ServiceSilent { code: "service.timed-out".to_owned() },
            Err(_) => Happening::ServiceSilent { code: "service.unreachable".to_owned() },
        };
        self.report(record, format_args!("{entry}/answered"), answered);
        answer
    }

    pub(super) fn note_erased(&self, record: &Record, entry: EntryId, index: DatasetIndex) {
        if let Some(resource) = record.resources.get(index.0).cloned() {
            self.report(record, format_args!("{entry}/erased"), Happening::Erased { resource });
        }
    }
}

/// What there is to tell of a dataset that has come to its end.
fn standing(state: &DatasetState, resource: ResourceId) -> Option<Happening> {
    match state {
        DatasetState::Failed { reason } => Some(Happening::DatasetFailed { resource, code: reason.clone() }),
        DatasetState::NoRecord => Some(Happening::NoRecord { resource }),
        DatasetState::Ready(package) => Some(Happening::PackageAdmitted { resource, bytes: package.bytes }),
        DatasetState::Preparing { .. } | DatasetState::Taken(_) | DatasetState::Waiting => None,
    }
}
