//! Redirects: what is accepted, and which refusal goes where.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use core::net::IpAddr;

use mydata_identity::NationalId;
use mydata_protocol::address::AllowedAddresses;
use mydata_protocol::ids::{ClientId, ResourceId};
use mydata_protocol::redirect::{
    AcceptedRedirect, RedirectReason, RedirectRefusal, RedirectRequest, RefusalDestination, ServiceFacts,
    ServiceState, SignatureMissing,
};
use mydata_protocol::return_code::ReturnCode;
use mydata_protocol::return_url::{HostRule, ReturnUrl};
use mydata_protocol::sealed::ServiceKeys;
use proptest::prelude::*;

const CLIENT: &str = "CLI.aB3dE5gH7j";
/// `API.UDauDOLyZg:API.AbAYGIjoYw`
const PARAMETERS: &str = "QVBJLlVEYXVET0x5Wmc6QVBJLkFiQVlHSWpvWXc=";
const TX_ID: &str = "0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d";
/// `A123456789` under [`keys`]; its Base64 holds a plus sign.
const PID: &str = "FII2MT1JB9ReMb3f8M+GEA==";
const BACK: &str = "https://sp.example/back";

fn keys() -> ServiceKeys {
    ServiceKeys::parse("0123456789abcdef", "fedcba9876543210").unwrap()
}

fn service() -> ServiceFacts {
    let resource = |id| ResourceId::parse(id).unwrap();
    ServiceFacts {
        client_id: ClientId::parse(CLIENT).unwrap(),
        state: ServiceState::Live,
        scope: vec![resource("API.AbAYGIjoYw"), resource("API.UDauDOLyZg"), resource("API.7QovE2Gev6")],
        return_urls: vec![
            ReturnUrl::register("https://sp.example/other", HostRule::PublicOnly).unwrap(),
            ReturnUrl::register(BACK, HostRule::PublicOnly).unwrap(),
        ],
        addresses: AllowedAddresses::parse(["192.0.2.0/24"]).unwrap(),
        forwards_signatures: false,
        keys: keys(),
    }
}

fn ask(parameters: &str, tx_id: &str, query: &str) -> Result<AcceptedRedirect, RedirectRefusal> {
    RedirectRequest::parse(CLIENT, parameters, tx_id, query)?.check(&service(), None)
}

fn query(query: &str) -> Result<AcceptedRedirect, RedirectRefusal> {
    ask(PARAMETERS, TX_ID, query)
}

/// The refusal's code and where it goes: `page 404` or `sp 400`.
fn outcome(result: Result<AcceptedRedirect, RedirectRefusal>) -> (&'static str, String) {
    let refusal = result.unwrap_err();
    let place = match refusal.destination() {
        RefusalDestination::LocalPage { status } => format!("page {status}"),
        RefusalDestination::ServiceProvider { code, return_to, .. } => {
            assert_eq!(return_to.url().as_str(), BACK);
            format!("sp {}", code.number())
        }
    };
    (refusal.reason().code(), place)
}

fn refused(code: &'static str, place: &str) -> (&'static str, String) {
    (code, place.to_owned())
}

#[test]
fn an_honest_redirect_is_accepted() {
    let accepted = query(&format!("returnUrl=https%3A%2F%2Fsp.example%2Fback&pid={PID}")).unwrap();
    assert_eq!(accepted.client_id.as_str(), CLIENT);
    assert_eq!(accepted.tx_id.as_str(), TX_ID);
    assert_eq!(accepted.pid, NationalId::parse("A123456789").unwrap());
    assert_eq!(accepted.return_to.url().as_str(), BACK);
    let asked: Vec<&str> = accepted.resources.iter().map(ResourceId::as_str).collect();
    assert_eq!(asked, ["API.UDauDOLyZg", "API.AbAYGIjoYw"]);
}

