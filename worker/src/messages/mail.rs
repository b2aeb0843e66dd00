//! A written letter as an Internet message (RFC 5322, MIME).

use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::raw::Raw;
use mydata_consent::Moment;
use mydata_identity::EmailAddress;
use sha2::{Digest, Sha256};

use super::letter::Letter;
use super::writing::{self, Letterhead, Written};
use crate::names::hex;

/// How much of the digest names a letter.
const NAME_BYTES: usize = 16;

/// The message: ASCII in lines of at most 78 characters, so any server takes it, with `8BITMIME` and `SMTPUTF8` or without.
///
/// Its `Message-ID` comes from the letter's id, so that a mailbox knows a repeat again. `now` dates a code; a notice bears
/// the time of what it tells of.
pub(super) fn message(
    letter: &Letter,
    head: &Letterhead,
    from: &EmailAddress,
    to: &EmailAddress,
    now: Moment,
) -> Vec<u8> {
    let Written { subject, text } = writing::mail(letter, head);
    let date = letter.what.happened_at().unwrap_or(now).unix_millis().div_euclid(1_000);
    let sender = writing::sender(letter.locale);
    let mut bytes = Vec::new();
    MessageBuilder::new()
        .from(Address::new_address(Some(sender), from.as_str()))
        .to(Address::new_address(None::<&str>, to.as_str()))
        .subject(subject)
        .date(date)
        .message_id(message_id(letter, from))
        // RFC 3834, 5: nobody's absence note answers it.
        .header("Auto-Submitted", Raw::new("auto-generated"))
        .header("Content-Language", Raw::new(letter.locale.as_str()))
        .text_body(text)
        .serialize(&mut bytes);
    bytes
}

fn message_id(letter: &Letter, from: &EmailAddress) -> String {
    let digest = Sha256::digest(format!("letter\n{}", letter.id));
    let domain = from.as_str().split_once('@').map_or("localhost", |(_, domain)| domain);
    format!("{}@{domain}", hex(digest.get(..NAME_BYTES).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use mydata_identity::Contact;

    use super::*;
    use crate::messages::{CodePurpose, LetterKind};
    use crate::texts::Locale;

    const NOW: Moment = Moment::from_unix_millis(1_772_431_500_000);

    fn sent(id: &str, locale: Locale) -> String {
        let to = EmailAddress::parse("ling@mail.example").unwrap();
        let letter = Letter {
            id: id.to_owned(),
            to: Contact::Email(to.clone()),
            locale,
            what: LetterKind::Code {
                code: "12345678".to_owned(),
                purpose: CodePurpose::ConfirmContact,
                valid_until: NOW,
            },
        };
        let head = Letterhead {
            origin: "https://mydata.example".to_owned(),
            host: "mydata.example".to_owned(),
            desk: "服務台 ".repeat(200),
        };
        let from = EmailAddress::parse("no-reply@mydata.example").unwrap();
        String::from_utf8(message(&letter, &head, &from, &to, NOW)).unwrap()
    }

    fn header<'m>(message: &'m str, name: &str) -> &'m str {
        message.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).unwrap()
    }

    #[test]
    fn a_message_is_ascii_in_short_lines_whatever_it_says() {
        for locale in Locale::ALL {
            let message = sent("id", locale);
            assert!(message.is_ascii());
            assert!(
                message.split("\r\n").all(|line| line.len() <= 78 && !line.contains(['\r', '\n'])),
                "{message}"
            );
        }
    }

    #[test]
    fn a_repeat_has_the_same_message_id_and_another_letter_has_not() {
        let id = |message: &str| header(message, "Message-ID").to_owned();
        assert_eq!(id(&sent("a", Locale::En)), id(&sent("a", Locale::ZhHant)));
        assert_ne!(id(&sent("a", Locale::En)), id(&sent("b", Locale::En)));
        assert!(id(&sent("a", Locale::En)).ends_with("@mydata.example>"));
    }

    #[test]
    fn an_id_cannot_put_headers_into_the_message() {
        let message = sent("a>\r\nBcc: eve@mail.example\r\n", Locale::En);
        assert!(!message.contains("Bcc") && !message.contains("eve"));
    }

    #[test]
    fn the_message_says_that_no_person_wrote_it_and_when() {
        let message = sent("id", Locale::En);
        assert_eq!(header(&message, "Auto-Submitted"), "auto-generated");
        assert_eq!(header(&message, "Date"), "Mon, 2 Mar 2026 06:05:00 +0000");
        assert_eq!(header(&message, "To"), "<ling@mail.example>");
        assert_eq!(header(&message, "Content-Language"), "en");
    }
}
