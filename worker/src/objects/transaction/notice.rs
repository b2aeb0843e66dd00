//! Telling the service (SP-API) that data is coming, or that it cannot be had.

use std::rc::Rc;

use mydata_consent::{EntryId, Event, SpAnswer, StopReason, Transaction};
use mydata_protocol::redirect::ServiceState;
use mydata_protocol::sp_api::{self, NoticeSigner, SpNotice, SpOutcome};
use worker::{Method, Request, RequestInit, RequestRedirect};

use super::{Inner, Record};
use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::outgoing;
use crate::store::catalogue::{Catalogue, Service};

impl Inner {
    pub(super) async fn notify_sp(self: &Rc<Self>, entry: EntryId) -> Result<(), PlatformError> {
        let Some(record) = self.load().await? else { return Ok(()) };
        let keys = PlatformKeys::of(&self.env)?;
        let service = match record.receiver.service() {
            Some(request) => Catalogue::of(&self.env)?.service(&request.client_id, &keys).await?,
            None => None,
        };
        let event = match (service, &record.transaction) {
            // Deactivated while she was deciding: it is told nothing.
            (Some(service), _) if service.facts.state == ServiceState::Deactivated => {
                Event::Stop(StopReason::ServiceClosed)
            }
            (Some(service), Transaction::ExpectAcknowledgement(_)) => {
                Event::SpAnswered(self.tell(&service, &record, (entry, &keys)).await)
            }
            _ => Event::SpAnswered(SpAnswer::Unreachable),
        };
        let Some(mut record) = self.load().await? else { return Ok(()) };
        record.outbox.done(entry);
        // A refusal means that the transaction has ended meanwhile; then nobody needs the answer.
        let _ = record.handle(event, self.clock.now());
        self.store(&record).await
    }

    async fn tell(
        &self,
        service: &Service,
        record: &Record,
        (entry, keys): (EntryId, &PlatformKeys),
    ) -> SpAnswer {
        let Some(notice) = notice(service, record) else { return SpAnswer::Unreachable };
        let body = notice.to_json();
        let signer = NoticeSigner::from_seed(&keys.notice_key());
        let unix_seconds = self.clock.now().unix_millis() / 1_000;
        let signature = signer.headers(&keys.notice(&record.name), unix_seconds, &body);
        let Ok(request) = request(service.sp_api_url.as_str(), body, signature) else {
            return SpAnswer::Unreachable;
        };
        let certificate = service.shown_certificate.as_ref();
        let telling = outgoing::send_showing(certificate, &self.env, request, sp_api::CONNECT_TIMEOUT);
        let Ok(response) = self.reach_service(record, entry, telling).await else {
            return SpAnswer::Unreachable;
        };
        match sp_api::SpAnswer::from_status(response.status_code()) {
            sp_api::SpAnswer::Acknowledged => SpAnswer::Acknowledged,
            sp_api::SpAnswer::Refused => SpAnswer::Refused,
            sp_api::SpAnswer::Failed => SpAnswer::Unreachable,
        }
    }
}

fn notice(service: &Service, record: &Record) -> Option<SpNotice> {
    let Transaction::ExpectAcknowledgement(state) = &record.transaction else { return None };
    let outcome = if state.unable_to_deliver.is_empty() {
        SpOutcome::Ready { secret_key: service.facts.keys.seal_secret(&record.personal.as_ref()?.secret) }
    } else {
        let resources =
            state.unable_to_deliver.iter().filter_map(|index| record.resources.get(index.0).cloned());
        SpOutcome::UnableToDeliver { resources: resources.collect() }
    };
    Some(SpNotice {
        tx_id: record.receiver.service()?.tx_id.clone(),
        api_key: service.api_key.clone(),
        permission_ticket: record.personal.as_ref()?.ticket.clone()?,
        outcome,
    })
}

fn request(url: &str, body: String, signature: [(&'static str, String); 3]) -> worker::Result<Request> {
    let headers = worker::Headers::new();
    headers.set("content-type", sp_api::CONTENT_TYPE)?;
    for (name, value) in signature {
        headers.set(name, &value)?;
    }
    let mut init = RequestInit::new();
    init.with_method(Method::Post)
        .with_headers(headers)
        .with_redirect(RequestRedirect::Manual)
        .with_body(Some(body.into()));
    Request::new_with_init(url, &init)
}