#[test]
fn parameters_are_read_in_every_base64_of_the_field() {
    let unpadded = PARAMETERS.trim_end_matches('=');
    for parameters in [PARAMETERS, unpadded] {
        assert!(ask(parameters, TX_ID, &format!("returnUrl={BACK}&pid={PID}")).is_ok(), "{parameters}");
    }
}

#[test]
fn the_pid_is_read_however_it_was_encoded() {
    let spellings = [
        PID.to_owned(),
        PID.replace('+', " "),
        PID.replace('+', "%20"),
        PID.replace('+', "%2B").replace('=', "%3D"),
        PID.replace('+', "%2b"),
        PID.replace('=', ""),
        PID.replace('+', "-"),
    ];
    for pid in spellings {
        assert!(query(&format!("returnUrl={BACK}&pid={pid}")).is_ok(), "{pid}");
    }
}

/// The return URL in every spelling: query, the own query that comes back.
#[test]
fn the_return_url_is_told_apart_from_its_own_query() {
    let table = [
        // Encoded, as most SPs do.
        ("returnUrl=https%3A%2F%2Fsp.example%2Fback%3Fa%3D1%26b%3D2&pid=PID", "a=1&b=2"),
        ("pid=PID&returnUrl=https%3A%2F%2Fsp.example%2Fback%3Fa%3D1", "a=1"),
        ("returnUrl=https%3a%2f%2fsp.example%2fback%3fa%3d%25E6%25A0%25A1&pid=PID", "a=%E6%A0%A1"),
        ("returnUrl=https%3A%2F%2Fsp.example%2Fback%3Fa%3D1%2B2&pid=PID", "a=1+2"),
        ("returnUrl=https%3A%2F%2Fsp.example%2Fback%3Fpid%3D7&pid=PID", "pid=7"),
        // Bare, with a query of its own.
        ("returnUrl=https://sp.example/back?a=1&b=2&pid=PID", "a=1&b=2"),
        ("returnUrl=https://sp.example/back?a=1&pid=PID&utm=x", "a=1"),
        ("pid=PID&returnUrl=https://sp.example/back?a=1&b=2", "a=1&b=2"),
        ("returnUrl=https://sp.example/back?pid=7&b=2&pid=PID", "pid=7&b=2"),
        ("returnUrl=https://sp.example/back?a=1&pid=7&pid=PID", "a=1&pid=7"),
        ("returnUrl=https://sp.example/back?a=1&returnUrl=y&pid=PID", "a=1&returnUrl=y"),
        ("returnUrl=https://sp.example/back?a=%26%3D&pid=PID", "a=%26%3D"),
        ("returnUrl=https://sp.example/back?a=1?b&pid=PID", "a=1?b"),
        ("returnUrl=https://sp.example/back?&pid=PID", ""),
        // Bare, without one: what follows is not its own.
        ("returnUrl=https://sp.example/back&pid=PID", ""),
        ("returnUrl=https://sp.example/back&b=2&pid=PID&c=3", ""),
        ("x=1&returnUrl=https://sp.example/back&pid=PID", ""),
    ];
    for (raw, own_query) in table {
        let accepted = query(&raw.replace("PID", PID)).unwrap_or_else(|refusal| panic!("{raw}: {refusal}"));
        assert_eq!(accepted.return_to.own_query().as_str(), own_query, "{raw}");
    }
}

#[test]
fn the_own_query_comes_back_behind_code_and_tx_id() {
    let accepted = query(&format!("returnUrl={BACK}?case=7&code=200&pid={PID}")).unwrap();
    let location = accepted.return_to.location(ReturnCode::ConsentRefused, Some(&accepted.tx_id), &keys());
    assert!(location.starts_with("https://sp.example/back?code=205&tx_id="), "{location}");
    assert!(location.ends_with("&case=7"), "{location}");
    assert_eq!(location.matches("code=").count(), 1, "{location}");
}

