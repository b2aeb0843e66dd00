//! A service provider's request, as the citizen's browser brings it, identified here or (modes 2 and 3) by the service.

mod accepted;
mod query;
mod refusal;
mod request;
mod service;

pub use accepted::AcceptedRedirect;
pub use refusal::{RedirectReason, RedirectRefusal, RefusalDestination, SignatureMissing};
pub use request::RedirectRequest;
pub use service::{ServiceFacts, ServiceState};
