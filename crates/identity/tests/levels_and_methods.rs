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
        ("MOB", None),
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
fn contact_code_and_mobile_number_are_never_enough_for_a_dataset() {
    for method in [IdentityMethod::ContactCode, IdentityMethod::MobileNumber] {
        assert!(!AssuranceLevel::ALL.into_iter().any(|minimum| method.satisfies(minimum)), "{method}");
        assert!(!method.can_stand_alone());
    }
}

#[test]
fn somebody_new_shows_two_different_methods_of_which_the_first_stands_alone() {
    for first in IdentityMethod::ALL {
        for second in IdentityMethod::ALL {
            let is_enough = first.level().is_some() && second != first && second.code() != "OTP";
            assert_eq!(second.can_follow(first), is_enough, "{second} after {first}");
        }
    }
}

#[test]
fn what_is_typed_can_be_guessed_and_a_signature_cannot() {
    let guessed = IdentityMethod::ALL.into_iter().filter(|method| method.can_be_guessed());
    assert_eq!(guessed.map(IdentityMethod::code).collect::<Vec<_>>(), ["PII", "MOB", "OTP"]);
}