/// Checks 1 to 3 and 7: nothing but the registered bytes, and no redirect otherwise.
#[test]
fn an_unregistered_return_url_is_refused_on_a_page_of_ours() {
    let not_registered = [
        "https://sp.example/back/",
        "https://sp.example/bac",
        "https://sp.example/back2",
        "https://sp.example/Back",
        "https://SP.example/back",
        "HTTPS://sp.example/back",
        "http://sp.example/back",
        "https://sp.example:443/back",
        "https://sp.example:8443/back",
        "https://sp.example./back",
        "https://sp.example/x/../back",
        "https://sp.example/./back",
        "https://sp.example//back",
        "https://sp.example/%62ack",
        "https://sp.example/back%23f",
        "https://sp.example/back%3Fa=1",
        "https://sp.example/back\\",
        "https://sp.example/back;x",
        "https://user@sp.example/back",
        "https://sp.example@evil.example/back",
        "https://evil.example/https://sp.example/back",
        "https://evil.example/back",
        "https%3A%2F%2Fsp.example%2Fback%23f",
        "https%3A%2F%2Fsp.example%2Fback%0D%0A",
        "%20https%3A%2F%2Fsp.example%2Fback",
        "https%253A%252F%252Fsp.example%252Fback",
        "https%3A%2F%2Fsp.example%2Fback%00",
        "%FF%FE",
        "//sp.example/back",
        "/back",
        "javascript:alert(1)",
        "JaVaScRiPt%3Aalert(1)",
        "java%09script:alert(1)",
        "data:text/html,x",
    ];
    for url in not_registered {
        let expected = refused("redirect.return-url-not-registered", "page 404");
        assert_eq!(outcome(query(&format!("returnUrl={url}&pid={PID}"))), expected, "{url}");
        // Nothing else that is wrong may change that, least of all into a redirect.
        assert_eq!(outcome(ask("%%%", "x", &format!("returnUrl={url}"))), expected, "{url}");
    }
}

#[test]
fn a_missing_return_url_is_refused_on_a_page_of_ours() {
    for raw in [
        String::new(),
        format!("pid={PID}"),
        format!("returnUrl=&pid={PID}"),
        format!("returnurl={BACK}&pid={PID}"),
    ] {
        assert_eq!(outcome(query(&raw)), refused("redirect.return-url-missing", "page 404"), "{raw}");
    }
}

#[test]
fn a_return_url_given_twice_is_refused_on_a_page_of_ours() {
    for second in [BACK, "https://evil.example/", ""] {
        let raw = format!("returnUrl={BACK}&returnUrl={second}&pid={PID}");
        assert_eq!(outcome(query(&raw)), refused("redirect.return-url-repeated", "page 400"), "{raw}");
    }
}

#[test]
fn an_unknown_client_is_refused_on_a_page_of_ours() {
    let raw = format!("returnUrl={BACK}&pid={PID}");
    for client in ["", "CLI.x", "cli.aB3dE5gH7j", "API.aB3dE5gH7j"] {
        let result = RedirectRequest::parse(client, PARAMETERS, TX_ID, &raw)
            .and_then(|request| request.check(&service(), None));
        assert_eq!(outcome(result), refused("redirect.client-unknown", "page 401"), "{client}");
    }
    let other = RedirectRequest::parse("CLI.0000000000", PARAMETERS, TX_ID, &raw).unwrap();
    assert_eq!(outcome(other.check(&service(), None)), refused("redirect.client-unknown", "page 401"));
    assert_eq!(
        outcome(Err(RedirectRefusal::client_unknown())),
        refused("redirect.client-unknown", "page 401")
    );
}

