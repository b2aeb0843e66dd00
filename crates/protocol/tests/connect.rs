//! What a data provider learns when it checks back, and the small JSON types.

use mydata_identity::{Birthday, IdentityMethod, NationalId};
use mydata_protocol::connect::{
    ActiveToken, BasicCredentials, Gender, Introspection, UserInfo, introspected_token,
};
use mydata_protocol::ids::ResourceId;
use mydata_protocol::problem::ProblemDetails;
use proptest::prelude::*;

#[test]
fn a_dead_token_says_nothing_but_that() {
    assert_eq!(Introspection::Inactive.to_json(), r#"{"active":false}"#);
}

#[test]
fn a_live_token_says_how_the_citizen_identified_herself() {
    let token = ActiveToken {
        verification: IdentityMethod::DualDocuments,
        nbf: 1,
        exp: 7_201,
        iss: "https://mydata.example".to_owned(),
        aud: ResourceId::parse("API.UDauDOLyZg").unwrap(),
        client_id: "API.UDauDOLyZg".to_owned(),
        sub: "s-1".to_owned(),
        auth_time: 1,
        amr: vec!["pii".to_owned()],
        scope: "API.UDauDOLyZg".to_owned(),
    };
    let json: serde_json::Value = serde_json::from_str(&Introspection::Active(token).to_json()).unwrap();
    assert_eq!(json.get("active"), Some(&true.into()));
    assert_eq!(json.get("verification"), Some(&"PII".into()));
    assert_eq!(json.get("exp"), Some(&7_201.into()));
    assert_eq!(json.as_object().unwrap().len(), 11);
}

#[test]
fn userinfo_is_what_dps_compare() {
    let info = UserInfo {
        sub: "s-1".to_owned(),
        cn: "林小好".to_owned(),
        uid: NationalId::parse("A123456789").unwrap(),
        birthdate: Birthday::parse_roc("0770101").unwrap(),
        gender: Some(Gender::Female),
        email: Some("ling@example.tw".to_owned()),
        account: Some("ling".to_owned()),
    };
    assert_eq!(
        info.to_json(),
        r#"{"sub":"s-1","cn":"林小好","uid":"A123456789","uid_verified":"True","birthdate":"1988-01-01","gender":"F","email":"ling@example.tw","account":"ling"}"#
    );
    assert_eq!(format!("{info:?}"), "UserInfo(***)");
}

#[test]
fn basic_credentials_are_read_strictly() {
    let credentials = BasicCredentials::parse("basic  dTpwOmE6c3M=").unwrap();
    assert_eq!(credentials.user(), "u");
    assert!(credentials.has_secret("p:a:ss") && !credentials.has_secret("p") && !credentials.has_secret(""));
    assert_eq!(format!("{credentials:?}"), "BasicCredentials(u, ***)");
    for header in ["", "Basic", "Basic ", "Basic *", "Basic dXNlcg==", "Bearer dTpw", "dTpw", "Basic //79"] {
        let refused = BasicCredentials::parse(header).unwrap_err();
        assert_eq!(refused.code(), "protocol.authorization-form", "{header}");
    }
}

#[test]
fn the_token_is_found_in_any_form_encoding() {
    let token = format!("mydata::{}", "0".repeat(64));
    for form in [
        format!("token={token}"),
        format!("token_type_hint=access_token&token={}", token.replace(':', "%3A")),
        format!("token={token}&token=other"),
    ] {
        assert_eq!(introspected_token(&form).unwrap().as_str(), token, "{form}");
    }
    for form in ["", "token=", "Token=x", "token", &format!("x={token}")] {
        assert!(introspected_token(form).is_none(), "{form}");
    }
}

#[test]
fn a_problem_is_rfc_9457() {
    let problem = ProblemDetails::new(401, "data.address-not-allowed", "Address not allowed")
        .with_detail("198.51.100.7 is not on the list")
        .with_correlation_id("c-1");
    assert_eq!(
        serde_json::to_value(&problem).unwrap(),
        serde_json::json!({
            "type": "urn:mydata-edge:problem:data.address-not-allowed",
            "title": "Address not allowed",
            "status": 401,
            "code": "data.address-not-allowed",
            "detail": "198.51.100.7 is not on the list",
            "correlation_id": "c-1",
        })
    );
}

proptest! {
    #[test]
    fn no_text_makes_the_parsers_panic(text in any::<String>(), base64 in "[A-Za-z0-9+/]{0,40}={0,2}") {
        let _ = (BasicCredentials::parse(&text), BasicCredentials::parse(&format!("Basic {base64}")));
        let _ = introspected_token(&text);
    }
}
