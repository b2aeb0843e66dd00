//! 行動自然人憑證 (TW `FidO`): a device that was bound once signs the challenge.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mydata_identity::evidence::{BoundDeviceMethod, Claim, EvidenceRefusal, Grounds, Method, RelyingParty};
use worker::{Env, Url};

use super::{Attempt, Checked, born, refused};
use crate::error::PlatformError;
use crate::objects::citizen::FindDevice;
use crate::objects::identification::seconds;
use crate::objects::send;
use crate::registry::{self, Answer};
use crate::visit::Visit;

const PLATFORM_ORIGIN: &str = "PLATFORM_ORIGIN";
/// `accepted`: credentials that their owner's account copies to other devices may be bound as well. They prove the account
/// rather than one device, so that they are refused where nothing is said.
const DEVICE_COPIES: &str = "DEVICE_COPIES";

/// This site, as devices know it.
///
/// # Errors
/// [`PlatformError::Configuration`] when it does not know its own address.
pub fn relying_party(env: &Env) -> Result<(RelyingParty, String), PlatformError> {
    let wrong = || PlatformError::Configuration(PLATFORM_ORIGIN);
    let origin = crate::config::text(env, PLATFORM_ORIGIN).ok_or_else(wrong)?;
    let url = Url::parse(&origin).map_err(|_| wrong())?;
    let domain = url.domain().ok_or_else(wrong)?;
    let site = RelyingParty::new(domain, [url.origin().ascii_serialization().as_str()]);
    let copies_may = crate::config::text(env, DEVICE_COPIES).as_deref() == Some("accepted");
    Ok((if copies_may { site } else { site.without_copies() }, domain.to_owned()))
}

pub(super) async fn check(visit: &Visit, attempt: &Attempt<'_>) -> Result<Checked, PlatformError> {
    let (site, _) = relying_party(&visit.env)?;
    let named = attempt.submission.get("credentialId").and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
    let citizen = visit.keys.citizen(attempt.claimed);
    let find = FindDevice { credential: named.unwrap_or_default() };
    // Somebody who has bound nothing is looked up like anybody else, and her evidence is read to its end.
    let record = send(&visit.env, citizen.as_str(), &find).await?;
    let method = BoundDeviceMethod::new(&site, record);
    let claim = Claim::Person(attempt.claimed.clone());
    let held = method.check(attempt.submission, &attempt.challenge, &claim, seconds(visit.now()));
    let person = registry::person(&visit.env, attempt.claimed).await?;
    match (held, person) {
        // Whether the signature was compared at all would tell that the device is bound.
        (Err(EvidenceRefusal::SignatureInvalid | EvidenceRefusal::KeyRefused), _) => {
            Ok(Checked::NoMatch { told: None })
        }
        (Err(refusal), _) => Ok(refused(&refusal)),
        (Ok(_), Answer::Unavailable) => Ok(Checked::Unavailable),
        (Ok(_), Answer::NotFound) => Ok(Checked::NoMatch { told: None }),
        (Ok(identified), Answer::Found(person)) => {
            let Grounds::Credential(record) = identified.grounds() else {
                return Ok(Checked::NoMatch { told: None });
            };
            Ok(born(Some(person), attempt.birthday, Some(record.clone())))
        }
    }
}
