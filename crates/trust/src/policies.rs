//! Which certificate policies a path must assert.

use pkix_path::ValidationPolicy;

use crate::x509_cert;
use x509_cert::der::asn1::ObjectIdentifier;

/// The policies of the path's authorities one accepts, and how strictly (RFC 5280, 6.1.1 (c) to (g)).
///
/// By default any policy will do, and none is needed unless a certificate of the path demands one.
///
/// ```
/// use mydata_trust::Policies;
///
/// let third_level = Policies::among(&["2.16.886.101.0.3.3"])?.required();
/// # let _ = third_level;
/// assert!(Policies::among(&["third level"]).is_err());
/// # Ok::<_, mydata_trust::PolicyMalformed>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Policies {
    acceptable: Vec<ObjectIdentifier>,
    is_required: bool,
    forbids_mapping: bool,
    forbids_any: bool,
}

/// The name of a policy is no object identifier.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{0:?} is not the object identifier of a policy")]
pub struct PolicyMalformed(String);

impl Policies {
    /// Accepts only these, given as dotted object identifiers.
    ///
    /// # Errors
    /// [`PolicyMalformed`].
    pub fn among(acceptable: &[&str]) -> Result<Self, PolicyMalformed> {
        let acceptable = acceptable
            .iter()
            .map(|text| ObjectIdentifier::new(text).map_err(|_| PolicyMalformed((*text).to_owned())));
        Ok(Self { acceptable: acceptable.collect::<Result<_, _>>()?, ..Self::default() })
    }

    /// Refuses a path that asserts none of them (initial-explicit-policy).
    #[must_use]
    pub fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    /// Refuses that an authority declares another's policy to be equal to its own (initial-policy-mapping-inhibit).
    #[must_use]
    pub fn without_mapping(self) -> Self {
        Self { forbids_mapping: true, ..self }
    }

    /// Refuses “any policy” as an assertion of one (initial-any-policy-inhibit).
    #[must_use]
    pub fn without_any(self) -> Self {
        Self { forbids_any: true, ..self }
    }

    pub(crate) fn apply(&self, policy: &mut ValidationPolicy) {
        policy.initial_policy_set.clone_from(&self.acceptable);
        policy.initial_explicit_policy = self.is_required;
        policy.initial_policy_mapping_inhibit = self.forbids_mapping;
        policy.initial_any_policy_inhibit = self.forbids_any;
    }
}
