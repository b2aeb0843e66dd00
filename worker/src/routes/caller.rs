//! Whether whoever calls is the service it calls for.

use crate::store::catalogue::Service;
use crate::visit::Visit;

/// Whether this call comes from one of the service's addresses and, where it has registered a certificate, with that one.
pub(super) fn is_service(visit: &Visit, service: &Service) -> bool {
    let address = visit.caller().is_some_and(|caller| service.facts.addresses.contains(caller));
    let certificate = match &service.client_certificate {
        None => true,
        registered => visit.client_certificate() == *registered,
    };
    address && certificate
}
