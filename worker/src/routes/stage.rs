//! What every step of a transaction works with, and the one way to tell the transaction what the citizen did.

use mydata_consent::Collection;
use mydata_protocol::ids::ResourceId;
use mydata_protocol::redirect::ServiceState;
use sha2::{Digest, Sha256};
use worker::Response;

use super::wording;
use crate::error::PlatformError;
use crate::names::{TransactionName, hex};
use crate::objects::send;
use crate::objects::transaction::{Act, CloseFor, Deed, Receiver, Show, View};
use crate::pages::{ServiceBrief, Steps, TransactionHead};
use crate::session::Session;
use crate::store::catalogue::{Catalogue, CounterService, Dataset, Service};
use crate::texts::Locale;
use crate::visit::{Form, Visit};

/// A step with all it needs: the transaction as this browser may see it, its service and datasets.
pub(super) struct Stage {
    pub(super) name: TransactionName,
    pub(super) session: Session,
    pub(super) view: View,
    /// The service it is for; none where she takes the data herself, or to a counter.
    pub(super) service: Option<Service>,
    /// The counter's service it is for, if it is for one.
    pub(super) counter: Option<CounterService>,
    pub(super) datasets: Vec<Dataset>,
}

impl Stage {
    /// The transaction of this address, if this browser holds its session.
    pub(super) async fn of(visit: &Visit, transaction: &str) -> Result<Option<Self>, PlatformError> {
        let Some(name) = TransactionName::parse(transaction) else { return Ok(None) };
        let Some(session) = visit.session(&name) else { return Ok(None) };
        let show = Show { session: session.digest() };
        let Some(mut view) = send(&visit.env, name.as_str(), &show).await? else { return Ok(None) };
        let catalogue = Catalogue::of(&visit.env)?;
        let (mut service, mut counter) = (None, None);
        // Nothing is shown of a transaction whose service has left the catalogue.
        let closed = match &view.receiver {
            Receiver::Citizen => false,
            Receiver::Counter { client_id } => {
                counter = catalogue.counter_service(client_id).await?;
                let Some(known) = &counter else { return Ok(None) };
                known.state == ServiceState::Deactivated
            }
            Receiver::Service(request) => {
                service = catalogue.service(&request.client_id, &visit.keys).await?;
                let Some(known) = &service else { return Ok(None) };
                known.facts.state == ServiceState::Deactivated
            }
        };
        if let Some(client_id) = view.receiver.client_id().filter(|_| closed) {
            send(&visit.env, name.as_str(), &CloseFor { client_id: client_id.clone() }).await?;
            let Some(closed) = send(&visit.env, name.as_str(), &show).await? else { return Ok(None) };
            view = closed;
        }
        let datasets = catalogue.datasets(&view.resources).await?;
        Ok(Some(Self { name, session, view, service, counter, datasets }))
    }

    /// The step at which she sees her data.
    pub(super) fn step_of_data(&self) -> &'static str {
        match (&self.service, &self.counter) {
            (Some(_), _) => "consent",
            (None, Some(_)) => "code",
            (None, None) => "data",
        }
    }

    /// The step that says how it came out.
    pub(super) fn last_step(&self) -> &'static str {
        if self.service.is_some() { "leaving" } else { self.step_of_data() }
    }

    /// The steps that she counts.
    pub(super) fn steps(&self) -> Steps {
        match (&self.service, self.view.introduced) {
            (None, _) if self.counter.is_some() => Steps::Counter,
            (None, _) => Steps::Download,
            (Some(_), false) => Steps::OnlineService,
            (Some(_), true) => Steps::SignedAtService,
        }
    }

    /// The service it is for, on line or at a counter, as pages name it.
    pub(super) fn service_brief(&self, locale: Locale) -> Option<ServiceBrief> {
        let on_line = self.service.as_ref().map(|service| wording::service(service, locale));
        on_line.or_else(|| Some(wording::counter_service(self.counter.as_ref()?, locale)))
    }

    pub(super) fn head(
        &self,
        visit: &Visit,
        service: ServiceBrief,
        step: &str,
        facts: &str,
    ) -> TransactionHead {
        TransactionHead {
            transaction: self.name.to_string(),
            csrf: self.session.form_token(step, facts),
            service,
            steps: self.steps(),
            deadline: self.view.transaction.finish_by().unwrap_or_else(|| visit.now()),
            now: visit.now(),
        }
    }

    /// What a consent is given for, as one text: who, what for, which datasets, and which of them failed.
    pub(super) fn facts(&self, service: &Service) -> String {
        let failed = self.view.transaction.collection().map(Collection::failed);
        let failed: Vec<usize> = failed.into_iter().flatten().map(|index| index.0).collect();
        let resources: Vec<&str> = self.view.resources.iter().map(ResourceId::as_str).collect();
        let facts = format!(
            "{}\n{}\n{}\n{}\n{failed:?}",
            service.facts.client_id,
            service.name.text(Locale::ZhHant),
            service.purpose.text(Locale::ZhHant),
            resources.join("\n"),
        );
        hex(&Sha256::digest(facts))
    }

    /// Whether the form is a genuine one of this session, made for facts that have changed since.
    pub(super) fn was_shown_otherwise(&self, service: &Service, form: &Form) -> bool {
        let shown = form.text("shown");
        shown != self.facts(service) && self.session.accepts(form.text("csrf"), "consent", shown)
    }
}

/// Tells the transaction what the citizen did and shows the step that follows.
pub(super) async fn carry(visit: &Visit, stage: &Stage, deed: Deed) -> Result<Response, PlatformError> {
    let step = match deed {
        Deed::AcceptTerms { .. } if stage.view.introduced => stage.step_of_data(),
        Deed::AcceptTerms { .. } => "identify",
        _ => stage.last_step(),
    };
    // A refusal means that time or another tab was faster; the step whose turn it is says so.
    let _ = send(&visit.env, stage.name.as_str(), &Act { session: stage.session.digest(), deed }).await?;
    visit.see_other(&format!("/t/{}/{step}", stage.name))
}
