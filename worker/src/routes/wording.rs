//! From the catalogue's and the transaction's facts to what a page shows.

use mydata_consent as consent;
use mydata_protocol::parameters::Parameter;
use mydata_protocol::return_code::ReturnCode;

use crate::objects::transaction::View;
use crate::pages::{
    Announced, Conclusion, Condition, DatasetBrief, DatasetPanel, DatasetState, ServiceBrief, UseNoticeWords,
};
use crate::store::catalogue::{AnnouncedMaintenance, CounterService, Dataset, Service};
use crate::texts::Locale;

pub(super) fn service(service: &Service, locale: Locale) -> ServiceBrief {
    ServiceBrief {
        name: service.name.text(locale).to_owned(),
        agency: service.agency.text(locale).to_owned(),
        purpose: service.purpose.text(locale).to_owned(),
    }
}

/// A counter's service, as the pages of a transaction name it.
pub(super) fn counter_service(service: &CounterService, locale: Locale) -> ServiceBrief {
    ServiceBrief {
        name: service.name.text(locale).to_owned(),
        agency: service.agency.name.text(locale).to_owned(),
        purpose: service.purpose.text(locale).to_owned(),
    }
}

/// What Article 8 of the Act has the agency of a counter say.
pub(super) fn use_notice(service: &CounterService, locale: Locale) -> UseNoticeWords {
    let CounterService { purpose_code, notice, .. } = service;
    UseNoticeWords {
        purpose_code: purpose_code.code().to_owned(),
        purpose_name: purpose_code.name(locale).into_owned(),
        period: notice.period.text(locale).to_owned(),
        area: notice.area.text(locale).to_owned(),
        recipients: notice.recipients.text(locale).to_owned(),
        refusal: notice.refusal.text(locale).to_owned(),
        contact: notice.contact.clone(),
    }
}

/// What the citizen fills in for a dataset.
pub(super) fn asks(dataset: &Dataset, locale: Locale) -> Vec<String> {
    let label = |asked: &Parameter| locale.choose(&asked.label.zh, &asked.label.en).to_owned();
    dataset.parameters.iter().map(label).collect()
}

pub(super) fn dataset(dataset: &Dataset, locale: Locale) -> DatasetBrief {
    DatasetBrief {
        resource_id: dataset.resource_id.to_string(),
        name: dataset.name.text(locale).to_owned(),
        provider: dataset.provider.text(locale).to_owned(),
        summary: dataset.summary.text(locale).to_owned(),
        fields: dataset.fields(locale).to_vec(),
    }
}

/// Whether it can be had at present, and which maintenance is to come.
pub(super) fn condition(dataset: &Dataset, locale: Locale) -> Condition {
    let announced = |maintenance: &AnnouncedMaintenance| Announced {
        from: maintenance.window.begins_at,
        to: maintenance.window.ends_at,
        reason: maintenance.reason.text(locale).to_owned(),
    };
    let (going_on, to_come): (Vec<_>, Vec<_>) =
        dataset.maintenance.iter().partition(|maintenance| maintenance.has_begun);
    Condition {
        availability: dataset.availability,
        reason: going_on.first().map(|first| first.reason.text(locale).to_owned()).unwrap_or_default(),
        announced: to_come.into_iter().map(announced).collect(),
    }
}

pub(super) fn panels(datasets: &[Dataset], view: &View, locale: Locale) -> Vec<DatasetPanel> {
    let states = view.transaction.collection().into_iter().flat_map(consent::Collection::states);
    datasets
        .iter()
        .zip(states)
        .map(|(known, (_, state))| DatasetPanel {
            dataset: dataset(known, locale),
            state: dataset_state(state),
        })
        .collect()
}

pub(super) fn dataset_state(state: &consent::DatasetState) -> DatasetState {
    match state {
        consent::DatasetState::Failed { reason } => DatasetState::Failed { code: reason.clone() },
        consent::DatasetState::NoRecord => DatasetState::NoRecord,
        consent::DatasetState::Preparing { again_at } => {
            DatasetState::Preparing { expected: Some(*again_at) }
        }
        consent::DatasetState::Ready(package) => DatasetState::Ready { bytes: package.bytes },
        consent::DatasetState::Taken(_) => DatasetState::Taken,
        consent::DatasetState::Waiting => DatasetState::Waiting,
    }
}

/// How it came out for the citizen, once there is nothing left for her to do.
pub(super) fn conclusion(transaction: &consent::Transaction) -> Option<Conclusion> {
    match transaction {
        consent::Transaction::Ended(ended) => Some(Conclusion::Ended(ended.outcome)),
        consent::Transaction::ExpectTake(_) => Some(Conclusion::Sent),
        _ => None,
    }
}

/// The code the service hears when the citizen comes back.
pub(super) fn return_code(conclusion: Conclusion) -> ReturnCode {
    use consent::Outcome;
    match conclusion {
        Conclusion::Sent | Conclusion::Ended(Outcome::Taken | Outcome::Viewed | Outcome::Expired) => {
            ReturnCode::Given
        }
        Conclusion::Ended(Outcome::Deleted | Outcome::Misused | Outcome::Refused) => {
            ReturnCode::ConsentRefused
        }
        Conclusion::Ended(Outcome::NotIdentified) => ReturnCode::NotAllowed,
        Conclusion::Ended(Outcome::ServiceClosed) => ReturnCode::ServiceDeactivated,
        Conclusion::Ended(Outcome::SpRefused | Outcome::SpUnreachable) => ReturnCode::SpFailed,
        Conclusion::Ended(Outcome::TimedOut) => ReturnCode::TimedOut,
        Conclusion::Ended(Outcome::NothingFound | Outcome::Undeliverable) => ReturnCode::DatasetsFailed,
        Conclusion::Ended(Outcome::WrongPerson) => ReturnCode::WrongPerson,
    }
}
