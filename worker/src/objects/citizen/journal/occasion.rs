//! What a transaction is about: who the data is for, what for, and which data.

use mydata_protocol::ids::{ClientId, ResourceId};
use serde::{Deserialize, Serialize};

use crate::messages::Bilingual;
use crate::names::TransactionName;
use crate::texts::{Locale, Texts};

/// What a transaction is about. The names are kept as she saw them: the catalogue changes, her record does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    /// The transaction.
    pub transaction: TransactionName,
    /// Who the data is for.
    pub receiver: Receiver,
    /// What for.
    pub purpose: Bilingual,
    /// Which data.
    pub datasets: Vec<NamedDataset>,
}

/// Who data is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Receiver {
    /// An organization at whose counter she stands.
    Counter {
        /// Its service.
        client_id: ClientId,
        /// The service's name.
        name: Bilingual,
        /// Who served there, where a clerk has seen or saved anything: name and desk.
        clerk: Option<String>,
        /// Whose clerk that is.
        #[serde(default)]
        agency: Option<Bilingual>,
    },
    /// She takes it herself.
    Herself,
    /// An online service.
    Service {
        /// The service.
        client_id: ClientId,
        /// Its name.
        name: Bilingual,
    },
}

/// A dataset and what it was called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedDataset {
    /// The dataset.
    pub id: ResourceId,
    /// Its name.
    pub name: Bilingual,
}

impl Receiver {
    /// What stands for whoever takes her own data.
    pub const HERSELF: &'static str = "herself";

    /// Which receiver it is, in addresses, exports and facts: the service's id, or [`HERSELF`](Self::HERSELF).
    #[must_use]
    pub fn id(&self) -> &str {
        self.client_id().map_or(Self::HERSELF, ClientId::as_str)
    }

    /// The service, unless she takes it herself.
    #[must_use]
    pub fn client_id(&self) -> Option<&ClientId> {
        match self {
            Self::Counter { client_id, .. } | Self::Service { client_id, .. } => Some(client_id),
            Self::Herself => None,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> Bilingual {
        match self {
            Self::Counter { name, .. } | Self::Service { name, .. } => name.clone(),
            Self::Herself => {
                let text = |locale| Texts::of(locale).get("record-receiver-herself").into_owned();
                Bilingual { zh: text(Locale::ZhHant), en: text(Locale::En) }
            }
        }
    }

    /// Who stood at the counter: name, desk and agency.
    #[must_use]
    pub fn clerk(&self) -> Option<Bilingual> {
        let Self::Counter { clerk: Some(clerk), agency, .. } = self else { return None };
        let Some(agency) = agency else { return Some(Bilingual { zh: clerk.clone(), en: String::new() }) };
        let [zh, en] = [(Locale::ZhHant, "，"), (Locale::En, ", ")]
            .map(|(locale, comma)| format!("{clerk}{comma}{}", agency.text(locale)));
        Some(Bilingual { zh, en })
    }
}