#[test]
fn bad_pids_go_back_with_400() {
    let other = ServiceKeys::parse("1123456789abcdef", "fedcba9876543210").unwrap();
    let foreign = other.seal_pid(&NationalId::parse("A123456789").unwrap());
    let table = [
        (String::new(), "redirect.pid-missing"),
        ("&pid=".to_owned(), "redirect.pid-missing"),
        ("&PID=x".to_owned(), "redirect.pid-missing"),
        (format!("&pid={PID}&pid={PID}"), "redirect.pid-repeated"),
        ("&pid=A123456789".to_owned(), "redirect.pid-unreadable"),
        ("&pid=%FF".to_owned(), "redirect.pid-unreadable"),
        (format!("&pid={foreign}"), "redirect.pid-unreadable"),
        (format!("&pid={}", keys().seal(b"A123456788")), "redirect.pid-unreadable"),
        (format!("&pid={}", keys().seal(b"")), "redirect.pid-unreadable"),
    ];
    for (rest, code) in table {
        let raw = format!("returnUrl={BACK}{rest}");
        assert_eq!(outcome(query(&raw)), refused(code, "sp 400"), "{raw}");
    }
}

#[test]
fn a_pid_before_and_behind_a_bare_return_url_is_ambiguous() {
    let raw = format!("pid={PID}&returnUrl={BACK}?a=1&pid={PID}");
    assert_eq!(outcome(query(&raw)), refused("redirect.pid-repeated", "sp 400"));
}

#[test]
fn bad_parameters_go_back_with_their_code() {
    let table = [
        ("", "redirect.parameters-form", "sp 400"),
        ("*", "redirect.parameters-form", "sp 400"),
        // Bytes that are no UTF-8; an empty name; two of them.
        ("__79", "redirect.parameters-form", "sp 400"),
        ("QVBJLlVEYXVET0x5Wmc6", "redirect.parameters-form", "sp 400"),
        ("Ojo", "redirect.parameters-form", "sp 400"),
        // The same dataset twice, known or not.
        ("QVBJLlVEYXVET0x5Wmc6QVBJLlVEYXVET0x5Wmc=", "redirect.resource-repeated", "sp 400"),
        ("eDp4", "redirect.resource-repeated", "sp 400"),
        // `API.0000000000` is no dataset of this service, `x` none at all.
        ("QVBJLjAwMDAwMDAwMDA=", "redirect.resource-not-in-scope", "sp 401"),
        ("eA==", "redirect.resource-not-in-scope", "sp 401"),
    ];
    for (parameters, code, place) in table {
        let result = ask(parameters, TX_ID, &format!("returnUrl={BACK}&pid={PID}"));
        assert_eq!(outcome(result), refused(code, place), "{parameters}");
    }
}

#[test]
fn a_bad_tx_id_goes_back_with_400_and_without_a_tx_id() {
    let refusal = ask(PARAMETERS, "not-a-uuid", &format!("returnUrl={BACK}?a=1&pid={PID}")).unwrap_err();
    assert_eq!(refusal.reason(), &RedirectReason::TxIdForm);
    assert_eq!(refusal.location(&keys()).unwrap(), "https://sp.example/back?code=400&a=1");
}

#[test]
fn a_used_tx_id_goes_back_with_400() {
    let accepted = query(&format!("returnUrl={BACK}&pid={PID}")).unwrap();
    assert_eq!(outcome(Err(accepted.refuse_used_tx_id())), refused("redirect.tx-id-used", "sp 400"));
}

#[test]
fn a_service_without_datasets_goes_back_with_403() {
    let request =
        RedirectRequest::parse(CLIENT, PARAMETERS, TX_ID, &format!("returnUrl={BACK}&pid={PID}")).unwrap();
    let result = request.check(&ServiceFacts { scope: Vec::new(), ..service() }, None);
    assert_eq!(outcome(result), refused("redirect.no-datasets", "sp 403"));
}

