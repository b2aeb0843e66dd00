//! A citizen arrives from a service: the faults that were planned for it are taken up, and strike what was asked for.

use std::borrow::Cow;

use mydata_identity::NationalId;
use mydata_protocol::ids::{ClientId, TxId};
use mydata_protocol::redirect::{
    AcceptedRedirect, RedirectRefusal, RefusalDestination, ServiceFacts, ServiceState,
};
use worker::Env;

use super::telling::tell_of;
use super::{Fault, Faults, Happening, THE_SANDBOX};
use crate::config::has_sandbox;
use crate::names::TransactionName;
use crate::objects::sandbox::{About, Claim};
use crate::objects::send;
use crate::random;
use crate::visit::Visit;

/// No parameters: this is not Base64.
const GARBLED: &str = "%";
/// Base64 of `API.sandbox000`, which is no dataset.
const OUT_OF_SCOPE: &str = "QVBJLnNhbmRib3gwMDA=";

/// An arrival, with the faults of its transaction.
pub(crate) struct Arrival {
    about: About,
    faults: Faults,
}

impl Arrival {
    /// Takes up the faults that are planned for this transaction.
    pub(crate) async fn of(visit: &Visit, client_id: &str, tx_id: &str) -> Self {
        let about = About { client_id: ClientId::parse(client_id).ok(), tx_id: TxId::parse(tx_id).ok() };
        let faults = match about.clone() {
            About { client_id: Some(client_id), tx_id: Some(tx_id) } if has_sandbox(&visit.env) => {
                claim(&visit.env, Claim { client_id, tx_id }).await
            }
            _ => Faults::default(),
        };
        Self { about, faults }
    }

    /// The faults, for the transaction to keep.
    pub(crate) fn faults(&self) -> Faults {
        self.faults.clone()
    }

    /// What the service asks for.
    pub(crate) fn parameters<'p>(&self, parameters: &'p str) -> Cow<'p, str> {
        if self.faults.have(Fault::ParametersBad) {
            Cow::Borrowed(GARBLED)
        } else if self.faults.have(Fault::ResourceOutOfScope) {
            Cow::Borrowed(OUT_OF_SCOPE)
        } else {
            Cow::Borrowed(parameters)
        }
    }

    /// What the service is registered with.
    pub(crate) fn strike(&self, facts: &mut ServiceFacts) {
        if self.faults.have(Fault::NoDatasets) {
            facts.scope.clear();
        }
        if self.faults.have(Fault::ReturnUrlUnknown) {
            facts.return_urls.clear();
        }
        if self.faults.have(Fault::ServiceDeactivated) {
            facts.state = ServiceState::Deactivated;
        }
    }

    /// Whom the service has named.
    pub(crate) fn accept(&self, accepted: &mut AcceptedRedirect) {
        if self.faults.have(Fault::AnotherPerson)
            && let Some(another) = somebody()
        {
            accepted.pid = another;
        }
    }
}

/// Tells that somebody arrived with a request that was refused.
pub(crate) async fn refused(visit: &Visit, refusal: &RedirectRefusal, arrival: &Arrival) {
    if !has_sandbox(&visit.env) {
        return;
    }
    let status = match refusal.destination() {
        RefusalDestination::LocalPage { status } => *status,
        RefusalDestination::ServiceProvider { code, .. } => code.number(),
    };
    let refused = Happening::ArrivalRefused { code: refusal.reason().code().to_owned(), status };
    let planned = planned(&arrival.faults);
    let Ok(name) = random::bytes().map(TransactionName::from_bytes) else { return };
    let happenings = planned.chain([("refused".to_owned(), refused)]);
    tell_of(&visit.env, &name, Some(arrival.about.clone()), happenings).await;
}

/// The lines of a timeline that name the faults.
pub(super) fn planned(faults: &Faults) -> impl Iterator<Item = (String, Happening)> {
    faults.0.iter().enumerate().map(|(place, planned)| {
        (format!("fault/{place}"), Happening::Fault { fault: planned.fault.name().to_owned() })
    })
}

async fn claim(env: &Env, claim: Claim) -> Faults {
    send(env, THE_SANDBOX, &claim).await.unwrap_or_else(|error| {
        worker::console_error!("sandbox {}", error.code());
        Faults::default()
    })
}

/// Somebody else each time, whom nobody's wrong tries have locked out.
pub(super) fn somebody() -> Option<NationalId> {
    let number = u64::from_be_bytes(random::bytes().ok()?) % 10_000_000;
    (0..10).find_map(|check| NationalId::parse(&format!("A1{number:07}{check}")).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_is_a_citizen_who_can_be_named() {
        assert_ne!(somebody(), somebody());
        assert!(somebody().is_some());
    }

    #[test]
    fn parameters_are_struck_by_the_faults_about_them() {
        let with = |fault| Arrival {
            about: About { client_id: None, tx_id: None },
            faults: Faults(vec![crate::sandbox::PlannedFault { fault, resource_id: None, seconds: None }]),
        };
        assert_eq!(with(Fault::ParametersBad).parameters("QVBJ"), GARBLED);
        assert_eq!(with(Fault::ResourceOutOfScope).parameters("QVBJ"), OUT_OF_SCOPE);
        assert_eq!(with(Fault::ServiceDown).parameters("QVBJ"), "QVBJ");
    }
}
