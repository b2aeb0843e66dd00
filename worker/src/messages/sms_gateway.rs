//! The gateway that sends our short messages, asked over HTTP.

use std::time::Duration;

use mydata_consent::Moment;
use mydata_identity::MobileNumber;
use worker::{Env, Headers, Method, Request, RequestInit, RequestRedirect, Url};

use super::delivery::{Delivery, Reason};
use super::sms::{self, GatewayRequest};
use crate::config;
use crate::error::PlatformError;
use crate::outgoing::{self, NoAnswer};

/// Where the gateway takes requests.
const ADDRESS: &str = "SMS_GATEWAY_URL";
/// The key that requests are signed with.
const KEY: &str = "SMS_GATEWAY_KEY";
const ANSWER_WITHIN: Duration = Duration::from_secs(10);

/// A gateway and the key it knows us by.
pub(super) struct SmsGateway {
    address: Url,
    key: String,
}

impl SmsGateway {
    /// The gateway of this deployment, if it has one.
    ///
    /// # Errors
    /// [`PlatformError::Configuration`] when its address is none, would let numbers travel in the clear, or the key is missing.
    pub(super) fn of(env: &Env) -> Result<Option<Self>, PlatformError> {
        let Some(address) = config::text(env, ADDRESS) else { return Ok(None) };
        let address = Url::parse(&address).map_err(|_| PlatformError::Configuration(ADDRESS))?;
        let gateway = Self { address, key: config::text(env, KEY).ok_or(PlatformError::Configuration(KEY))? };
        let may_be_plain = gateway.is_local() || config::is_demonstration(env);
        match gateway.address.scheme() {
            "https" => Ok(Some(gateway)),
            "http" if may_be_plain => Ok(Some(gateway)),
            _ => Err(PlatformError::Configuration(ADDRESS)),
        }
    }

    /// Whether it is on this machine.
    pub(super) fn is_local(&self) -> bool {
        self.address.host_str().is_some_and(config::is_loopback)
    }

    /// Hands a text over.
    ///
    /// # Errors
    /// When the request cannot be made.
    pub(super) async fn send(
        &self,
        id: &str,
        to: &MobileNumber,
        text: &str,
        now: Moment,
    ) -> Result<Delivery, PlatformError> {
        let asked = GatewayRequest::new(id, &to.to_e164(), text, &self.key, now)?;
        Ok(match outgoing::send(self.request(id, &asked)?, ANSWER_WITHIN).await {
            Ok(response) => {
                let retry_after = response.headers().get("retry-after")?;
                sms::read_answer(response.status_code(), retry_after.as_deref())
            }
            Err(NoAnswer::CertificateMissing | NoAnswer::Failed) => Delivery::later(Reason::Unreachable),
            Err(NoAnswer::TimedOut | NoAnswer::TooLarge) => Delivery::later(Reason::TimedOut),
        })
    }

    fn request(&self, id: &str, asked: &GatewayRequest) -> Result<Request, PlatformError> {
        let headers = Headers::new();
        for (name, value) in [
            ("content-type", "application/json; charset=UTF-8"),
            ("idempotency-key", id),
            ("x-timestamp", &asked.timestamp),
            ("x-signature", &asked.signature),
        ] {
            headers.set(name, value)?;
        }
        let mut init = RequestInit::new();
        init.with_method(Method::Post)
            .with_headers(headers)
            .with_redirect(RequestRedirect::Manual)
            .with_body(Some(asked.body.as_str().into()));
        Ok(Request::new_with_init(self.address.as_str(), &init)?)
    }
}
