//! Showing once more who one is within a session of the member area, for what a thief of the session would want to do.

use std::borrow::Cow;

use mydata_consent::Shown;
use mydata_identity::{AssuranceLevel, IdentityMethod};
use worker::Response;

use super::identifying::{self, Desk, Outcome};
use super::member;
use super::member_sign_in::step;
use crate::error::PlatformError;
use crate::member::SignedIn;
use crate::names::TransactionName;
use crate::objects::citizen::{LiftFreeze, Lifting, ShowMisuse};
use crate::objects::send;
use crate::objects::transaction::Glance;
use crate::pages::MemberDone;
use crate::visit::Visit;

/// What she has come for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Binding a device, for which the first level vouches.
    Binding,
    /// Changing the contact.
    Contact,
    /// Going to a counter for somebody.
    Delegation(TransactionName),
    /// Removing a device.
    Device,
    /// Lifting the freeze.
    Lift,
    /// Going on with a transfer.
    Transfer(TransactionName),
    /// Withdrawing from membership.
    Withdrawal,
}

impl Purpose {
    /// What the rest of the address says.
    fn parse(path: &[&str]) -> Option<Self> {
        match path {
            [] => Some(Self::Binding),
            ["contact"] => Some(Self::Contact),
            ["delegation", name] => TransactionName::parse(name).map(Self::Delegation),
            ["device"] => Some(Self::Device),
            ["lift"] => Some(Self::Lift),
            ["live", name] => TransactionName::parse(name).map(Self::Transfer),
            ["withdraw"] => Some(Self::Withdrawal),
            _ => None,
        }
    }

    /// Where she shows who she is for it.
    pub(super) fn address(&self) -> String {
        let rest = match self {
            Self::Binding => String::new(),
            Self::Contact => "/contact".to_owned(),
            Self::Delegation(name) => format!("/delegation/{name}"),
            Self::Device => "/device".to_owned(),
            Self::Lift => "/lift".to_owned(),
            Self::Transfer(name) => format!("/live/{name}"),
            Self::Withdrawal => "/withdraw".to_owned(),
        };
        format!("{}{rest}", member::STEP_UP)
    }

    /// Where she goes on afterwards, or looks where things stand.
    fn leads_to(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Binding => "/member?done=stepped-up",
            Self::Contact => "/member/contact",
            Self::Delegation(name) => return Cow::Owned(format!("/member/delegation/{name}")),
            Self::Device => "/member?done=stepped-up#devices",
            Self::Lift => "/member/misuse",
            Self::Transfer(_) => "/member/live",
            Self::Withdrawal => "/member/withdraw",
        })
    }
}

/// What has to be shown.
struct Needed {
    minimum: AssuranceLevel,
    /// A method other than these.
    besides: Vec<Shown>,
    prefers: Option<IdentityMethod>,
}

impl Needed {
    const fn at_least(minimum: AssuranceLevel) -> Self {
        Self { minimum, besides: Vec::new(), prefers: None }
    }
}

pub(super) async fn answer(
    visit: &mut Visit,
    signed_in: SignedIn,
    path: &[&str],
) -> Result<Response, PlatformError> {
    let Some(purpose) = Purpose::parse(path) else { return visit.not_found() };
    let Some(needed) = needed(visit, &signed_in, &purpose).await? else {
        return visit.see_other(&purpose.leads_to());
    };
    let desk = Desk {
        session: signed_in.session.clone(),
        action: purpose.address(),
        occasion: String::new(),
        claimed: Some(signed_in.view.person.id.clone()),
        service: None,
        steps: None,
        minimum: needed.minimum,
        companies_may: false,
        // Nothing shown before counts: what matters is that it is she who sits there now.
        before: Some((signed_in.view.person.clone(), needed.besides)),
        prefers: needed.prefers,
        deadline: signed_in.view.ends_at,
    };
    let response = match step(visit, &desk).await? {
        Outcome::Answer(response) => return Ok(response),
        Outcome::Another => member::done(visit, MemberDone::AnotherPerson)?,
        Outcome::Left | Outcome::Refused => visit.see_other("/member")?,
        Outcome::Done(done) => shown(visit, signed_in, &purpose, done.shown).await?,
    };
    identifying::forget(visit, &desk).await?;
    Ok(response)
}

/// What she has to show for it; nothing where there is nothing to show it for.
async fn needed(
    visit: &Visit,
    signed_in: &SignedIn,
    purpose: &Purpose,
) -> Result<Option<Needed>, PlatformError> {
    let (env, citizen) = (&visit.env, signed_in.citizen.as_str());
    // As strong as what opened the session: nothing weaker makes it fresh.
    let as_before = signed_in.view.level().unwrap_or(AssuranceLevel::Four);
    Ok(match purpose {
        Purpose::Binding => {
            let prefers = Some(IdentityMethod::CitizenCertificate);
            Some(Needed { prefers, ..Needed::at_least(AssuranceLevel::One) })
        }
        Purpose::Contact | Purpose::Delegation(_) | Purpose::Device | Purpose::Withdrawal => {
            Some(Needed::at_least(as_before))
        }
        Purpose::Lift => {
            let report = send(env, citizen, &ShowMisuse { digest: signed_in.session.digest() }).await?;
            report.map(|report| match report.lifting {
                Lifting::Strong => Needed::at_least(AssuranceLevel::Two),
                Lifting::TwoMethods(besides) => Needed { besides, ..Needed::at_least(AssuranceLevel::Four) },
            })
        }
        Purpose::Transfer(name) => {
            let glimpse = send(env, name.as_str(), &Glance { citizen: signed_in.citizen.clone() }).await?;
            let levels = |minimum| AssuranceLevel::strongest_of([minimum, as_before]);
            glimpse.and_then(|glimpse| levels(glimpse.minimum)).map(Needed::at_least)
        }
    })
}

/// She has shown it: her session goes on under a new secret, and she with what she has come for.
async fn shown(
    visit: &Visit,
    signed_in: SignedIn,
    purpose: &Purpose,
    shown: Vec<Shown>,
) -> Result<Response, PlatformError> {
    let citizen = signed_in.citizen.clone();
    let Some(cookie) = signed_in.step_up(visit, shown).await? else {
        return visit.see_other(&purpose.leads_to());
    };
    let lift = LiftFreeze { digest: cookie.session.digest() };
    let response = match purpose {
        Purpose::Lift if send(&visit.env, citizen.as_str(), &lift).await? => {
            member::done(visit, MemberDone::FreezeLifted)?
        }
        purpose => visit.see_other(&purpose.leads_to())?,
    };
    response.headers().append("set-cookie", &cookie.set_cookie())?;
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_purpose_is_found_again_at_its_address() {
        let transfer = Purpose::Transfer(TransactionName::from_bytes([7; 16]));
        let purposes = [
            Purpose::Binding,
            Purpose::Contact,
            Purpose::Delegation(TransactionName::from_bytes([8; 16])),
            Purpose::Device,
            Purpose::Lift,
            transfer,
            Purpose::Withdrawal,
        ];
        for purpose in purposes {
            let address = purpose.address();
            let path: Vec<&str> = address.split('/').skip(3).collect();
            assert_eq!(Purpose::parse(&path), Some(purpose));
        }
        assert_eq!(Purpose::parse(&["live", "../etc"]), None);
    }
}
