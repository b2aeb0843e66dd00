//! What the certificates on the cards of people and companies say.

use std::ops::RangeInclusive;

use der::asn1::{Any, ObjectIdentifier, PrintableStringRef, SetOfVec};
use x509_cert::attr::Attribute;
use x509_cert::ext::pkix::certpolicy::{CertificatePolicies, PolicyInformation};
use x509_cert::ext::pkix::{KeyUsages, SubjectDirectoryAttributes};
use x509_cert::ext::{Extension, ToExtension};
use x509_cert::name::Name;

use crate::{IssueError, Profile};

/// MOICA's attribute for the last four characters of the national ID.
const NATIONAL_ID_TAIL: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.886.1.100.2.51");
/// MOEACA's attribute for the company's number.
const BUSINESS_NUMBER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.886.1.100.2.101");
/// Assurance level 3 of 政府機關公開金鑰基礎建設, under which cards are issued.
const GPKI_LEVEL_3: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.886.101.0.3.3");

const TAIL_LENGTH: usize = 4;

/// What is on cards.
impl Profile {
    /// 自然人憑證: it states the holder's name and number, and of her ID the last four characters only.
    ///
    /// ```
    /// use mydata_demo_pki::{Holder, Profile};
    ///
    /// let mut rng = getrandom::SysRng;
    /// let validity = 1_767_225_600..=1_924_991_999;
    /// let root = Holder::self_signed(&Profile::root("CN=Root,C=TW", validity.clone()), &mut rng)?;
    /// let profile = Profile::citizen_card("林語彤", "F229910001", "0099000000000001", validity)?;
    /// let card = root.issue(&profile, &mut rng)?;
    /// assert!(card.subject().ends_with("=0099000000000001,CN=林語彤,C=TW"));
    /// # Ok::<_, mydata_demo_pki::IssueError>(())
    /// ```
    ///
    /// # Errors
    /// [`IssueError::Encoding`] if no certificate could say such an ID.
    pub fn citizen_card(
        name: &str,
        id: &str,
        holder_number: &str,
        validity: RangeInclusive<u64>,
    ) -> Result<Self, IssueError> {
        let subject = format!("serialNumber={},CN={},C=TW", escaped(holder_number), escaped(name));
        let tail = id.get(id.len().saturating_sub(TAIL_LENGTH)..).unwrap_or_default();
        Self::card(&subject, validity, &[KeyUsages::DigitalSignature])
            .with_extension(extension(&policies())?)
            .stating(NATIONAL_ID_TAIL, tail)
    }

    /// 工商憑證: it states the company's name and number.
    ///
    /// # Errors
    /// [`IssueError::Encoding`] if no certificate could say such a number.
    pub fn company_card(
        name: &str,
        business_number: &str,
        validity: RangeInclusive<u64>,
    ) -> Result<Self, IssueError> {
        let usages = [KeyUsages::DigitalSignature, KeyUsages::NonRepudiation];
        Self::card(&format!("CN={},C=TW", escaped(name)), validity, &usages)
            .with_extension(extension(&policies())?)
            .stating(BUSINESS_NUMBER, business_number)
    }

    /// The certificate of a bank's or the health insurance's card, or of a bank's file: its common name begins with the ID.
    #[must_use]
    pub fn id_card(name: &str, id: &str, organisation: &str, validity: RangeInclusive<u64>) -> Self {
        let subject = format!("CN={}-{},O={},C=TW", escaped(id), escaped(name), escaped(organisation));
        Self::card(&subject, validity, &[KeyUsages::DigitalSignature, KeyUsages::NonRepudiation])
    }

    fn card(subject: &str, validity: RangeInclusive<u64>, usages: &[KeyUsages]) -> Self {
        Self::signer(subject, validity).with_key_usages(usages)
    }

    /// Says something about the holder outside of the name (RFC 5280, 4.2.1.8).
    fn stating(self, kind: ObjectIdentifier, value: &str) -> Result<Self, IssueError> {
        let value = Any::encode_from(&PrintableStringRef::new(value)?)?;
        let attribute = Attribute { oid: kind, values: SetOfVec::try_from(vec![value])? };
        Ok(self.with_extension(extension(&SubjectDirectoryAttributes(vec![attribute]))?))
    }
}

fn policies() -> CertificatePolicies {
    CertificatePolicies(vec![PolicyInformation { policy_identifier: GPKI_LEVEL_3, policy_qualifiers: None }])
}

fn extension(content: impl ToExtension<Error = der::Error>) -> Result<Extension, IssueError> {
    Ok(content.to_extension(&Name::default(), &[])?)
}

/// A value as RFC 4514, 2.4, writes it.
fn escaped(value: &str) -> String {
    value.chars().fold(String::new(), |mut text, character| {
        if matches!(character, '"' | '+' | ',' | ';' | '<' | '>' | '=' | '#' | '\\') {
            text.push('\\');
        }
        text.push(character);
        text
    })
}
