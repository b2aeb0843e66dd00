//! A service as the catalogue has it.

use mydata_protocol::address::AllowedAddresses;
use mydata_protocol::endpoint::Endpoint;
use mydata_protocol::ids::{ClientId, ResourceId};
use mydata_protocol::redirect::{ServiceFacts, ServiceState};
use mydata_protocol::return_url::{HostRule, ReturnUrl};
use mydata_protocol::sealed::ServiceKeys;
use serde::Deserialize;

use super::{Bilingual, inconsistent, shown_certificate};
use crate::client_certificate::Fingerprint;
use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::outgoing::ShownCertificate;
use crate::store::personal_data::PurposeCode;

/// A service, with what a redirect is judged by and what a citizen is shown.
pub struct Service {
    /// What a redirect is judged by.
    pub facts: ServiceFacts,
    /// Its full name.
    pub name: Bilingual,
    /// Who is behind it.
    pub agency: Bilingual,
    /// What it wants the data for.
    pub purpose: Bilingual,
    /// The same as the Personal Data Protection Act has it (特定目的).
    pub purpose_code: PurposeCode,
    /// What else the Act has it say.
    pub notice: UseNotice,
    /// Its own front page.
    pub front_url: String,
    /// Its 領域.
    pub category: String,
    /// Where it is told that data is coming.
    pub sp_api_url: Endpoint,
    /// The static key it wants to see there.
    pub api_key: Option<String>,
    /// The certificate it wants to see there.
    pub shown_certificate: Option<ShownCertificate>,
    /// The certificate it shows when it calls; none if it need not show any.
    pub client_certificate: Option<Fingerprint>,
}

/// What Article 8 of the Personal Data Protection Act has a service say of its use, beside purpose and categories. A
/// text may be empty: the service said nothing.
#[derive(Debug, Clone)]
pub struct UseNotice {
    /// For how long it uses the data.
    pub period: Bilingual,
    /// Where.
    pub area: Bilingual,
    /// Who gets to see it.
    pub recipients: Bilingual,
    /// What it means for the citizen if she refuses.
    pub refusal: Bilingual,
    /// Whom she asks about her data there.
    pub contact: String,
}

/// A notice's columns, the same for services and for counters.
#[derive(Deserialize)]
pub(super) struct NoticeColumns {
    period_zh: String,
    period_en: String,
    area_zh: String,
    area_en: String,
    recipients_zh: String,
    recipients_en: String,
    refusal_zh: String,
    refusal_en: String,
    contact: String,
}

impl NoticeColumns {
    pub(super) fn into_notice(self) -> UseNotice {
        UseNotice {
            period: Bilingual { zh: self.period_zh, en: self.period_en },
            area: Bilingual { zh: self.area_zh, en: self.area_en },
            recipients: Bilingual { zh: self.recipients_zh, en: self.recipients_en },
            refusal: Bilingual { zh: self.refusal_zh, en: self.refusal_en },
            contact: self.contact,
        }
    }
}

#[derive(Deserialize)]
pub(super) struct ServiceRow {
    client_id: String,
    name_zh: String,
    name_en: String,
    agency_zh: String,
    agency_en: String,
    purpose_zh: String,
    purpose_en: String,
    purpose_code: String,
    #[serde(flatten)]
    notice: NoticeColumns,
    front_url: String,
    category: String,
    state: String,
    forwards_signatures: u8,
    client_secret: String,
    cbc_iv: String,
    api_key: Option<String>,
    sp_api_url: String,
    shown_certificate: Option<String>,
    client_certificate: Option<String>,
}

impl ServiceRow {
    pub(super) fn into_service(
        self,
        [scope, return_urls, addresses]: [&[String]; 3],
        keys: &PlatformKeys,
        hosts: HostRule,
    ) -> Result<Service, PlatformError> {
        let id = self.client_id.as_str();
        let secret = keys.unwrap(&self.client_secret, id, "client_secret")?;
        let iv = keys.unwrap(&self.cbc_iv, id, "cbc_iv")?;
        let api_key =
            self.api_key.as_deref().map(|wrapped| keys.unwrap(wrapped, id, "api_key")).transpose()?;
        let facts = ServiceFacts {
            client_id: ClientId::parse(id).map_err(inconsistent)?,
            state: ServiceState::parse(&self.state).map_err(inconsistent)?,
            scope: parse_all(scope, ResourceId::parse)?,
            return_urls: parse_all(return_urls, |url| ReturnUrl::register(url, hosts))?,
            forwards_signatures: self.forwards_signatures == 1,
            addresses: AllowedAddresses::parse(addresses.iter().map(String::as_str)).map_err(inconsistent)?,
            keys: ServiceKeys::parse(&secret, &iv).map_err(inconsistent)?,
        };
        Ok(Service {
            facts,
            name: Bilingual { zh: self.name_zh, en: self.name_en },
            agency: Bilingual { zh: self.agency_zh, en: self.agency_en },
            purpose: Bilingual { zh: self.purpose_zh, en: self.purpose_en },
            purpose_code: PurposeCode::parse(&self.purpose_code)?,
            notice: self.notice.into_notice(),
            front_url: self.front_url,
            category: self.category,
            sp_api_url: Endpoint::register(&self.sp_api_url, hosts).map_err(inconsistent)?,
            api_key,
            shown_certificate: shown_certificate(self.shown_certificate.as_deref())?,
            client_certificate: self.client_certificate.as_deref().map(fingerprint).transpose()?,
        })
    }
}

fn fingerprint(text: &str) -> Result<Fingerprint, PlatformError> {
    Fingerprint::parse(text).ok_or_else(|| inconsistent("a certificate's fingerprint"))
}

fn parse_all<T, E: std::fmt::Display>(
    texts: &[String],
    parse: impl Fn(&str) -> Result<T, E>,
) -> Result<Vec<T>, PlatformError> {
    texts.iter().map(|text| parse(text).map_err(inconsistent)).collect()
}
