//! Two documents, and what a page may show of contacts and names.

use mydata_identity::{DualDocuments, IdentityError, mask};

#[test]
fn the_refusal_names_the_document() {
    for card in ["", "00001234567", "0000123456789", "00001234567a", "000012345\u{ff16}78"] {
        assert_eq!(DualDocuments::parse(card, "F1234567"), Err(IdentityError::NhiCardNumberForm), "{card}");
    }
    for household in ["", "F123456", "F12345678", "f1234567", "F123 567", "F123-567"] {
        let refused = DualDocuments::parse("000012345678", household);
        assert_eq!(refused, Err(IdentityError::HouseholdNumberForm), "{household}");
    }
}

#[test]
fn documents_are_equal_only_in_both_numbers() {
    let documents = |card, household| DualDocuments::parse(card, household).unwrap();
    let hers = documents("000012345678", "F1234567");
    assert_eq!(hers, documents("000012345678", "F1234567"));
    assert_ne!(hers, documents("000012345679", "F1234567"));
    assert_ne!(hers, documents("000012345678", "F1234568"));
}

#[test]
fn documents_print_as_stars_and_survive_serde() {
    let documents = DualDocuments::parse("000012345678", "F1234567").unwrap();
    let printed = format!("{documents:?}");
    assert!(!printed.contains("345"), "{printed}");
    let json = serde_json::to_string(&documents).unwrap();
    assert_eq!(json, r#"{"nhi_card_number":"000012345678","household_number":"F1234567"}"#);
    assert_eq!(serde_json::from_str::<DualDocuments>(&json).unwrap(), documents);
    assert!(serde_json::from_str::<DualDocuments>(&json.replace("F1", "f1")).is_err());
}

type Mask = fn(&str) -> String;

#[test]
fn masks_show_what_their_owner_recognises_and_no_more() {
    let table: [(Mask, &str, &str); 15] = [
        (mask::mobile, "0912345789", "091****789"),
        (mask::mobile, "0912-345-789", "****789"),
        (mask::mobile, "12345", "****"),
        (mask::mobile, "", "****"),
        (mask::name, "林小好", "林*好"),
        (mask::name, "林好", "林*"),
        (mask::name, "歐陽小好", "歐**好"),
        (mask::name, "林", "*"),
        (mask::name, "", ""),
        (mask::name, "𡘙\u{e0101}小𠮷", "𡘙\u{e0101}*𠮷"),
        (mask::name, "Kolas", "K***s"),
        (mask::email, "ling@example.tw", "l****@example.tw"),
        (mask::email, "l@example.tw", "****@example.tw"),
        (mask::email, "a@b@example.tw", "a****@example.tw"),
        (mask::email, "", "****"),
    ];
    for (masked, text, expected) in table {
        assert_eq!(masked(text), expected, "{text}");
    }
}
