//! What a gateway of short messages is asked, signed, and what its answer means.

use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use mydata_consent::Moment;
use serde::Serialize;
use sha2::Sha256;

use super::delivery::{Delivery, LONGEST_PAUSE, Reason, Setback};
use crate::names::hex;

/// A request to the gateway, as it is signed and sent.
pub(super) struct GatewayRequest {
    pub(super) body: String,
    /// Seconds since 1970.
    pub(super) timestamp: String,
    /// HMAC-SHA256 of timestamp, full stop and body, in small hex digits.
    pub(super) signature: String,
}

#[derive(Serialize)]
struct Body<'a> {
    id: &'a str,
    to: &'a str,
    text: &'a str,
}

impl GatewayRequest {
    /// Asks for `text` to be sent to the number `to` (E.164) once, however often this is asked under `id`.
    ///
    /// # Errors
    /// When the body cannot be written; no text does that.
    pub(super) fn new(
        id: &str,
        to: &str,
        text: &str,
        key: &str,
        now: Moment,
    ) -> Result<Self, serde_json::Error> {
        let body = serde_json::to_string(&Body { id, to, text })?;
        let timestamp = now.unix_millis().div_euclid(1_000).to_string();
        let signature = hex(&sign(key.as_bytes(), &timestamp, &body));
        Ok(Self { body, timestamp, signature })
    }
}

/// The time is signed as well: who has seen a request cannot send it again next week.
fn sign(key: &[u8], timestamp: &str, body: &str) -> Vec<u8> {
    // HMAC takes keys of any length (RFC 2104, 3).
    let Ok(mac) = Hmac::<Sha256>::new_from_slice(key) else { return Vec::new() };
    mac.chain_update(timestamp).chain_update(b".").chain_update(body).finalize().into_bytes().to_vec()
}

/// What the gateway's answer means.
pub(super) fn read_answer(status: u16, retry_after: Option<&str>) -> Delivery {
    match status {
        200..=299 => Delivery::Sent,
        401 | 403 => Delivery::later(Reason::SignInRefused),
        408 | 425 | 429 | 500..=599 => {
            let after = retry_after.and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
            Delivery::Later(Setback {
                code: Reason::Busy,
                after: after.map(|after| after.min(LONGEST_PAUSE)),
            })
        }
        404 | 410 | 422 => Delivery::never(Reason::ContactRefused),
        _ => Delivery::never(Reason::Refused),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_signed_over_time_and_body() {
        let now = Moment::from_unix_millis(1_772_431_500_999);
        let request = GatewayRequest::new("id", "+886912345789", "碼 \"1\"", "key", now).unwrap();
        assert_eq!(request.body, r#"{"id":"id","to":"+886912345789","text":"碼 \"1\""}"#);
        assert_eq!(request.timestamp, "1772431500");
        let later =
            GatewayRequest::new("id", "+886912345789", "碼 \"1\"", "key", now.plus(Duration::from_secs(1)));
        assert_ne!(request.signature, later.unwrap().signature);
        let other_key = GatewayRequest::new("id", "+886912345789", "碼 \"1\"", "yek", now).unwrap();
        assert_ne!(request.signature, other_key.signature);
    }

    #[test]
    fn the_signature_is_the_one_another_implementation_makes() {
        // python3 -c 'import hmac; print(hmac.digest(b"k", b"1.{}", "sha256").hex())'
        let made = "3dd49b2593d0f9a349e9e71c4bde3e2b862c2be4003fe9b4ba81332029310158";
        assert_eq!(hex(&sign(b"k", "1", "{}")), made);
    }

    #[test]
    fn each_answer_means_sent_later_or_never() {
        for status in [200, 201, 202, 204] {
            assert_eq!(read_answer(status, None), Delivery::Sent);
        }
        for status in [408, 425, 429, 500, 502, 503, 504] {
            assert_eq!(read_answer(status, None), Delivery::later(Reason::Busy), "{status}");
        }
        for status in [401, 403] {
            assert_eq!(read_answer(status, None), Delivery::later(Reason::SignInRefused), "{status}");
        }
        for status in [302, 400, 409, 413] {
            assert_eq!(read_answer(status, None), Delivery::never(Reason::Refused), "{status}");
        }
        assert_eq!(read_answer(422, None), Delivery::never(Reason::ContactRefused));
    }

    #[test]
    fn a_gateway_may_ask_us_to_wait_but_not_for_ever() {
        let after = |text: &str| match read_answer(429, Some(text)) {
            Delivery::Later(Setback { after, .. }) => after,
            _ => None,
        };
        assert_eq!(after("120"), Some(Duration::from_mins(2)));
        assert_eq!(after("99999999"), Some(LONGEST_PAUSE));
        assert_eq!(after("Fri, 31 Dec 1999 23:59:59 GMT"), None);
        assert_eq!(after("-1"), None);
    }
}
