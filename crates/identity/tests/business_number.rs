//! The numbers of companies.

use mydata_identity::{BusinessNumber, IdentityError};

#[test]
fn a_number_that_fits_is_read() {
    // The last two only since the divisor is 5; the third by its 7 in the seventh place.
    for number in ["04595257", "10458575", "10458574", "12345676", "04595252"] {
        assert_eq!(BusinessNumber::parse(number).map(|read| read.as_str().to_owned()), Ok(number.to_owned()));
    }
}

#[test]
fn a_mistyped_number_is_refused() {
    for number in ["04595256", "04595258", "12345673"] {
        assert_eq!(BusinessNumber::parse(number), Err(IdentityError::BusinessNumberChecksum), "{number}");
    }
    for number in ["", "0459525", "045952577", "0459525a", "\u{ff10}4595257"] {
        assert_eq!(BusinessNumber::parse(number), Err(IdentityError::BusinessNumberForm), "{number}");
    }
}

#[test]
fn one_wrong_digit_is_caught_unless_it_is_off_by_five() {
    // Places 1, 3, 5 and 8 count once.
    for place in [0, 2, 4, 7] {
        for off in 1..10 {
            let mut digits = *b"04595257";
            digits[place] = b'0' + (digits[place] - b'0' + off) % 10;
            let read = BusinessNumber::parse(std::str::from_utf8(&digits).unwrap());
            assert_eq!(read.is_err(), off != 5, "{place} {off}");
        }
    }
}
