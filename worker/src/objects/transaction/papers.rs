//! The papers of a transaction: the receipt for what the citizen agreed to, and the record of each package's erasure.

use std::borrow::Cow;

use mydata_consent::{DatasetIndex, Due, Effect, Erasure, Moment, Outcome};
use mydata_identity::IdentityMethod;
use mydata_receipt::{
    Bilingual, ConsentFacts, ConsentReceipt, DatasetFacts, DeletedDataset, DeletedPackage, DeletionFacts,
    DeletionReason, DeletionRecord, Paper, Party, PartyRole, PiiCategory, Principal, PrivacyNotice, Signer,
    Timestamp,
};
use sha2::{Digest, Sha256};

use super::occasion::{by_name, in_both};
use super::{Inner, Receiver, Record};
use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::names::hex;
use crate::objects::citizen::{self, Consent, Entry, Note};
use crate::pages::PRIVACY_VERSION;
use crate::store::catalogue::{Catalogue, CounterService, Dataset, Service, UseNotice};
use crate::store::personal_data::{DataCategory, PurposeCode};
use crate::texts::Locale;

/// The specified purpose of handing somebody her own data: 資（通）訊服務.
const OWN_PURPOSE: &str = "135";

/// What a receipt is about, beside what the transaction's record holds.
struct Receipt<'a> {
    due: &'a Due<Effect>,
    method: IdentityMethod,
    agreed_at: Moment,
    valid_until: Moment,
}

impl Inner {
    /// Writes the receipt into her journal, where it is one however often this is carried out.
    pub(super) async fn issue_receipt(
        &self,
        due: &Due<Effect>,
        record: &Record,
        (agreed_at, valid_until): (Moment, Moment),
    ) -> Result<(), PlatformError> {
        let (Some(citizen), Some(method)) = (&record.citizen, record.method) else { return Ok(()) };
        let all: Vec<_> = (0..record.resources.len()).map(DatasetIndex).collect();
        let about = self.occasion(record, &all).await?;
        let receipt = Receipt { due, method, agreed_at, valid_until };
        let paper = Paper::from(ConsentReceipt::new(self.consent_facts(&receipt, record).await?)?);
        let entry = Entry::Consent(Consent { at: agreed_at, about, method });
        self.note(due, record, citizen.as_str(), entry, &paper).await
    }

    /// Writes the record of an erasure into her journal. Where nothing had been stored there is nothing to tell.
    pub(super) async fn record_erasure(
        &self,
        due: &Due<Effect>,
        record: &Record,
        erasure: &Erasure,
    ) -> Result<(), PlatformError> {
        let (Some(citizen), Some(package)) = (&record.citizen, &erasure.package) else { return Ok(()) };
        let about = self.occasion(record, &[erasure.dataset]).await?;
        let Some(dataset) = about.datasets.first() else { return Ok(()) };
        let now = self.clock.now();
        let facts = DeletionFacts {
            record_id: self.paper_id(due, record)?,
            issued_at: timestamp(now)?,
            transfer_id: PlatformKeys::of(&self.env)?.ledger_transaction(&record.name),
            dataset: DeletedDataset {
                resource_id: dataset.id.to_string(),
                name: Bilingual::new(&dataset.name.zh, &dataset.name.en),
            },
            package: Some(DeletedPackage {
                sha256: package.sha256.clone(),
                bytes: package.bytes,
                stored_at: timestamp(package.stored_at)?,
            }),
            key_destroyed_at: timestamp(erasure.key_destroyed_at)?,
            ciphertext_deleted_at: timestamp(now)?,
            reason: reason(erasure.reason),
        };
        let paper = Paper::from(DeletionRecord::new(facts)?);
        let entry = Entry::Erasure(citizen::Erasure { at: now, about, why: reason(erasure.reason) });
        self.note(due, record, citizen.as_str(), entry, &paper).await
    }

    async fn note(
        &self,
        due: &Due<Effect>,
        record: &Record,
        citizen: &str,
        entry: Entry,
        paper: &Paper,
    ) -> Result<(), PlatformError> {
        let signer = Signer::from_seed(&PlatformKeys::of(&self.env)?.receipt_key());
        let key = format!("{}/{}", record.name, due.id);
        let note = Note { key, entry, paper: Some(signer.sign(paper)?) };
        crate::objects::send(&self.env, citizen, &note).await
    }

