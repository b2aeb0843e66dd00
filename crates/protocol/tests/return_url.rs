//! Which return URLs may be registered, and what a return looks like.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use mydata_protocol::ids::TxId;
use mydata_protocol::return_code::ReturnCode;
use mydata_protocol::return_url::{HostRule, OwnQuery, ReturnTo, ReturnUrl};
use mydata_protocol::sealed::ServiceKeys;
use proptest::prelude::*;

fn register(text: &str) -> Result<ReturnUrl, String> {
    ReturnUrl::register(text, HostRule::PublicOnly).map_err(|error| error.to_string())
}

#[test]
fn urls_written_the_canonical_way_are_registered() {
    let good = [
        "https://sp.example",
        "https://sp.example/",
        "https://sp.example/mydata/back",
        "https://sp.example:8443/back",
        "https://xn--fiq228c.example/back",
        "https://192.0.2.7/back",
        "https://sp.example/%E6%A0%A1/back.aspx;v=1",
    ];
    for url in good {
        assert_eq!(register(url).map(|url| url.to_string()), Ok(url.to_owned()));
    }
}

/// Check 4: script and data URLs, in mixed case, with tabs, leading spaces and control bytes.
#[test]
fn javascript_and_data_urls_are_refused() {
    let bad = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "\u{1}javascript:alert(1)",
        "data:text/html,x",
        "dAtA:text/html;base64,eA==",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://sp.example/",
        "blob:https://sp.example/x",
        "//sp.example/back",
        "/back",
        "sp.example/back",
        "https:sp.example",
        "",
    ];
    for url in bad {
        assert!(register(url).is_err(), "{url:?}");
    }
}

/// Checks 1 and 7: whatever a browser would rewrite, hide or read in two ways.
#[test]
fn ambiguous_urls_are_refused_with_the_reason() {
    let table = [
        ("https://sp.example/back#top", "a fragment may not stand in it"),
        ("https://sp.example/back?a=1", "a query may not stand in it"),
        ("https://sp.example/back?", "a query may not stand in it"),
        ("https://user@sp.example/back", "user information may not stand in it"),
        ("https://sp.example@evil.example/", "user information may not stand in it"),
        ("https://sp.example/a/../back", "not written the canonical way"),
        ("https://sp.example/a/./back", "not written the canonical way"),
        ("https://sp.example/a/%2e%2e/back", "not written the canonical way"),
        ("https://sp.example/a%2fback", "the path hides a slash, a dot or a control"),
        ("https://sp.example/a%5Cback", "the path hides a slash, a dot or a control"),
        ("https://sp.example/a%252fback", "the path hides a slash, a dot or a control"),
        ("https://sp.example/a%0d%0aback", "the path hides a slash, a dot or a control"),
        ("https://sp.example\\back", "not written the canonical way"),
        ("https://SP.example/back", "not written the canonical way"),
        ("HTTPS://sp.example/back", "not written the canonical way"),
        ("https://sp.example:443/back", "not written the canonical way"),
        ("https://0x7f.1/back", "not written the canonical way"),
        ("https://sp%2eexample/back", "not written the canonical way"),
        ("https://sp.example./back", "the host ends with a dot"),
        ("https://sp.example/ba ck", "only printable ASCII may stand in it"),
        ("https://sp.example/back\r\n", "only printable ASCII may stand in it"),
        ("https://ѕр.example/back", "only printable ASCII may stand in it"),
        ("https://sp.example/校", "only printable ASCII may stand in it"),
        ("http://sp.example/back", "the scheme is not https"),
    ];
    for (url, reason) in table {
        let refused = register(url).unwrap_err();
        assert!(refused.ends_with(reason), "{url}: {refused}");
    }
}

/// Check 8: loopback only for clients on test.
#[test]
fn loopback_hosts_are_for_clients_on_test() {
    for url in [
        "http://localhost:8788/back",
        "http://127.0.0.1:8788/back",
        "http://[::1]:8788/back",
        "https://sp.localhost/",
    ] {
        assert!(ReturnUrl::register(url, HostRule::LoopbackToo).is_ok(), "{url}");
        assert!(register(url).is_err(), "{url}");
    }
    assert!(ReturnUrl::register("http://sp.example/back", HostRule::LoopbackToo).is_err());
    assert!(ReturnUrl::register("https://sp.example/back", HostRule::LoopbackToo).is_ok());
}

fn return_to(own_query: &str) -> ReturnTo {
    let registered = [register("https://sp.example/back").unwrap()];
    ReturnTo::find("https://sp.example/back", OwnQuery::new(own_query), &registered).unwrap()
}

fn keys() -> ServiceKeys {
    ServiceKeys::parse("0123456789abcdef", "fedcba9876543210").unwrap()
}

