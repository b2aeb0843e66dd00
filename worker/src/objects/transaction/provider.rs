//! Asking an agency for a dataset (DP-API).

use std::rc::Rc;
use std::time::Duration;

use mydata_consent::{DatasetAnswer, DatasetIndex, EntryId, Event, Moment};
use mydata_protocol::dp_api::{DpAnswer, DpMethod, RequestValues};
use worker::{Method, Request, RequestInit, RequestRedirect, Response};

use super::intake::Answer;
use super::{Inner, Record};
use crate::error::PlatformError;
use crate::outgoing::{self, NoAnswer};
use crate::store::catalogue::{Catalogue, Dataset};
use crate::store::vault::{Place, Vault};

/// An agency may take this long for one answer, and again for its body: all the time a 即時 one has (protocol section 5).
/// Its limit of 15 s is for connecting, which the runtime does not show.
pub(super) const ANSWER_WITHIN: Duration = Duration::from_mins(3);
/// How long an agency that cannot be reached is left alone.
const UNREACHABLE_PAUSE: Duration = Duration::from_secs(5);

impl Inner {
    pub(super) async fn ask_provider(
        self: &Rc<Self>,
        entry: EntryId,
        index: DatasetIndex,
    ) -> Result<(), PlatformError> {
        let Some(record) = self.load().await? else { return Ok(()) };
        let Answer { answer, key } = match record.resources.get(index.0) {
            Some(resource) => {
                let dataset = Catalogue::of(&self.env)?.dataset(resource).await?;
                match dataset {
                    Some(dataset) => self.ask(&record, (entry, index), &dataset).await?,
                    None => failed("provider.dataset-unknown").into(),
                }
            }
            None => failed("provider.dataset-unknown").into(),
        };
        let Some(mut record) = self.load().await? else { return Ok(()) };
        record.outbox.done(entry);
        let is_stored = key.is_some();
        let event = Event::DatasetAnswered { dataset: index, answer };
        let is_refused = record.handle(event, self.clock.now()).is_err();
        let may_stay = !is_refused && record.is_ready(index);
        if may_stay {
            record.keep_key(index, key);
        }
        self.store(&record).await?;
        if is_stored && !may_stay {
            // It ended or was given up while the package was on its way, or it is another dataset's: nothing may stay behind.
            let place = Place { transaction: record.name.clone(), dataset: index.0 };
            Vault::of(&self.env)?.erase_package(&place).await?;
        }
        Ok(())
    }

    async fn ask(
        self: &Rc<Self>,
        record: &Record,
        (entry, index): (EntryId, DatasetIndex),
        dataset: &Dataset,
    ) -> Result<Answer, PlatformError> {
        let Some(request) = request(record, index, dataset) else {
            return Ok(failed("provider.request").into());
        };
        let certificate = dataset.shown_certificate.as_ref();
        let asking = outgoing::send_showing(certificate, &self.env, request, ANSWER_WITHIN);
        let mut response = match self.reach_provider(record, (entry, &dataset.resource_id), asking).await {
            Ok(response) => response,
            // It may be restarting; the limit of its patience ends this, not a single broken connection.
            Err(NoAnswer::Failed) => {
                return Ok(DatasetAnswer::StillPreparing { after: UNREACHABLE_PAUSE }.into());
            }
            Err(reason) => return Ok(failed(no_answer(reason)).into()),
        };
        let answer = match classify(&response, self.clock.now()) {
            DpAnswer::NoRecord => DatasetAnswer::NoRecord,
            DpAnswer::StillPreparing { after } => DatasetAnswer::StillPreparing { after },
            DpAnswer::TokenRefused => failed("provider.token-refused"),
            DpAnswer::Failed { status } => failed(&format!("provider.status-{status}")),
            DpAnswer::Package => return self.take_in(record, index, dataset, &mut response).await,
        };
        Ok(answer.into())
    }
}

fn request(record: &Record, index: DatasetIndex, dataset: &Dataset) -> Option<Request> {
    let personal = record.personal.as_ref()?;
    let person = personal.person.as_ref()?;
    let provider = personal.requests.get(index.0)?;
    let values = RequestValues::new(&provider.token, &provider.uid, &person.id, person.birthday)
        .with_name(&person.name)
        .with_email(person.email.as_deref().unwrap_or_default())
        .with_parameters(provider.parameters.clone());
    let filled = dataset.template.expand(&values).ok()?;
    let headers = worker::Headers::new();
    for (name, value) in &filled.headers {
        headers.set(name, value).ok()?;
    }
    let mut init = RequestInit::new();
    if filled.method == DpMethod::Post {
        if !headers.has("content-type").ok()? {
            headers.set("content-type", "application/json; charset=UTF-8").ok()?;
        }
        init.with_method(Method::Post).with_body(filled.body.map(Into::into));
    }
    init.with_headers(headers).with_redirect(RequestRedirect::Manual);
    Request::new_with_init(dataset.endpoint.as_str(), &init).ok()
}

fn classify(response: &Response, now: Moment) -> DpAnswer {
    let header = |name: &str| response.headers().get(name).ok().flatten();
    let (retry_after, content_type) = (header("retry-after"), header("content-type"));
    let now = u64::try_from(now.unix_millis() / 1_000).unwrap_or_default();
    DpAnswer::classify(response.status_code(), retry_after.as_deref(), content_type.as_deref(), now)
}

pub(super) fn failed(reason: &str) -> DatasetAnswer {
    DatasetAnswer::Failed { reason: reason.to_owned() }
}

pub(super) fn no_answer(reason: NoAnswer) -> &'static str {
    match reason {
        NoAnswer::CertificateMissing => "provider.certificate-missing",
        NoAnswer::Failed => "provider.unreachable",
        NoAnswer::TimedOut => "provider.timed-out",
        NoAnswer::TooLarge => "provider.too-large",
    }
}
