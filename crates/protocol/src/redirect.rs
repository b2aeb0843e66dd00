//! A service provider's request, as the citizen's browser brings it (mode 1).

mod accepted;
mod query;
mod refusal;
mod request;
mod service;

pub use accepted::AcceptedRedirect;
pub use refusal::{RedirectReason, RedirectRefusal, RefusalDestination};
pub use request::RedirectRequest;
pub use service::{ServiceFacts, ServiceState};
