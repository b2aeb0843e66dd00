//! What a certificate to be made should say.

use std::ops::RangeInclusive;
use std::time::Duration;

use der::asn1::GeneralizedTime;
use x509_cert::TbsCertificate;
use x509_cert::builder::Result;
use x509_cert::builder::profile::BuilderProfile;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, KeyUsage, KeyUsages, SubjectKeyIdentifier,
};
use x509_cert::ext::{Extension, ToExtension};
use x509_cert::name::Name;
use x509_cert::spki::SubjectPublicKeyInfoRef;
use x509_cert::time::{Time, Validity};

use crate::{IssuerHash, KeyKind};

/// The role of a certificate.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// Issues certificates.
    Authority {
        /// How many authorities may follow below it (RFC 5280, 4.2.1.9).
        below: Option<u8>,
    },
    /// Signs documents.
    Signer,
}

/// Subject, validity and role of a certificate, and the kind of its key.
#[derive(Clone, Debug)]
pub struct Profile {
    subject: String,
    kind: Kind,
    validity: RangeInclusive<u64>,
    key_kind: KeyKind,
    issuer_hash: IssuerHash,
    key_usages: Vec<KeyUsages>,
    has_key_ids: bool,
    extra: Vec<Extension>,
}

impl Profile {
    /// A root: an authority of any depth, made by [`Holder::self_signed`](crate::Holder::self_signed).
    ///
    /// `subject` is an RFC 4514 string, `validity` is in Unix seconds; so everywhere.
    #[must_use]
    pub fn root(subject: &str, validity: RangeInclusive<u64>) -> Self {
        Self::authority(subject, validity, None)
    }

    /// An authority that may have so many authorities below it.
    #[must_use]
    pub fn authority(subject: &str, validity: RangeInclusive<u64>, below: Option<u8>) -> Self {
        let key_usages = vec![KeyUsages::KeyCertSign, KeyUsages::CRLSign];
        Self::new(subject, validity, Kind::Authority { below }, key_usages)
    }

    /// A signer of documents.
    #[must_use]
    pub fn signer(subject: &str, validity: RangeInclusive<u64>) -> Self {
        let key_usages = vec![KeyUsages::DigitalSignature, KeyUsages::NonRepudiation];
        Self::new(subject, validity, Kind::Signer, key_usages)
    }

    fn new(subject: &str, validity: RangeInclusive<u64>, kind: Kind, key_usages: Vec<KeyUsages>) -> Self {
        Self {
            subject: subject.to_owned(),
            kind,
            validity,
            key_kind: KeyKind::Rsa(2048),
            issuer_hash: IssuerHash::default(),
            key_usages,
            has_key_ids: true,
            extra: Vec::new(),
        }
    }

    /// Gives the RSA key another size than 2,048 bits.
    #[must_use]
    pub fn with_key_bits(self, bits: usize) -> Self {
        self.with_key(KeyKind::Rsa(bits))
    }

    /// Asks for another kind of key than RSA with 2,048 bits.
    #[must_use]
    pub fn with_key(mut self, kind: KeyKind) -> Self {
        self.key_kind = kind;
        self
    }

    /// Lets an issuer with an RSA key sign with another hash than SHA-256, for certificates that should be refused.
    #[must_use]
    pub fn signed_with(mut self, hash: IssuerHash) -> Self {
        self.issuer_hash = hash;
        self
    }

    /// States other key usages than the role's; none leaves the extension out.
    #[must_use]
    pub fn with_key_usages(mut self, key_usages: &[KeyUsages]) -> Self {
        self.key_usages = key_usages.to_vec();
        self
    }

    /// Leaves out the identifiers of the key and of the issuer's, for certificates that should be refused.
    #[must_use]
    pub fn without_key_ids(mut self) -> Self {
        self.has_key_ids = false;
        self
    }

    /// Adds an extension, for certificates that should be refused.
    #[must_use]
    pub fn with_extension(mut self, extension: Extension) -> Self {
        self.extra.push(extension);
        self
    }

    /// The subject, as it was given.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    pub(crate) fn key_kind(&self) -> KeyKind {
        self.key_kind
    }

    pub(crate) fn issuer_hash(&self) -> IssuerHash {
        self.issuer_hash
    }

    pub(crate) fn name(&self) -> Result<Name> {
        Ok(self.subject.parse()?)
    }

    pub(crate) fn validity(&self) -> Result<Validity> {
        // The builder turns times up to 2049 into UTCTime, as RFC 5280 wants.
        let time =
            |seconds| GeneralizedTime::from_unix_duration(Duration::from_secs(seconds)).map(Time::from);
        Ok(Validity::new(time(*self.validity.start())?, time(*self.validity.end())?))
    }
}

/// A profile together with its issuer's name: what the builder of certificates wants to know.
#[derive(Debug)]
pub(crate) struct Issuance<'p> {
    pub(crate) profile: &'p Profile,
    pub(crate) subject: Name,
    pub(crate) issuer: Name,
}

impl BuilderProfile for Issuance<'_> {
    fn get_issuer(&self, _subject: &Name) -> Name {
        self.issuer.clone()
    }

    fn get_subject(&self) -> Name {
        self.subject.clone()
    }

    fn build_extensions(
        &self,
        key: SubjectPublicKeyInfoRef<'_>,
        issuer_key: SubjectPublicKeyInfoRef<'_>,
        tbs: &TbsCertificate,
    ) -> Result<Vec<Extension>> {
        let mut extensions = Vec::new();
        let subject = tbs.subject();
        if self.profile.has_key_ids {
            let key_id = SubjectKeyIdentifier::try_from(key)?;
            extensions.push(key_id.to_extension(subject, &extensions)?);
            let issuer_key_id = AuthorityKeyIdentifier::try_from(issuer_key)?;
            extensions.push(issuer_key_id.to_extension(subject, &extensions)?);
        }
        let constraints = match self.profile.kind {
            Kind::Authority { below } => BasicConstraints { ca: true, path_len_constraint: below },
            Kind::Signer => BasicConstraints { ca: false, path_len_constraint: None },
        };
        extensions.push(constraints.to_extension(subject, &extensions)?);
        let usages = self.profile.key_usages.iter().copied();
        if let Some(usages) = usages.map(Into::into).reduce(|all, usage| all | usage) {
            extensions.push(KeyUsage(usages).to_extension(subject, &extensions)?);
        }
        extensions.extend(self.profile.extra.iter().cloned());
        Ok(extensions)
    }
}
