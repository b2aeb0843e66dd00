//! What a page may ask of the device: nothing, unless the page is for just that.

use worker::Response;

/// What browsers would let a page of ours ask for.
const FEATURES: [&str; 6] = ["camera", "geolocation", "microphone", "payment", "screen-wake-lock", "usb"];

const HEADER: &str = "permissions-policy";

/// Lets the page of this answer ask for one of them.
pub(super) fn allow(response: &mut Response, feature: &str) -> worker::Result<()> {
    response.headers_mut().set(HEADER, &policy(Some(feature)))
}

/// Lets a page ask for nothing, where its route has not said otherwise.
pub(super) fn deny_the_rest(response: &mut Response) -> worker::Result<()> {
    let headers = response.headers_mut();
    if headers.get(HEADER)?.is_none() {
        headers.set(HEADER, &policy(None))?;
    }
    Ok(())
}

fn policy(allowed: Option<&str>) -> String {
    let rules = FEATURES.map(|feature| {
        let by_whom = if allowed == Some(feature) { "(self)" } else { "()" };
        format!("{feature}={by_whom}")
    });
    rules.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_may_ask_for_what_it_is_for_and_for_nothing_else() {
        let denied = "camera=(), geolocation=(), microphone=(), payment=(), screen-wake-lock=(), usb=()";
        assert_eq!(policy(None), denied);
        assert_eq!(policy(Some("camera")), denied.replace("camera=()", "camera=(self)"));
        assert_eq!(policy(Some("midi")), denied);
    }
}
