//! Check 67: where the platform may be made to call.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may panic")]

use mydata_protocol::ProtocolError;
use mydata_protocol::endpoint::Endpoint;
use mydata_protocol::return_url::HostRule;
use proptest::prelude::*;

fn refusal(url: &str) -> Option<&'static str> {
    match Endpoint::register(url, HostRule::PublicOnly) {
        Ok(endpoint) => {
            assert_eq!(endpoint.as_str(), url);
            None
        }
        Err(ProtocolError::EndpointForm { reason }) => Some(reason),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn public_hosts_may_be_called() {
    for url in [
        "https://dp.example.gov.tw/api/v1?own=1",
        "https://mydata.nat.gov.tw:8443/notify",
        "https://8.8.8.8/x",
        "https://172.32.0.1/x",
        "https://100.128.0.1/x",
        "https://[2404:6800:4008:c06::5e]/x",
    ] {
        assert_eq!(refusal(url), None, "{url}");
    }
}

#[test]
fn hosts_of_a_network_inside_may_not() {
    for host in [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "[::1]",
        "[::]",
        "[::ffff:10.0.0.1]",
        "[::ffff:a9fe:a9fe]",
        "[64:ff9b::a00:1]",
        "[2002:a00:1::]",
        "[2001:0:a00:1::]",
        "[2001:db8::1]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd12:3456::1]",
        "[ff02::1]",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "dp.localhost",
        "printer.local",
        "metadata.google.internal",
        "router.home.arpa",
        "dp",
        "dp.localdomain",
    ] {
        assert_eq!(refusal(&format!("https://{host}/x")), Some("the host is not a public one"), "{host}");
    }
}

#[test]
fn nothing_but_https_without_user_or_fragment_is_called() {
    for (url, reason) in [
        ("http://dp.example.gov.tw/", "the scheme is not https"),
        ("file:///etc/passwd", "the scheme is not https"),
        ("gopher://dp.example.gov.tw/", "the scheme is not https"),
        ("https://user@dp.example.gov.tw/", "user information may not stand in it"),
        ("https://:pass@dp.example.gov.tw/", "user information may not stand in it"),
        ("https://dp.example.gov.tw/#x", "a fragment may not stand in it"),
        ("/api", "not an absolute URL"),
        ("https://", "not an absolute URL"),
    ] {
        assert_eq!(refusal(url), Some(reason), "{url}");
    }
}

#[test]
fn a_demonstration_calls_this_machine_too() {
    for url in ["http://localhost:8789/dp", "http://127.0.0.1:1/x", "https://[::1]/x"] {
        assert!(Endpoint::register(url, HostRule::LoopbackToo).is_ok(), "{url}");
    }
    assert!(Endpoint::register("file:///etc/passwd", HostRule::LoopbackToo).is_err());
}

proptest! {
    #[test]
    fn an_ipv4_address_is_judged_the_same_in_any_spelling(bytes: [u8; 4]) {
        let [a, b, c, d] = bytes;
        let dotted = refusal(&format!("https://{a}.{b}.{c}.{d}/"));
        let number = u32::from_be_bytes(bytes);
        for other in [format!("https://{number}/"), format!("https://0x{number:x}/"), format!("https://{a}.{b}.0x{c:x}.0{d:o}/")] {
            prop_assert_eq!(Endpoint::register(&other, HostRule::PublicOnly).is_ok(), dotted.is_none());
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text: String) {
        let _ = Endpoint::register(&text, HostRule::PublicOnly);
        let _ = Endpoint::register(&format!("https://{text}/"), HostRule::PublicOnly);
    }
}
