//! What the platform knows of a consent when it writes the receipt.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Bilingual, Party, PiiCategory, PrivacyNotice, ReceiptError, Timestamp};

/// Whose data it is, so that she recognises herself and nobody else does. Prints as `***`.
#[derive(Clone, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Principal {
    masked_id: String,
    masked_name: String,
}

impl fmt::Debug for Principal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Principal(***)")
    }
}

impl Principal {
    /// Takes an ID such as `A12345****`, and a name such as `林*好`; empty where the platform knows none.
    ///
    /// # Errors
    /// [`ReceiptError::PrincipalUnmasked`] if one of them has no `*`.
    pub fn masked(id: impl Into<String>, name: impl Into<String>) -> Result<Self, ReceiptError> {
        let principal = Self { masked_id: id.into(), masked_name: name.into() };
        principal.check()?;
        Ok(principal)
    }

    /// The ID, its last characters hidden.
    #[must_use]
    pub fn masked_id(&self) -> &str {
        &self.masked_id
    }

    /// The name, its middle hidden; empty where the platform knew none.
    #[must_use]
    pub fn masked_name(&self) -> &str {
        &self.masked_name
    }

    pub(crate) fn check(&self) -> Result<(), ReceiptError> {
        if !self.masked_id.contains('*') {
            return Err(ReceiptError::PrincipalUnmasked { field: "masked_id" });
        }
        if !self.masked_name.is_empty() && !self.masked_name.contains('*') {
            return Err(ReceiptError::PrincipalUnmasked { field: "masked_name" });
        }
        Ok(())
    }
}

/// One dataset of the transfer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DatasetFacts {
    /// Its id.
    pub resource_id: String,
    /// Its name.
    pub name: Bilingual,
    /// The agency that holds it, by its [id](Party::party_id) among the [providers](ConsentFacts::providers).
    pub provider_id: String,
    /// The categories of personal data in it.
    pub categories: Vec<PiiCategory>,
    /// The fields it holds.
    pub fields: Vec<Bilingual>,
}

/// All that goes into a receipt. Texts that depend on the service or on the law's wording are the platform's.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ConsentFacts {
    /// An id of this receipt alone.
    pub receipt_id: String,
    /// When the receipt is written.
    pub issued_at: Timestamp,
    /// The transfer, by a name that opens nothing.
    pub transfer_id: String,
    /// Who consented.
    pub principal: Principal,
    /// When.
    pub agreed_at: Timestamp,
    /// Until when the data can be fetched. After that the consent is good for nothing.
    pub valid_until: Timestamp,
    /// The code of the method by which she identified, such as `CER`.
    pub method: String,
    /// The name of the method.
    pub method_name: Bilingual,
    /// The assurance level of the method, 1 (strongest) to 4.
    pub assurance_level: u8,
    /// The privacy notice she was shown.
    pub privacy_notice: PrivacyNotice,
    /// The platform.
    pub platform: Party,
    /// The agencies that hold the data.
    pub providers: Vec<Party>,
    /// Whom the data is for; none if it is for herself alone.
    pub recipient: Option<Party>,
    /// What the data is for, in words.
    pub purpose: Bilingual,
    /// The code of the specified purpose (特定目的): three digits.
    pub purpose_code: String,
    /// What the law calls that purpose.
    pub purpose_name: Bilingual,
    /// The datasets.
    pub datasets: Vec<DatasetFacts>,
    /// How the data comes to the recipient.
    pub collection_method: Bilingual,
    /// Who else gets to see it (利用對象), as the recipient says; the recipient itself need not be named.
    pub further_recipients: Vec<Bilingual>,
    /// How the recipient uses it (利用方式).
    pub manner_of_use: Bilingual,
    /// For how long (利用期間).
    pub period: Bilingual,
    /// Where (利用地區).
    pub area: Bilingual,
    /// How she takes her consent back.
    pub withdrawal_method: Bilingual,
    /// How she makes use of her rights of Article 3.
    pub exercising_rights: Bilingual,
    /// What happens if she does not agree (不提供將對其權益之影響).
    pub effect_of_refusing: Bilingual,
}