    async fn consent_facts(
        &self,
        receipt: &Receipt<'_>,
        record: &Record,
    ) -> Result<ConsentFacts, PlatformError> {
        let catalogue = Catalogue::of(&self.env)?;
        let keys = PlatformKeys::of(&self.env)?;
        let datasets = catalogue.datasets(&record.resources).await?;
        let registered = registered(&catalogue, &keys, record).await?;
        let origin = crate::config::text(&self.env, "PLATFORM_ORIGIN").unwrap_or_default();
        let words = UseWords::of(&registered)?;
        Ok(ConsentFacts {
            receipt_id: self.paper_id(receipt.due, record)?,
            issued_at: timestamp(self.clock.now())?,
            transfer_id: keys.ledger_transaction(&record.name),
            principal: Principal::masked(&record.masked.id, &record.masked.name)?,
            agreed_at: timestamp(receipt.agreed_at)?,
            valid_until: timestamp(receipt.valid_until)?,
            method: receipt.method.code().to_owned(),
            method_name: said(&format!("identify-method-{}", receipt.method.code())),
            assurance_level: receipt.method.level().map_or(4, mydata_identity::AssuranceLevel::number),
            privacy_notice: PrivacyNotice {
                url: format!("{origin}/privacy"),
                version: PRIVACY_VERSION.to_owned(),
            },
            platform: self.platform(origin),
            providers: providers(&datasets),
            recipient: recipient(&registered),
            datasets: datasets.iter().map(dataset_facts).collect(),
            purpose: words.purpose,
            purpose_code: words.purpose_code.code().to_owned(),
            purpose_name: official(|locale| words.purpose_code.name(locale)),
            collection_method: said("receipt-collection-method"),
            further_recipients: words.further_recipients,
            manner_of_use: words.manner_of_use,
            period: words.period,
            area: words.area,
            withdrawal_method: said("receipt-withdrawal-method"),
            exercising_rights: words.exercising_rights,
            effect_of_refusing: words.effect_of_refusing,
        })
    }

    fn platform(&self, origin: String) -> Party {
        Party {
            party_id: "platform".to_owned(),
            party_name: said("site-name"),
            party_role: PartyRole::Platform,
            party_contact: crate::config::text(&self.env, "SERVICE_DESK").unwrap_or_default(),
            party_url: origin,
        }
    }

    /// The same for every attempt, and known to nobody who does not have the paper.
    fn paper_id(&self, due: &Due<Effect>, record: &Record) -> Result<String, PlatformError> {
        let transfer = PlatformKeys::of(&self.env)?.ledger_transaction(&record.name);
        Ok(hex(Sha256::digest(format!("{transfer}/{}", due.id)).split_at(16).0))
    }
}

/// Whom the data is for, with the words in which that was told.
enum Registered {
    Counter(CounterService),
    /// She takes it herself, or the service has left the catalogue.
    Herself,
    Service(Service),
}

async fn registered(
    catalogue: &Catalogue,
    keys: &PlatformKeys,
    record: &Record,
) -> Result<Registered, PlatformError> {
    Ok(match &record.receiver {
        Receiver::Citizen => Registered::Herself,
        Receiver::Counter { client_id } => {
            let service = catalogue.counter_service(client_id).await?;
            service.map_or(Registered::Herself, Registered::Counter)
        }
        Receiver::Service(request) => {
            let service = catalogue.service(&request.client_id, keys).await?;
            service.map_or(Registered::Herself, Registered::Service)
        }
    })
}

/// What Article 8 of the Personal Data Protection Act has said of a use, in words.
struct UseWords {
    purpose: Bilingual,
    purpose_code: PurposeCode,
    further_recipients: Vec<Bilingual>,
    manner_of_use: Bilingual,
    period: Bilingual,
    area: Bilingual,
    exercising_rights: Bilingual,
    effect_of_refusing: Bilingual,
}

impl UseWords {
    fn of(registered: &Registered) -> Result<Self, PlatformError> {
        match registered {
            Registered::Counter(service) => Ok(Self::of_counter(service)),
            Registered::Herself => Self::of_herself(),
            Registered::Service(service) => Ok(Self::of_service(service)),
        }
    }

    fn of_counter(service: &CounterService) -> Self {
        let notice = &service.notice;
        Self {
            purpose: paper_name(&service.purpose),
            purpose_code: service.purpose_code.clone(),
            further_recipients: further_recipients(notice),
            manner_of_use: said("receipt-counter-manner"),
            period: registered_words(&notice.period, "receipt-counter-period"),
            area: registered_words(&notice.area, "receipt-area"),
            exercising_rights: said("receipt-service-rights"),
            effect_of_refusing: registered_words(&notice.refusal, "receipt-counter-refusal"),
        }
    }

    /// Where a service has registered no words of its own, those hold that hold for all.
    fn of_service(service: &Service) -> Self {
        let notice = &service.notice;
        Self {
            purpose: paper_name(&service.purpose),
            purpose_code: service.purpose_code.clone(),
            further_recipients: further_recipients(notice),
            manner_of_use: said("receipt-service-manner"),
            period: registered_words(&notice.period, "receipt-service-period"),
            area: registered_words(&notice.area, "receipt-area"),
            exercising_rights: said("receipt-service-rights"),
            effect_of_refusing: registered_words(&notice.refusal, "receipt-service-refusal"),
        }
    }

