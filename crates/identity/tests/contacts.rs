//! Contacts: which addresses and numbers are taken, and that none of them can carry anything else along.

use mydata_identity::{Contact, EmailAddress, IdentityError, MobileNumber};
use proptest::prelude::*;

#[test]
fn ordinary_addresses_are_taken_as_they_are() {
    for text in [
        "ling@mail.example",
        "a@b.tw",
        "first.last+mydata@sub.mail.example",
        "o'neill=x@xn--fiqs8s.example",
        "1@1.a1",
    ] {
        assert_eq!(EmailAddress::parse(text).unwrap().as_str(), text);
    }
}

#[test]
fn what_is_no_address_is_refused() {
    for text in [
        "",
        "@",
        "ling",
        "ling@",
        "@mail.example",
        "ling@mail",
        "ling@@mail.example",
        "a@b@mail.example",
        ".ling@mail.example",
        "ling.@mail.example",
        "li..ng@mail.example",
        "ling@.example",
        "ling@mail.example.",
        "ling@mail..example",
        "ling@-mail.example",
        "ling@mail-.example",
        "ling@10.0.0.1",
        "ling@[10.0.0.1]",
        "\"ling lin\"@mail.example",
        "ling lin@mail.example",
        " ling@mail.example",
        "ling@mail.example ",
        "<ling@mail.example>",
        "Ling <ling@mail.example>",
        "ling@mail.example,eve@mail.example",
        "林@mail.example",
        "ling@郵件.example",
        "ling@mail_box.example",
        "ling(home)@mail.example",
    ] {
        assert_eq!(EmailAddress::parse(text), Err(IdentityError::EmailForm), "{text}");
    }
}

#[test]
fn addresses_end_where_mail_servers_say_they_end() {
    let with = |local: usize, labels: usize, last: usize| {
        let domain = vec!["d".repeat(63); labels].join(".");
        EmailAddress::parse(&format!("{}@{domain}.{}", "l".repeat(local), "e".repeat(last)))
    };
    assert!(with(64, 1, 3).is_ok());
    assert!(with(65, 1, 3).is_err());
    // 64 + 1 + 2 × 64 + 61 = 254.
    assert!(with(64, 2, 61).is_ok());
    assert!(with(64, 2, 62).is_err());
    assert!(with(1, 0, 3).is_err());
    assert!(EmailAddress::parse(&format!("l@{}.tw", "d".repeat(64))).is_err());
}

#[test]
fn a_number_is_read_however_people_write_it() {
    for text in [
        "0912345789",
        "0912-345-789",
        "0912 345 789",
        "+886912345789",
        "+886 912-345-789",
        " 09 12 34 57 89 ",
    ] {
        assert_eq!(MobileNumber::parse(text).unwrap().as_str(), "0912345789", "{text}");
    }
}

#[test]
fn what_is_no_mobile_number_of_taiwan_is_refused() {
    for text in [
        "",
        "09",
        "091234578",
        "09123457890",
        "0223456789",
        "+8860912345789",
        "886912345789",
        "+852912345789",
        "0912345789\n",
        "0912\t345789",
        "０９１２３４５７８９",
        "0912.345.789",
        "(0912)345789",
        "09123x5789",
        "-",
        "+886",
        "++886912345789",
        "0+886912345789",
    ] {
        assert_eq!(MobileNumber::parse(text), Err(IdentityError::MobileForm), "{text}");
    }
}

#[test]
fn a_contact_is_taken_for_what_it_was_meant_as() {
    assert!(matches!(Contact::parse("ling@mail.example"), Ok(Contact::Email(_))));
    assert!(matches!(Contact::parse("0912345789"), Ok(Contact::Mobile(_))));
    for text in ["ling.mail.example", "12@34", "林"] {
        assert_eq!(Contact::parse(text), Err(IdentityError::EmailForm), "{text}");
    }
    for text in ["", "0912", "+1 202 555 0100"] {
        assert_eq!(Contact::parse(text), Err(IdentityError::MobileForm), "{text}");
    }
}

#[test]
fn a_contact_is_shown_and_printed_without_what_it_is() {
    let email = Contact::parse("ling@mail.example").unwrap();
    let mobile = Contact::parse("0912345789").unwrap();
    assert_eq!((email.masked().as_str(), mobile.masked().as_str()), ("l****@mail.example", "091****789"));
    let (Contact::Email(address), Contact::Mobile(number)) = (&email, &mobile) else { panic!() };
    let printed = format!("{email:?} {mobile:?} {address:?} {number:?}");
    assert_eq!(printed, "Contact(***) Contact(***) EmailAddress(***) MobileNumber(***)");
}

#[test]
fn serde_speaks_the_text_and_parses_again() {
    for text in ["\"ling@mail.example\"", "\"0912345789\""] {
        let contact: Contact = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&contact).unwrap(), text);
    }
    assert!(
        serde_json::from_str::<Contact>("\"ling@mail.example\\r\\nRCPT TO:<eve@mail.example>\"").is_err()
    );
}

#[test]
fn the_refusals_have_stable_codes() {
    assert_eq!(IdentityError::EmailForm.code(), "identity.email-form");
    assert_eq!(IdentityError::MobileForm.code(), "identity.mobile-form");
}

proptest! {
    #[test]
    fn no_address_carries_blanks_brackets_or_line_ends(text in "[ -~\r\n\u{85}\u{2028}]{0,12}@?[ -~\r\n]{0,12}\\.?[ -~]{0,3}") {
        if let Ok(address) = EmailAddress::parse(&text) {
            let harmful = |byte: u8| !byte.is_ascii_graphic() || b"<>()[]\\,;:\"".contains(&byte);
            prop_assert!(!address.as_str().bytes().any(harmful));
            prop_assert_eq!(address.as_str().matches('@').count(), 1);
            prop_assert_eq!(EmailAddress::parse(address.as_str()), Ok(address));
        }
    }

    #[test]
    fn every_number_is_read_with_any_blanks_and_hyphens(digits in "09[0-9]{8}", marks in prop::collection::vec("[ -]{0,2}", 11)) {
        let spaced: String = digits.chars().zip(&marks).flat_map(|(digit, mark)| [digit.to_string(), mark.clone()]).collect();
        let number = MobileNumber::parse(&spaced).unwrap();
        prop_assert_eq!(number.as_str(), &digits);
        prop_assert_eq!(MobileNumber::parse(&number.to_e164()), Ok(number));
    }

    #[test]
    fn nothing_makes_the_parsers_stumble(text in ".{0,40}") {
        if let Ok(contact) = Contact::parse(&text) {
            prop_assert!(contact.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
        }
    }
}