#[test]
fn a_return_names_code_sealed_tx_id_and_the_sps_own_query() {
    let tx_id = TxId::parse("0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d").unwrap();
    assert_eq!(
        return_to("case=7&x=%2F").location(ReturnCode::Given, Some(&tx_id), &keys()),
        "https://sp.example/back?code=200\
         &tx_id=yXFdtX2NT0Q2QHAzgrxkDXOEH8kyLhWwOfc3XKfqbKsgXwuwLFPDD7PWFOT91AIm&case=7&x=%2F"
    );
    assert_eq!(
        return_to("").location(ReturnCode::ParametersBad, None, &keys()),
        "https://sp.example/back?code=400"
    );
}

#[test]
fn the_sealed_tx_id_is_percent_encoded() {
    let tx_id = TxId::parse("00000000-0000-4000-8000-000000000003").unwrap();
    let sealed = keys().seal_tx_id(&tx_id);
    assert!(sealed.contains('+') && sealed.contains('/'), "{sealed}");
    let location = return_to("").location(ReturnCode::Given, Some(&tx_id), &keys());
    let (_, value) = location.split_once("tx_id=").unwrap();
    assert!(value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'%'), "{value}");
    let decoded = percent_encoding::percent_decode_str(value).decode_utf8().unwrap();
    assert_eq!(decoded, sealed);
}

#[test]
fn nothing_in_the_sps_query_passes_for_our_parameters() {
    let disguises = "code=200&tx_id=x&%63ode=1&CODE=2&code[]=3&code%5B%5D=4&tx.id=5&tx%20id=6&+code=7&tx+id=8&Tx_Id=9&code";
    assert_eq!(OwnQuery::new(disguises).as_str(), "");
    assert_eq!(
        OwnQuery::new("codes=1&my_code=2&tx_ids=3&code_=4").as_str(),
        "codes=1&my_code=2&tx_ids=3&code_=4"
    );
}

#[test]
fn nothing_in_the_sps_query_ends_the_header_or_opens_a_fragment() {
    assert_eq!(
        OwnQuery::new("a=\r\nSet-Cookie: x&b=#f&c=校&d=\"<>").as_str(),
        "a=%0D%0ASet-Cookie:%20x&b=%23f&c=%E6%A0%A1&d=%22%3C%3E"
    );
    assert_eq!(OwnQuery::new("a=%E6%A0%A1+b&list[]=1").as_str(), "a=%E6%A0%A1+b&list[]=1");
}

#[test]
fn a_url_struck_off_meanwhile_is_not_found_again() {
    let requested = "https://sp.example/back";
    assert!(ReturnTo::find(requested, OwnQuery::default(), &[]).is_none());
    let others =
        [register("https://sp.example/back/").unwrap(), register("https://sp.example/Back").unwrap()];
    assert!(ReturnTo::find(requested, OwnQuery::default(), &others).is_none());
}

#[test]
fn a_stored_return_is_checked_when_it_is_read() {
    let json = serde_json::to_string(&return_to("a=1")).unwrap();
    assert_eq!(json, r#"{"url":"https://sp.example/back","own_query":"a=1"}"#);
    assert_eq!(serde_json::from_str::<ReturnTo>(&json).unwrap(), return_to("a=1"));
    assert!(serde_json::from_str::<ReturnTo>(&json.replace("https://sp", "javascript:")).is_err());
}

#[test]
fn return_codes_are_the_protocols_numbers() {
    let numbers: Vec<u16> = ReturnCode::ALL.into_iter().map(ReturnCode::number).collect();
    assert_eq!(numbers, [200, 205, 400, 401, 403, 404, 408, 409, 410, 423, 504]);
    assert_eq!(serde_json::to_string(&ReturnCode::WrongPerson).unwrap(), "409");
    assert_eq!(ReturnCode::try_from(402).unwrap_err().code(), "protocol.return-code-unknown");
}

proptest! {
    #[test]
    fn an_own_query_reads_back_as_itself(text in any::<String>()) {
        let once = OwnQuery::new(&text);
        prop_assert!(once.as_str().bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#'));
        prop_assert_eq!(OwnQuery::new(once.as_str()), once);
    }

    #[test]
    fn what_is_registered_is_its_own_canonical_form(text in "https?://[a-zA-Z0-9.%:@-]{1,20}(/[ -~]{0,30})?") {
        if let Ok(url) = ReturnUrl::register(&text, HostRule::LoopbackToo) {
            prop_assert_eq!(url.as_str(), text.as_str());
            let parsed = url::Url::parse(&text).unwrap();
            prop_assert_eq!(parsed.as_str().trim_end_matches('/'), text.trim_end_matches('/'));
            prop_assert!(parsed.username().is_empty() && parsed.query().is_none() && parsed.fragment().is_none());
        }
    }

    #[test]
    fn no_text_makes_registration_panic(text in any::<String>()) {
        let _ = ReturnUrl::register(&text, HostRule::PublicOnly);
    }
}