    fn of_herself() -> Result<Self, PlatformError> {
        Ok(Self {
            purpose: said("download-notice-purpose"),
            purpose_code: PurposeCode::parse(OWN_PURPOSE)?,
            further_recipients: Vec::new(),
            manner_of_use: said("receipt-own-manner"),
            period: said("download-notice-period"),
            area: said("receipt-area"),
            exercising_rights: said("download-notice-rights"),
            effect_of_refusing: said("download-notice-refusal"),
        })
    }
}

fn recipient(registered: &Registered) -> Option<Party> {
    let (id, agency, contact, url) = match registered {
        Registered::Counter(service) => {
            (&service.client_id, &service.agency.name, &service.notice.contact, String::new())
        }
        Registered::Herself => return None,
        Registered::Service(service) => {
            (&service.facts.client_id, &service.agency, &service.notice.contact, service.front_url.clone())
        }
    };
    Some(Party {
        party_id: id.to_string(),
        party_name: paper_name(agency),
        party_role: PartyRole::Recipient,
        party_contact: contact.clone(),
        party_url: url,
    })
}

/// The agencies, each once.
fn providers(datasets: &[Dataset]) -> Vec<Party> {
    let mut parties: Vec<Party> = Vec::new();
    for dataset in datasets {
        if parties.iter().any(|party| party.party_id == dataset.provider_id) {
            continue;
        }
        parties.push(Party {
            party_id: dataset.provider_id.clone(),
            party_name: paper_name(&dataset.provider),
            party_role: PartyRole::Provider,
            party_contact: dataset.provider_contact.clone(),
            party_url: dataset.provider_url.clone(),
        });
    }
    parties
}

fn dataset_facts(dataset: &Dataset) -> DatasetFacts {
    let fields = dataset.fields(Locale::ZhHant).iter().zip(dataset.fields(Locale::En));
    DatasetFacts {
        resource_id: dataset.resource_id.to_string(),
        name: paper_name(&dataset.name),
        provider_id: dataset.provider_id.clone(),
        categories: dataset.data_categories.iter().map(category).collect(),
        fields: fields.map(|(zh, en)| Bilingual::new(zh, en)).collect(),
    }
}

fn category(category: &DataCategory) -> PiiCategory {
    PiiCategory { code: category.code().to_owned(), name: official(|locale| category.name(locale)) }
}

/// What the law calls something.
fn official<'a>(name: impl Fn(Locale) -> Cow<'a, str>) -> Bilingual {
    Bilingual::new(name(Locale::ZhHant), name(Locale::En))
}

fn further_recipients(notice: &UseNotice) -> Vec<Bilingual> {
    let recipients = &notice.recipients;
    if recipients.text(Locale::ZhHant).is_empty() { Vec::new() } else { vec![paper_name(recipients)] }
}

fn reason(outcome: Outcome) -> DeletionReason {
    match outcome {
        Outcome::Deleted => DeletionReason::DeletedByCitizen,
        Outcome::Expired => DeletionReason::Expired,
        Outcome::Misused => DeletionReason::MisuseReported,
        Outcome::NothingFound | Outcome::Undeliverable => DeletionReason::Undeliverable,
        Outcome::NotIdentified | Outcome::Refused => DeletionReason::Refused,
        Outcome::ServiceClosed => DeletionReason::RecipientClosed,
        Outcome::SpRefused => DeletionReason::RecipientRefused,
        Outcome::SpUnreachable => DeletionReason::RecipientUnreachable,
        Outcome::Taken => DeletionReason::Taken,
        Outcome::TimedOut => DeletionReason::TimedOut,
        Outcome::Viewed => DeletionReason::VisitEnded,
        Outcome::WrongPerson => DeletionReason::WrongPerson,
    }
}

/// A sentence of the catalogues, as papers have it.
fn said(key: &str) -> Bilingual {
    let text = in_both(key);
    Bilingual::new(text.zh, text.en)
}

fn paper_name(name: &crate::store::catalogue::Bilingual) -> Bilingual {
    let name = by_name(name);
    Bilingual::new(name.zh, name.en)
}

fn registered_words(text: &crate::store::catalogue::Bilingual, otherwise: &str) -> Bilingual {
    if text.text(Locale::ZhHant).is_empty() { said(otherwise) } else { paper_name(text) }
}

fn timestamp(moment: Moment) -> Result<Timestamp, PlatformError> {
    Ok(Timestamp::from_unix_millis(moment.unix_millis())?)
}
