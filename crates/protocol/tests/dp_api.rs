//! Requests to data providers, and what their answers mean.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use core::time::Duration;

use mydata_identity::{Birthday, NationalId};
use mydata_protocol::dp_api::{AccessToken, DpAnswer, DpMethod, RequestTemplate, RequestValues, Timeliness};
use mydata_protocol::ids::TransactionUid;
use mydata_protocol::parameters::{ParameterValues, Parameters};
use proptest::prelude::*;

/// 20 seconds before the date that RFC 9110 has as its example.
const NOW: u64 = 784_111_777;

fn token() -> AccessToken {
    AccessToken::issue([0xab; 16], &[1; 64]).unwrap()
}

fn values_of(id: &str) -> RequestValues {
    RequestValues::new(
        &token(),
        &TransactionUid::from_random([2; 16]),
        &NationalId::parse(id).unwrap(),
        Birthday::parse_roc("0770101").unwrap(),
    )
}

fn values() -> RequestValues {
    values_of("A123456789").with_name("林\"小\\好").with_email("ling@example.tw")
}

const YEAR: &str = r#"{"name":"INQ_YR","kind":"roc-year","earliest":100,"label":{"zh":"年度","en":"Year"}}"#;
const NOTE: &str = r#"{"name":"note","kind":"text","required":false,"label":{"zh":"說明","en":"Note"}}"#;

fn asked_for() -> Parameters {
    Parameters::parse(&format!("[{YEAR},{NOTE}]")).unwrap()
}

fn filled_in(note: &str) -> ParameterValues {
    asked_for().read(115, |name| Some(if name == "INQ_YR" { "112" } else { note })).unwrap()
}

fn template(headers: &str, body: &str) -> RequestTemplate {
    RequestTemplate::parse(DpMethod::Post, headers, body).unwrap()
}

fn header<'a>(headers: &'a [(String, String)], name: &str) -> Vec<&'a str> {
    headers
        .iter()
        .filter(|(each, _)| each.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.as_str())
        .collect()
}

#[test]
fn every_name_of_the_protocol_has_its_value() {
    let table = [
        ("accessToken", token().as_str().to_owned()),
        ("transactionUid", "02020202-0202-4202-8202-020202020202".to_owned()),
        ("uid", "A123456789".to_owned()),
        ("base64Uid", "QTEyMzQ1Njc4OQ==".to_owned()),
        ("idtype", "idNo".to_owned()),
        ("birthdate", "1988/01/01".to_owned()),
        ("birthdateYYYYMMDD", "19880101".to_owned()),
        ("qbirthday", "1988-01-01T00:00:00.000Z".to_owned()),
        ("name", "林\"小\\好".to_owned()),
        ("email", "ling@example.tw".to_owned()),
        ("personId", "A123456789".to_owned()),
        ("residentIdNo", String::new()),
    ];
    for (name, value) in table {
        assert_eq!(values().get(name), Some(value.as_str()), "{name}");
    }
}

#[test]
fn a_resident_has_a_resident_number_instead_of_a_person_id() {
    let values = values_of("A800000014");
    assert_eq!((values.get("personId"), values.get("residentIdNo")), (Some(""), Some("A800000014")));
}

#[test]
fn values_are_escaped_in_json_and_nothing_else_changes() {
    let body = "{ \"n\": \"#{name}\",\n  \"q\": [\"#{uid}-#{uid}\", 1.50, \"\\u6797 # { } #x\"] }";
    let request = template("", body).expand(&values()).unwrap();
    assert_eq!(
        request.body.as_deref(),
        Some(
            "{ \"n\": \"林\\\"小\\\\好\",\n  \"q\": [\"A123456789-A123456789\", 1.50, \"\\u6797 # { } #x\"] }"
        )
    );
}

