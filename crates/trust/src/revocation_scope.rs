//! Which certificates a revocation list is about, and how far it can be relied on.

use crate::certificate::Certificate;
use crate::x509_cert;
use x509_cert::crl::RevokedCert;
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::der::{self, Decode};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::crl::dp::DistributionPoint;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{AuthorityKeyIdentifier, CrlNumber, IssuingDistributionPoint};
use x509_cert::name::Name;

const CRL_NUMBER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.20");
const REASON_CODE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.21");
const DELTA_CRL_INDICATOR: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.27");
const ISSUING_DISTRIBUTION_POINT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.28");
const CERTIFICATE_ISSUER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.29");
const AUTHORITY_KEY_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.35");

/// How far a list can be relied on.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Weight {
    /// It says nothing that could be used.
    Nothing,
    /// What it names is revoked; that it does not name something proves nothing.
    Accuses,
    /// It names all that is revoked.
    Decides,
}

#[derive(Clone, Debug)]
pub(crate) struct Scope {
    weight: Weight,
    issuer_key_id: Option<Vec<u8>>,
    points: Option<Vec<GeneralName>>,
    only_signers: bool,
    only_authorities: bool,
}

impl Scope {
    pub(crate) fn new(issuer: &Name, extensions: &[Extension], entries: &[RevokedCert]) -> der::Result<Self> {
        let mut scope = Self {
            // RFC 5280, 5.2.3: a list has a number. Without one it is no list of its time.
            weight: Weight::Accuses,
            issuer_key_id: None,
            points: None,
            only_signers: false,
            only_authorities: false,
        };
        if extensions.iter().any(|extension| extension.extn_id == CRL_NUMBER && !extension.critical) {
            scope.weight = Weight::Decides;
        }
        for extension in extensions {
            scope.narrow(issuer, extension)?;
        }
        for extension in entries.iter().flat_map(|entry| entry.crl_entry_extensions.iter().flatten()) {
            match extension.extn_id {
                // The entries of an indirect list belong to whoever was named last.
                CERTIFICATE_ISSUER => scope.weaken(Weight::Nothing),
                REASON_CODE => {}
                _ if extension.critical => scope.weaken(Weight::Accuses),
                _ => {}
            }
        }
        Ok(scope)
    }

    fn weaken(&mut self, to: Weight) {
        self.weight = self.weight.min(to);
    }

    fn narrow(&mut self, issuer: &Name, extension: &Extension) -> der::Result<()> {
        let value = extension.extn_value.as_bytes();
        match extension.extn_id {
            AUTHORITY_KEY_IDENTIFIER => {
                let id = AuthorityKeyIdentifier::from_der(value)?.key_identifier;
                self.issuer_key_id = id.map(der::asn1::OctetString::into_bytes);
            }
            CRL_NUMBER => {
                CrlNumber::from_der(value)?;
            }
            // What a delta does not name, its base may.
            DELTA_CRL_INDICATOR => self.weaken(Weight::Accuses),
            ISSUING_DISTRIBUTION_POINT => self.limit(issuer, IssuingDistributionPoint::from_der(value)?),
            // What may change the meaning of the list cannot clear anybody (X.509, 7.3).
            _ if extension.critical => self.weaken(Weight::Accuses),
            _ => {}
        }
        Ok(())
    }

    fn limit(&mut self, issuer: &Name, point: IssuingDistributionPoint) {
        if point.indirect_crl || point.only_contains_attribute_certs {
            self.weaken(Weight::Nothing);
        }
        if point.only_some_reasons.is_some() {
            self.weaken(Weight::Accuses);
        }
        self.only_signers = point.only_contains_user_certs;
        self.only_authorities = point.only_contains_ca_certs;
        self.points = point.distribution_point.map(|point| full_names(point, issuer));
    }

    pub(crate) fn issuer_key_id(&self) -> Option<&[u8]> {
        self.issuer_key_id.as_deref()
    }

    /// How far the list can be relied on about this certificate.
    pub(crate) fn weight_for(&self, certificate: &Certificate) -> Weight {
        let is_other_kind =
            if certificate.is_authority() { self.only_signers } else { self.only_authorities };
        if is_other_kind || !self.has_point_of(certificate) { Weight::Nothing } else { self.weight }
    }

    /// Whether a list for one distribution point only is for one the certificate names (RFC 5280, 6.3.3 (b) (2) (i)).
    fn has_point_of(&self, certificate: &Certificate) -> bool {
        let Some(points) = &self.points else { return true };
        let issuer = &certificate.x509.tbs_certificate.issuer;
        let named = certificate.distribution_points().unwrap_or_default();
        let mut named = named.into_iter().filter(is_plain).filter_map(|point| point.distribution_point);
        named.any(|point| full_names(point, issuer).iter().any(|name| points.contains(name)))
    }
}

/// Whether the point is for all reasons, and for a list that the certificate's issuer makes.
fn is_plain(point: &DistributionPoint) -> bool {
    point.reasons.is_none() && point.crl_issuer.is_none()
}

/// The names of a point; one relative to the issuer is put behind the issuer's.
fn full_names(point: DistributionPointName, issuer: &Name) -> Vec<GeneralName> {
    match point {
        DistributionPointName::FullName(names) => names,
        DistributionPointName::NameRelativeToCRLIssuer(relative) => {
            let mut name = issuer.clone();
            name.0.push(relative);
            vec![GeneralName::DirectoryName(name)]
        }
    }
}