#[test]
fn each_state_of_a_service_has_its_answer() {
    let insider: Option<IpAddr> = Some("192.0.2.7".parse().unwrap());
    let stranger: Option<IpAddr> = Some("198.51.100.7".parse().unwrap());
    let in_state = |state, caller| {
        let request =
            RedirectRequest::parse(CLIENT, PARAMETERS, TX_ID, &format!("returnUrl={BACK}&pid={PID}"))
                .unwrap();
        request.check(&ServiceFacts { state, ..service() }, caller)
    };
    assert!(in_state(ServiceState::Live, stranger).is_ok());
    assert!(in_state(ServiceState::Pilot, insider).is_ok());
    for outsider in [stranger, None] {
        let expected = refused("redirect.address-not-on-pilot", "page 403");
        assert_eq!(outcome(in_state(ServiceState::Pilot, outsider)), expected);
    }
    assert_eq!(
        outcome(in_state(ServiceState::Offline, insider)),
        refused("redirect.service-offline", "page 403")
    );
    assert_eq!(
        outcome(in_state(ServiceState::Deactivated, insider)),
        refused("redirect.service-deactivated", "sp 423")
    );
    assert_eq!(ServiceState::parse("closed").unwrap_err().code(), "protocol.service-state-unknown");
}

#[test]
fn an_overlong_query_is_refused_on_a_page_of_ours() {
    let raw = format!("returnUrl={BACK}?a={}&pid={PID}", "x".repeat(9_000));
    assert_eq!(outcome(query(&raw)), refused("redirect.query-too-long", "page 400"));
}

#[test]
fn neither_request_nor_acceptance_prints_the_pid() {
    let raw = format!("returnUrl={BACK}&pid={PID}");
    let request = RedirectRequest::parse(CLIENT, PARAMETERS, TX_ID, &raw).unwrap();
    let printed = format!("{request:?} {:?} {:?}", query(&raw).unwrap(), service());
    assert!(
        !printed.contains("FII2MT1J")
            && !printed.contains("A123456789")
            && !printed.contains("0123456789abcdef"),
        "{printed}"
    );
}

proptest! {
    /// The law of check 3, whatever the query: only a registered URL is ever gone back to.
    #[test]
    fn nobody_is_sent_to_an_unregistered_url(
        before in "([a-zA-Z]{1,9}=[ -~]{0,9}&)?",
        url in "(https|HTTPS|http)?(://|%3A%2F%2F|:)?(sp\\.example|evil\\.example|sp\\.example@evil\\.example)(/|%2F)(back|other|[ -~]{0,8})",
        rest in "(\\?[ -~]{0,20})?(&(pid|returnUrl|code)=[ -~]{0,20}){0,3}",
        parameters in "[ -~]{0,30}",
        tx_id in "[ -~]{0,36}",
    ) {
        let raw = format!("{before}returnUrl={url}{rest}");
        let result = RedirectRequest::parse(CLIENT, &parameters, &tx_id, &raw)
            .and_then(|request| request.check(&service(), None));
        if let Some(location) = result.err().and_then(|refusal| refusal.location(&keys())) {
            let registered = ["https://sp.example/back?code=", "https://sp.example/other?code="];
            prop_assert!(registered.iter().any(|start| location.starts_with(start)), "{}", location);
            prop_assert!(location.bytes().all(|byte| byte.is_ascii_graphic()), "{}", location);
        }
    }

    #[test]
    fn every_own_query_survives_both_spellings(own in "[a-bd-s][a-z]{0,5}=[a-z0-9]{0,5}(&[u-w]{1,5}=[a-z0-9]{0,5}){0,3}") {
        let bare = query(&format!("returnUrl={BACK}?{own}&pid={PID}")).unwrap();
        prop_assert_eq!(bare.return_to.own_query().as_str(), own.as_str());
        let encoded = percent_encoding::utf8_percent_encode(&format!("{BACK}?{own}"), percent_encoding::NON_ALPHANUMERIC).to_string();
        let encoded = query(&format!("returnUrl={encoded}&pid={PID}")).unwrap();
        prop_assert_eq!(encoded.return_to.own_query().as_str(), own.as_str());
    }

    #[test]
    fn no_request_makes_the_parser_panic(client in any::<String>(), parameters in any::<String>(), tx_id in any::<String>(), raw in any::<String>()) {
        let _ = RedirectRequest::parse(&client, &parameters, &tx_id, &raw);
        if let Ok(request) = RedirectRequest::parse(CLIENT, &parameters, &tx_id, &format!("{raw}&returnUrl={BACK}{raw}")) {
            let _ = request.check(&service(), None);
        }
    }
}

