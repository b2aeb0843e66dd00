//! What must hold for any bytes that a service posts; run by the fuzzer and, over broken bodies, by the tests.

use mydata_protocol::sealed::ServiceKeys;
use mydata_protocol::spsignature::{
    LARGEST_BODY, LONGEST_OPTIONAL, LONGEST_VERIFICATION_TYPE, SignedStatement, SpSignatureRefusal,
    SpSignatureStep,
};

/// Reads the bytes as a body and as what a body's `data` holds: never a panic, no limit passed, and a refusal has a status
/// that the wire knows.
pub fn spsignature(bytes: &[u8]) {
    match SpSignatureStep::parse(bytes) {
        Ok(SpSignatureStep::AskSalt { .. }) => assert!(bytes.len() <= LARGEST_BODY),
        Ok(SpSignatureStep::Forward(forwarded)) => {
            assert!(!forwarded.data.is_empty() && forwarded.data.len() < bytes.len());
            let verification_type = forwarded.verifier.and_then(|verifier| verifier.verification_type);
            assert!(verification_type.is_none_or(|text| text.len() <= LONGEST_VERIFICATION_TYPE));
            look_at(SignedStatement::open(&forwarded.data, &keys()));
        }
        Err(refusal) => assert!(matches!(refusal.status(), 400 | 413)),
    }
    if let Ok(text) = core::str::from_utf8(bytes) {
        look_at(SignedStatement::parse(text));
        look_at(SignedStatement::open(&keys().seal(bytes), &keys()));
    }
}

fn look_at(statement: Result<SignedStatement, SpSignatureRefusal>) {
    match statement {
        Ok(statement) => {
            assert!(statement.optional.is_none_or(|text| text.chars().count() <= LONGEST_OPTIONAL));
            assert_eq!(statement.salt.as_str().len(), 32);
        }
        Err(refusal) => assert!(matches!(refusal.status(), 400 | 401)),
    }
}

/// The keys under which the seeds are sealed.
pub fn keys() -> ServiceKeys {
    ServiceKeys::parse("0123456789abcdef", "fedcba9876543210").expect("sixteen bytes each")
}
