//! Forms of names that path validation cannot compare.

use crate::certificate::Certificate;
use crate::x509_cert;
use x509_cert::der;
use x509_cert::ext::pkix::NameConstraints;
use x509_cert::ext::pkix::name::GeneralName;

/// A form of name without rules for its constraints (RFC 5280, 4.2.1.10).
#[derive(Clone, Copy, Eq, PartialEq)]
enum Form {
    EdiParty,
    Other,
    RegisteredId,
}

impl Form {
    fn of(name: &GeneralName) -> Option<Self> {
        match name {
            GeneralName::EdiPartyName(_) => Some(Self::EdiParty),
            GeneralName::OtherName(_) => Some(Self::Other),
            GeneralName::RegisteredId(_) => Some(Self::RegisteredId),
            GeneralName::DirectoryName(_)
            | GeneralName::DnsName(_)
            | GeneralName::IpAddress(_)
            | GeneralName::Rfc822Name(_)
            | GeneralName::UniformResourceIdentifier(_) => None,
        }
    }
}

/// Whether `below` carries a name of a form that `authority` constrains and nobody here can compare. Such a
/// certificate must be refused (RFC 5280, 4.2.1.10).
pub(crate) fn is_beyond_comparison(below: &Certificate, authority: &Certificate) -> der::Result<bool> {
    let Some(constraints) = authority.name_constraints()? else { return Ok(false) };
    let NameConstraints { permitted_subtrees, excluded_subtrees } = constraints;
    let subtrees = permitted_subtrees.into_iter().chain(excluded_subtrees).flatten();
    let constrained: Vec<_> = subtrees.filter_map(|subtree| Form::of(&subtree.base)).collect();
    let names = below.alternative_names()?;
    Ok(names.iter().filter_map(Form::of).any(|form| constrained.contains(&form)))
}
