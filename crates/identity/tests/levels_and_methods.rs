//! Which method is enough for what.

use mydata_identity::AssuranceLevel::{self, Four, One, Three, Two};
use mydata_identity::{IdentityError, IdentityMethod};

#[test]
fn a_stronger_level_satisfies_every_weaker_one() {
    for (index, level) in AssuranceLevel::ALL.into_iter().enumerate() {
        for (other_index, minimum) in AssuranceLevel::ALL.into_iter().enumerate() {
            assert_eq!(level.satisfies(minimum), index <= other_index, "{level:?} for {minimum:?}");
        }
    }
}

#[test]
fn a_service_needs_the_strongest_of_its_datasets_levels() {
    assert_eq!(AssuranceLevel::strongest_of([Four, Two, Three]), Some(Two));
    assert_eq!(AssuranceLevel::strongest_of([]), None);
}

#[test]
fn levels_are_the_numbers_one_to_four() {
    assert_eq!(serde_json::from_str::<AssuranceLevel>("1").unwrap(), One);
    assert_eq!(serde_json::to_string(&Four).unwrap(), "4");
    assert_eq!(AssuranceLevel::try_from(0), Err(IdentityError::AssuranceLevel));
    assert!(serde_json::from_str::<AssuranceLevel>("5").is_err());
}

#[test]
fn every_method_has_the_level_of_the_protocols_table() {
    let table = [
        ("CER", Some(One)),
        ("FIC", Some(One)),
        ("FCH", Some(One)),
        ("MOE", Some(One)),
        ("TFD", Some(Two)),
        ("NHI", Some(Three)),
        ("FCS", Some(Three)),
        ("PII", Some(Four)),
        ("OTP", None),
    ];
    assert_eq!(table.len(), IdentityMethod::ALL.len());
    for (code, level) in table {
        let method = IdentityMethod::parse(code).unwrap();
        assert_eq!((method.code(), method.level()), (code, level));
        assert_eq!(serde_json::to_string(&method).unwrap(), format!("\"{code}\""));
        assert_eq!(serde_json::from_str::<IdentityMethod>(&format!("\"{code}\"")).unwrap(), method);
    }
}

#[test]
fn an_unknown_method_is_refused() {
    for code in ["", "cer", "CERT", "ABC"] {
        assert_eq!(IdentityMethod::parse(code), Err(IdentityError::IdentityMethodUnknown), "{code}");
    }
}

#[test]
fn the_contact_code_is_never_enough_for_a_dataset() {
    assert!(!AssuranceLevel::ALL.into_iter().any(|minimum| IdentityMethod::ContactCode.satisfies(minimum)));
}