mod of_modes_2_and_3 {
    use super::*;

    fn ask_signed(
        query: &str,
        signer: Result<&NationalId, SignatureMissing>,
        forwards_signatures: bool,
    ) -> Result<AcceptedRedirect, RedirectRefusal> {
        let service = ServiceFacts { forwards_signatures, ..service() };
        let request = RedirectRequest::parse(CLIENT, PARAMETERS, TX_ID, query)?;
        match signer {
            Ok(signer) => request.check_signed(&service, None, signer),
            Err(missing) => Err(request.refuse_unsigned(&service, None, missing)),
        }
    }

    fn signer() -> NationalId {
        NationalId::parse("A123456789").unwrap()
    }

    #[test]
    fn the_pid_may_be_left_out() {
        for query in [format!("returnUrl={BACK}"), format!("returnUrl={BACK}&pid={PID}")] {
            let accepted = ask_signed(&query, Ok(&signer()), true).unwrap();
            assert_eq!((accepted.pid, accepted.tx_id.as_str()), (signer(), TX_ID));
        }
    }

    #[test]
    fn a_pid_that_is_there_must_be_whoever_signed() {
        let query = format!("returnUrl={BACK}&pid={PID}");
        let another = NationalId::parse("A223456781").unwrap();
        let refused = outcome(ask_signed(&query, Ok(&another), true));
        assert_eq!(refused, super::refused("redirect.signed-by-another", "sp 409"));
        let unreadable = outcome(ask_signed(&format!("returnUrl={BACK}&pid=AAAA"), Ok(&signer()), true));
        assert_eq!(unreadable, super::refused("redirect.pid-unreadable", "sp 400"));
        let twice = outcome(ask_signed(&format!("{query}&pid={PID}"), Ok(&signer()), true));
        assert_eq!(twice, super::refused("redirect.pid-repeated", "sp 400"));
    }

    #[test]
    fn without_a_signature_or_with_one_too_old_nobody_enters() {
        let query = format!("returnUrl={BACK}");
        let never = outcome(ask_signed(&query, Err(SignatureMissing::Never), true));
        assert_eq!(never, refused("redirect.not-signed", "sp 401"));
        let late = outcome(ask_signed(&query, Err(SignatureMissing::TooOld), true));
        assert_eq!(late, refused("redirect.signature-too-old", "sp 408"));
    }

    #[test]
    fn a_service_that_is_not_registered_for_it_is_refused_whoever_signed() {
        let result = outcome(ask_signed(&format!("returnUrl={BACK}"), Ok(&signer()), false));
        assert_eq!(result, refused("redirect.signatures-not-registered", "sp 401"));
    }

    #[test]
    fn whatever_else_is_asked_of_a_redirect_is_asked_first() {
        let elsewhere = ask_signed("returnUrl=https://evil.example/", Err(SignatureMissing::Never), false);
        assert_eq!(outcome(elsewhere).0, "redirect.return-url-not-registered");
        let service = ServiceFacts { state: ServiceState::Deactivated, ..service() };
        let request =
            RedirectRequest::parse(CLIENT, PARAMETERS, TX_ID, &format!("returnUrl={BACK}")).unwrap();
        assert_eq!(request.tx_id().unwrap().as_str(), TX_ID);
        let closed = outcome(request.check_signed(&service, None, &signer()));
        assert_eq!(closed, refused("redirect.service-deactivated", "sp 423"));
    }
}