#[test]
fn a_value_that_looks_like_a_placeholder_is_not_expanded_again() {
    let sly = values_of("A123456789").with_name("#{accessToken}");
    let request = template("", r##"{"n":"#{name}"}"##).expand(&sly).unwrap();
    assert_eq!(request.body.as_deref(), Some(r##"{"n":"#{accessToken}"}"##));
}

#[test]
fn token_uid_and_custom_parameters_are_always_headers() {
    let values = values().with_parameters(filled_in(""));
    let request = RequestTemplate::parse(DpMethod::Get, "", "").unwrap().expand(&values).unwrap();
    assert_eq!(header(&request.headers, "Authorization"), [format!("Bearer {}", token().as_str())]);
    assert_eq!(header(&request.headers, "transaction_uid"), ["02020202-0202-4202-8202-020202020202"]);
    assert_eq!(header(&request.headers, "INQ_YR"), ["112"]);
    assert!(header(&request.headers, "note").is_empty(), "what she left empty is not sent");
    assert_eq!((request.method, request.body), (DpMethod::Get, None));
}

#[test]
fn the_templates_own_headers_are_not_doubled() {
    let headers = r##"{"authorization":"Bearer #{accessToken}","Transaction_UID":"#{transactionUid}","inq_yr":"Y#{INQ_YR}","x":"#{uid}"}"##;
    let request = template(headers, "").expand(&values().with_parameters(filled_in(""))).unwrap();
    assert_eq!(request.headers.len(), 4);
    assert_eq!(header(&request.headers, "INQ_YR"), ["Y112"]);
}

#[test]
fn a_name_nobody_gave_is_named() {
    let refused = template("", r##"{"y":"#{INQ_YR}"}"##).expand(&values()).unwrap_err();
    assert_eq!(refused.code(), "protocol.template-name-unknown");
    assert_eq!(refused.to_string(), "the request template asks for #{INQ_YR}, which nobody gave");
}

#[test]
fn a_registration_can_see_what_a_template_asks_for() {
    let template = template(r##"{"a":"#{uid}"}"##, r##"["#{INQ_YR}","#{uid}"]"##);
    assert_eq!(template.names().collect::<Vec<_>>(), ["uid", "INQ_YR", "uid"]);
}

#[test]
fn malformed_templates_are_refused_at_registration() {
    let headers = [
        "[]",
        "{",
        r#"{"a":1}"#,
        r#"{"a b":"x"}"#,
        r#"{"":"x"}"#,
        r#"{"a":"x","A":"y"}"#,
        r##"{"a":"#{uid"}"##,
    ];
    for headers in headers {
        let refused = RequestTemplate::parse(DpMethod::Get, headers, "").unwrap_err();
        assert_eq!(refused.code(), "protocol.template-form", "{headers}");
    }
    // The second would put a value outside a JSON text, where no escaping makes it safe.
    for body in ["{", r#"{"a":#{uid}}"#, r##"{"a":"#{}"}"##, r##"{"a":"#{u id}"}"##, r##"{"a":"#{uid"}"##] {
        let refused = RequestTemplate::parse(DpMethod::Post, "", body).unwrap_err();
        assert_eq!(refused.code(), "protocol.template-form", "{body}");
    }
    assert_eq!(DpMethod::parse("PUT").unwrap_err().code(), "protocol.template-form");
}

#[test]
fn the_platforms_own_value_never_breaks_out_of_its_header() {
    for name in ["a\r\nX-Evil: 1", "a\nb", "a\0b", "林"] {
        let refused = template(r##"{"x":"#{name}"}"##, "").expand(&values().with_name(name)).unwrap_err();
        assert_eq!(refused.to_string(), "the header \"x\" would hold characters that HTTP does not carry");
    }
}

#[test]
fn what_a_header_cannot_carry_of_an_answer_is_percent_encoded_there_and_nowhere_else() {
    let template = template(r#"{"x":"<#{note}>"}"#, r##"{"n":"#{note}"}"##);
    let request = template.expand(&values().with_parameters(filled_in("林 A-1/2 50%"))).unwrap();
    assert_eq!(header(&request.headers, "note"), ["%E6%9E%97 A-1/2 50%25"]);
    assert_eq!(header(&request.headers, "x"), ["<%E6%9E%97 A-1/2 50%25>"]);
    assert_eq!(request.body.as_deref(), Some(r#"{"n":"林 A-1/2 50%"}"#));
}

#[test]
fn what_was_left_empty_fills_its_placeholder_with_nothing() {
    let request =
        template("", r##"{"n":"#{note}"}"##).expand(&values().with_parameters(filled_in(" "))).unwrap();
    assert_eq!(request.body.as_deref(), Some(r#"{"n":""}"#));
}

#[test]
fn a_template_may_ask_for_what_the_citizen_is_asked_and_for_nothing_else() {
    let template = template(r##"{"a":"#{uid}"}"##, r##"["#{INQ_YR}","#{transactionUid}","#{note}"]"##);
    assert_eq!(template.check(&asked_for()), Ok(()));
    let refused = template.check(&Parameters::parse(&format!("[{YEAR}]")).unwrap()).unwrap_err();
    assert_eq!(refused.to_string(), "the request template asks for #{note}, which nobody gave");
}

#[test]
fn every_name_the_platform_fills_in_is_known_to_be_its_own() {
    let all = r##"["#{accessToken}#{transactionUid}#{uid}#{base64Uid}#{idtype}#{birthdate}#{birthdateYYYYMMDD}#{qbirthday}#{name}#{email}#{personId}#{residentIdNo}"]"##;
    let template = template("", all);
    assert_eq!(template.check(&Parameters::default()), Ok(()));
    assert!(template.expand(&values()).is_ok());
}

#[test]
fn a_token_names_its_transaction_and_hides_the_rest() {
    let random: Vec<u8> = (0..=255).collect();
    let token = AccessToken::issue([0x0f; 16], random.get(220..).unwrap()).unwrap();
    assert_eq!(token.as_str(), format!("mydata::{}456789abcdefghijklmnopqrstuvwxyz", "0f".repeat(16)));
    assert_eq!(token.transaction(), [0x0f; 16]);
    assert_eq!(AccessToken::parse(token.as_str()).unwrap(), token);
}

#[test]
fn bytes_that_would_favour_a_character_are_left_out() {
    assert_eq!(AccessToken::issue([0; 16], &[252; 64]).unwrap_err().code(), "protocol.randomness-short");
    assert_eq!(AccessToken::issue([0; 16], &[0; 31]).unwrap_err().code(), "protocol.randomness-short");
    let mixed: Vec<u8> = [255, 35].into_iter().cycle().take(64).collect();
    assert!(AccessToken::issue([0; 16], &mixed).unwrap().as_str().ends_with(&"z".repeat(32)));
}

#[test]
fn what_is_no_token_is_refused() {
    let characters = "0".repeat(64);
    let upper = format!("mydata::{}{}", "0".repeat(32), "A".repeat(32));
    let no_name = format!("mydata::{}{}", "z".repeat(32), "0".repeat(32));
    for text in [
        "",
        "mydata::",
        &characters,
        &format!("mydata::{characters}0"),
        &upper,
        &no_name,
        &format!("mydata:{characters}"),
    ] {
        assert_eq!(AccessToken::parse(text).unwrap_err().code(), "protocol.access-token-form", "{text}");
    }
    for header in ["", "Bearer", &format!("Basic mydata::{characters}"), &format!("mydata::{characters}")] {
        assert!(AccessToken::from_bearer(header).is_err(), "{header}");
    }
    assert!(AccessToken::from_bearer(&format!("bearer  mydata::{characters}")).is_ok());
}

#[test]
fn answers_are_classified_as_the_protocol_says() {
    let preparing = |seconds| DpAnswer::StillPreparing { after: Duration::from_secs(seconds) };
    let table = [
        (200, None, Some("application/zip"), DpAnswer::Package),
        (200, None, Some("Application/ZIP; charset=UTF-8"), DpAnswer::Package),
        (200, None, Some("application/octet-stream"), DpAnswer::Package),
        (200, None, None, DpAnswer::Package),
        (200, None, Some("text/html"), DpAnswer::Failed { status: 200 }),
        (200, None, Some("application/json"), DpAnswer::Failed { status: 200 }),
        (201, None, Some("application/zip"), DpAnswer::Failed { status: 201 }),
        (204, None, None, DpAnswer::NoRecord),
        (302, None, None, DpAnswer::Failed { status: 302 }),
        (400, None, None, DpAnswer::Failed { status: 400 }),
        (401, None, None, DpAnswer::TokenRefused),
        (403, None, None, DpAnswer::Failed { status: 403 }),
        (426, Some("20"), None, preparing(20)),
        (429, Some("20"), None, preparing(20)),
        (429, Some(" 20 "), None, preparing(20)),
        (429, None, None, preparing(10)),
        (429, Some("soon"), None, preparing(10)),
        (429, Some("Wed, 21 Oct 2015 07:28:00 GMT"), None, preparing(600)),
        (429, Some("-5"), None, preparing(10)),
        (429, Some("0"), None, preparing(2)),
        (429, Some("86400"), None, preparing(600)),
        (429, Some("99999999999999999999999"), None, preparing(10)),
        (429, Some("Sun, 06 Nov 1994 08:49:57 GMT"), None, preparing(20)),
        (426, Some(" Sunday, 06-Nov-94 08:49:57 GMT "), None, preparing(20)),
        (429, Some("Sun Nov  6 08:49:57 1994"), None, preparing(20)),
        (429, Some("Sun, 06 Nov 1994 08:49:00 GMT"), None, preparing(2)),
        (429, Some("Mon, 07 Nov 1994 08:49:57 GMT"), None, preparing(600)),
        (429, Some("Sun, 06 Nov 1994 08:49:57 CST"), None, preparing(10)),
        (429, Some("Sun, 31 Feb 1994 08:49:57 GMT"), None, preparing(10)),
        (500, None, None, DpAnswer::Failed { status: 500 }),
        (503, Some("20"), None, DpAnswer::Failed { status: 503 }),
    ];
    for (status, retry_after, content_type, expected) in table {
        assert_eq!(
            DpAnswer::classify(status, retry_after, content_type, NOW),
            expected,
            "{status} {retry_after:?} {content_type:?}"
        );
    }
}

#[test]
fn datasets_are_given_up_in_time() {
    assert_eq!(Timeliness::of(true).give_up_after(), Duration::from_mins(3));
    assert_eq!(Timeliness::of(false).give_up_after(), Duration::from_mins(90));
}

#[test]
fn neither_token_nor_values_nor_request_print() {
    let request = template(r##"{"x":"#{uid}"}"##, r##"["#{uid}"]"##).expand(&values()).unwrap();
    let printed = format!("{:?} {:?} {request:?}", token(), values());
    assert!(!printed.contains("A123456789") && !printed.contains("abab"), "{printed}");
}

proptest! {
    #[test]
    fn an_expanded_body_is_json_whatever_the_values(name in any::<String>(), email in any::<String>()) {
        let values = values_of("A123456789").with_name(&name).with_email(&email);
        let request = template("", r##"{"n":"#{name}","e":["<#{email}>"]}"##).expand(&values).unwrap();
        let json: serde_json::Value = serde_json::from_str(&request.body.unwrap()).unwrap();
        prop_assert_eq!(json, serde_json::json!({"n": name, "e": [format!("<{email}>")]}));
    }

    #[test]
    fn no_text_makes_the_parsers_panic(one in any::<String>(), other in any::<String>(), status in any::<u16>(), now in any::<u64>()) {
        let _ = RequestTemplate::parse(DpMethod::Post, &one, &other);
        let _ = RequestTemplate::parse(DpMethod::Post, "", &format!("\"#{{{one}\"")).map(|template| template.expand(&values()).is_ok());
        let _ = (AccessToken::parse(&one), AccessToken::from_bearer(&one), AccessToken::parse(&format!("mydata::{one}")));
        let _ = DpAnswer::classify(status, Some(&one), Some(&other), now);
    }
}
