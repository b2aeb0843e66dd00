//! Puts a letter into words, as mail and as a short message.

use fluent_bundle::FluentValue;
use mydata_consent::Moment;

use super::letter::{Bilingual, CodePurpose, Letter, LetterKind, RefusedPackage};
use crate::pages::TaiwanTime;
use crate::texts::{Locale, Texts};

/// The platform as letters speak of it.
#[derive(Debug, Clone)]
pub(super) struct Letterhead {
    /// Where its pages are, such as `https://mydata.example`.
    pub(super) origin: String,
    /// The host of that.
    pub(super) host: String,
    /// Whom to ask when it was not oneself (如非您本人).
    pub(super) desk: String,
}

/// A letter in words, for mail. Nothing personal and no code stands in the subject: phones show it when locked.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) subject: String,
    pub(super) text: String,
}

/// The words of a letter: its facts, by the names that the catalogues know them by.
struct Words<'a> {
    texts: Texts,
    variables: Vec<(&'static str, FluentValue<'a>)>,
}

impl<'a> Words<'a> {
    fn of(letter: &'a Letter, head: &'a Letterhead) -> Self {
        let texts = Texts::of(letter.locale);
        let mut variables: Vec<(&'static str, FluentValue<'a>)> =
            vec![("desk", head.desk.as_str().into()), ("origin", head.origin.as_str().into())];
        match &letter.what {
            LetterKind::Code { code, valid_until, purpose } => {
                if let CodePurpose::CounterPasscode { agency, service } = purpose {
                    variables.push(("agency", agency.text(letter.locale).into()));
                    variables.push(("service", service.text(letter.locale).into()));
                }
                variables.push(("code", code.as_str().into()));
                variables.push(("until", TaiwanTime::from(*valid_until).clock().into()));
            }
            LetterKind::DataReady { ready, missing, until, .. } => {
                let named = if ready.is_empty() { missing } else { ready };
                variables.extend(names(named, letter.locale));
                variables.push(("missing", list(missing, letter.locale).into()));
                variables.push(("until", TaiwanTime::from(*until).clock().into()));
            }
            LetterKind::DataSaved { datasets, .. } => variables.extend(names(datasets, letter.locale)),
            LetterKind::DataTaken { receiver, clerk, datasets, .. } => {
                variables.push(("receiver", receiver.text(letter.locale).into()));
                variables.extend(clerk.as_ref().map(|clerk| ("clerk", clerk.text(letter.locale).into())));
                variables.extend(names(datasets, letter.locale));
            }
            LetterKind::DataViewed { receiver, clerk, datasets, .. } => {
                variables.push(("receiver", receiver.text(letter.locale).into()));
                variables.push(("clerk", clerk.text(letter.locale).into()));
                variables.extend(names(datasets, letter.locale));
            }
            LetterKind::DelegationAsked { code, from, service, until, .. } => {
                variables.push(("code", code.as_str().into()));
                variables.push(("other", from.as_str().into()));
                variables.push(("service", service.text(letter.locale).into()));
                variables.push(("until", TaiwanTime::from(*until).clock().into()));
            }
            LetterKind::DelegationAccepted { other, service, .. }
            | LetterKind::DelegationRefused { other, service, .. }
            | LetterKind::DelegationUsed { other, service, .. }
            | LetterKind::DelegationWithdrawn { other, service, .. } => {
                variables.push(("other", other.as_str().into()));
                variables.push(("service", service.text(letter.locale).into()));
            }
            LetterKind::MisuseReported { reference, .. } => {
                variables.push(("reference", reference.as_str().into()));
            }
            LetterKind::MisuseStopped { reference, transfers, .. } => {
                variables.push(("reference", reference.as_str().into()));
                variables.push(("transfers", (*transfers).into()));
            }
            LetterKind::PackagesRefused { dataset, provider, refused, more, .. } => {
                let code = refused.first().map_or("", |package| package.code.as_str());
                variables.push(("dataset", dataset.text(letter.locale).into()));
                variables.push(("provider", provider.text(letter.locale).into()));
                variables.push(("packages", lines(refused, letter.locale).into()));
                variables.push(("code", code.into()));
                variables.push(("count", (refused.len() + more).into()));
                variables.push(("more", (*more).into()));
            }
            LetterKind::SignedIn { method, .. } => {
                let name = texts.get(&format!("identify-method-{}", method.code()));
                variables.push(("method", name.into()));
            }
            LetterKind::ContactChanged { .. }
            | LetterKind::DeviceBound { .. }
            | LetterKind::FreezeLifted { .. }
            | LetterKind::MemberJoined { .. }
            | LetterKind::MembershipEnded { .. } => {}
        }
        if let Some(at) = letter.what.happened_at() {
            variables.push(("when", date_and_clock(at, letter.locale).into()));
        }
        Self { texts, variables }
    }

    fn get(&self, key: &str) -> String {
        self.texts.with(key, &self.variables).into_owned()
    }
}

/// The letter as mail.
pub(super) fn mail(letter: &Letter, head: &Letterhead) -> Written {
    let words = Words::of(letter, head);
    let name = letter.what.name();
    let not_you = match letter.what {
        LetterKind::Code { purpose: CodePurpose::CounterPasscode { .. }, .. } => {
            "letter-counter-passcode-not-you"
        }
        LetterKind::Code { .. } | LetterKind::DelegationAsked { .. } => "letter-code-not-you",
        LetterKind::MisuseReported { .. } => "letter-misuse-reported-desk",
        LetterKind::MembershipEnded { .. } => "letter-ended-not-you",
        LetterKind::PackagesRefused { .. } => "letter-packages-refused-desk",
        _ => "letter-not-you",
    };
    let body = format!("letter-{name}");
    let parts = ["letter-greeting", &body]
        .into_iter()
        .chain(letter.what.addition())
        .chain([not_you, "letter-closing"]);
    let parts: Vec<_> = parts.map(|key| words.get(key)).collect();
    Written { subject: words.get(&format!("letter-{name}-subject")), text: parts.join("\n\n") + "\n" }
}

/// The letter as a short message. One with a code ends in the line by which a browser takes the code over for its own
/// site and no other (origin-bound one-time codes, WICG `sms-one-time-codes`).
pub(super) fn short_message(letter: &Letter, head: &Letterhead) -> String {
    let text = Words::of(letter, head).get(&format!("letter-{}-sms", letter.what.name()));
    match code(letter) {
        Some(code) => format!("{text}\n\n@{} #{code}", head.host),
        None => text,
    }
}

/// The name of the sender, beside his address.
pub(super) fn sender(locale: Locale) -> String {
    Texts::of(locale).get("letter-sender").into_owned()
}

/// What the development outbox shows for easy copying.
pub(super) fn code(letter: &Letter) -> Option<&str> {
    match &letter.what {
        LetterKind::Code { code, .. } | LetterKind::DelegationAsked { code, .. } => Some(code),
        _ => None,
    }
}

fn date_and_clock(at: Moment, locale: Locale) -> String {
    let time = TaiwanTime::from(at);
    let joint = if locale == Locale::En { ", " } else { " " };
    format!("{}{joint}{}", time.date(locale), time.clock())
}

/// Datasets as letters name them: all of them, the first, and how many there are.
fn names(datasets: &[Bilingual], locale: Locale) -> [(&'static str, FluentValue<'_>); 3] {
    [
        ("datasets", list(datasets, locale).into()),
        ("first", first(datasets, locale).into()),
        ("count", datasets.len().into()),
    ]
}

fn list(names: &[Bilingual], locale: Locale) -> String {
    names.iter().map(|name| format!("- {}", name.text(locale))).collect::<Vec<_>>().join("\n")
}

fn lines(refused: &[RefusedPackage], locale: Locale) -> String {
    let line = |package: &RefusedPackage| {
        format!("- {}  {}  {}", date_and_clock(package.at, locale), package.code, package.transaction)
    };
    refused.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn first(names: &[Bilingual], locale: Locale) -> &str {
    names.first().map_or("", |name| name.text(locale))
}

/// How many short messages a text is sent as: one of 70 UTF-16 units, or several of 67 (3GPP TS 23.038, 23.040), and of
/// twice as many characters and more where all are in the small alphabet of ASCII's own.
pub(super) fn parts(text: &str) -> usize {
    let is_small = text.bytes().all(|byte| byte.is_ascii() && !b"`\x00".contains(&byte));
    let (units, one, each) = if is_small {
        // These take two places in the small alphabet.
        let double = text.bytes().filter(|byte| b"[]{}\\^~|".contains(byte)).count();
        (text.len() + double, 160, 153)
    } else {
        (text.encode_utf16().count(), 70, 67)
    };
    if units <= one { 1 } else { units.div_ceil(each) }
}

#[cfg(test)]
mod tests {
    use mydata_identity::{Contact, IdentityMethod};

    use super::*;
    use crate::names::TransactionName;

    /// 2026-03-02 14:05 in Taiwan.
    const AT: Moment = Moment::from_unix_millis(1_772_431_500_000);

    fn head() -> Letterhead {
        Letterhead {
            origin: "https://mydata.example".to_owned(),
            host: "mydata.example".to_owned(),
            desk: "02-0000-0000".to_owned(),
        }
    }

    fn name(zh: &str, en: &str) -> Bilingual {
        Bilingual { zh: zh.to_owned(), en: en.to_owned() }
    }

    fn counter() -> Bilingual {
        name("示範急難救助申請", "Demo emergency relief")
    }

    fn datasets() -> Vec<Bilingual> {
        vec![name("現戶全戶戶籍資料", "Household registration"), name("個人綜合所得資料", "Income")]
    }

    fn data_ready(ready: Vec<Bilingual>, for_counter: bool) -> LetterKind {
        LetterKind::DataReady { ready, missing: datasets(), until: AT, for_counter, at: AT }
    }

    fn clerk() -> Bilingual {
        name(
            "沈以柔 社會救助科3號櫃檯，示範市政府社會局",
            "沈以柔 社會救助科3號櫃檯, Model City Social Affairs",
        )
    }

    fn data_taken(clerk: Option<Bilingual>) -> LetterKind {
        LetterKind::DataTaken {
            receiver: name("臺北市學費減免申請服務", "Taipei tuition support"),
            clerk,
            datasets: datasets(),
            at: AT,
        }
    }

    fn kinds() -> Vec<LetterKind> {
        let code = |purpose| LetterKind::Code { code: "12345678".to_owned(), purpose, valid_until: AT };
        vec![
            code(CodePurpose::ConfirmContact),
            code(CodePurpose::CounterPasscode {
                agency: name("示範市政府社會局", "Model City Social Affairs"),
                service: name("急難救助申請", "Emergency assistance"),
            }),
            code(CodePurpose::OneTimeCode),
            LetterKind::ContactChanged { at: AT },
            data_taken(None),
            data_taken(Some(clerk())),
            LetterKind::DataViewed {
                receiver: name("急難救助申請", "Emergency assistance"),
                clerk: clerk(),
                datasets: datasets(),
                at: AT,
            },
            data_ready(datasets(), false),
            data_ready(datasets(), true),
            data_ready(Vec::new(), false),
            LetterKind::DataSaved { datasets: datasets(), at: AT },
            LetterKind::DelegationAccepted { other: "陳○華".to_owned(), service: counter(), at: AT },
            LetterKind::DelegationAsked {
                code: "12345678".to_owned(),
                from: "王○明".to_owned(),
                service: counter(),
                until: AT,
            },
            LetterKind::DelegationRefused { other: "陳○華".to_owned(), service: counter(), at: AT },
            LetterKind::DelegationUsed { other: "王○明".to_owned(), service: counter(), at: AT },
            LetterKind::DelegationWithdrawn { other: "王○明".to_owned(), service: counter(), at: AT },
            LetterKind::DeviceBound { at: AT },
            LetterKind::FreezeLifted { at: AT },
            LetterKind::MemberJoined { at: AT },
            LetterKind::MembershipEnded { at: AT },
            LetterKind::MisuseReported { reference: "M-7K3Q-9XTD".to_owned(), at: AT },
            LetterKind::MisuseStopped { reference: "M-7K3Q-9XTD".to_owned(), transfers: 2, at: AT },
            packages_refused(0),
            packages_refused(4),
            LetterKind::SignedIn { method: IdentityMethod::CitizenCertificate, at: AT },
        ]
    }

    fn packages_refused(more: usize) -> LetterKind {
        let refused = RefusedPackage {
            transaction: TransactionName::from_bytes([7; 16]),
            code: "provider.wrong-person".to_owned(),
            at: AT,
        };
        LetterKind::PackagesRefused {
            dataset: name("現戶全戶戶籍資料", "Household registration (whole current household)"),
            provider: name("示範市政府戶政事務所", "Household Registration Office, Demo City Government"),
            refused: vec![refused],
            more,
            at: AT,
        }
    }

    fn letters() -> impl Iterator<Item = Letter> {
        Locale::ALL.into_iter().flat_map(|locale| {
            kinds().into_iter().map(move |what| Letter {
                id: "id".to_owned(),
                to: Contact::parse("0912345789").unwrap(),
                locale,
                what,
            })
        })
    }

    #[test]
    fn every_letter_is_written_out_in_both_languages() {
        for letter in letters() {
            let Written { subject, text } = mail(&letter, &head());
            for words in [subject, text, short_message(&letter, &head()), sender(letter.locale)] {
                assert!(!words.contains(['⟦', '{', '}']) && !words.trim().is_empty(), "{letter:?}: {words}");
            }
        }
    }

    #[test]
    fn every_letter_says_whom_to_ask_when_it_was_not_oneself() {
        for letter in letters() {
            assert!(mail(&letter, &head()).text.contains("02-0000-0000"), "{letter:?}");
            assert!(short_message(&letter, &head()).contains("02-0000-0000"), "{letter:?}");
        }
    }

    #[test]
    fn every_notice_to_her_says_where_she_can_stop_everything() {
        let ours = |letter: &Letter| {
            !matches!(
                letter.what,
                LetterKind::MisuseReported { .. }
                    | LetterKind::MembershipEnded { .. }
                    | LetterKind::PackagesRefused { .. }
            )
        };
        for letter in letters().filter(ours) {
            assert!(
                mail(&letter, &head()).text.contains("https://mydata.example/member/misuse"),
                "{letter:?}"
            );
        }
    }

    #[test]
    fn what_the_operator_reads_of_a_report_is_its_number_and_its_time() {
        for letter in letters().filter(|letter| letter.what.name() == "misuse-reported") {
            assert!(mail(&letter, &head()).text.contains("M-7K3Q-9XTD"));
            assert!(short_message(&letter, &head()).contains("M-7K3Q-9XTD"));
        }
    }

    #[test]
    fn who_reads_of_refused_packages_reads_each_of_them_and_how_many_more_there_were() {
        for letter in letters().filter(|letter| letter.what.name() == "packages-refused") {
            let text = mail(&letter, &head()).text;
            let LetterKind::PackagesRefused { more, .. } = letter.what else { continue };
            assert!(text.contains("provider.wrong-person  07070707070707070707070707070707"), "{text}");
            assert_eq!(text.contains(" 4 "), more == 4, "{text}");
        }
    }

    #[test]
    fn every_notice_says_when_it_happened() {
        for letter in letters().filter(|letter| letter.what.happened_at().is_some()) {
            let date =
                if letter.locale == Locale::En { "2 March 2026, 14:05" } else { "115 年 3 月 2 日 14:05" };
            assert!(mail(&letter, &head()).text.contains(date), "{letter:?}");
            assert!(short_message(&letter, &head()).contains(date), "{letter:?}");
        }
    }

    #[test]
    fn no_subject_tells_a_code_a_name_or_a_dataset() {
        for letter in letters() {
            let subject = mail(&letter, &head()).subject;
            assert!(!subject.chars().any(|character| character.is_ascii_digit()), "{subject}");
            for private in ["學費", "戶籍", "急難", "tuition", "Household", "relief", "0912", "王", "陳"]
            {
                assert!(!subject.contains(private), "{subject}");
            }
        }
    }

    #[test]
    fn a_code_stands_in_the_text_and_in_the_line_for_the_browser() {
        for letter in letters().filter(|letter| code(letter).is_some()) {
            assert!(
                mail(&letter, &head()).text.contains("12345678")
                    && mail(&letter, &head()).text.contains("14:05")
            );
            let short = short_message(&letter, &head());
            assert_eq!(short.lines().last(), Some("@mydata.example #12345678"));
            assert_eq!(short.matches("12345678").count(), 2);
        }
        let others = letters().filter(|letter| code(letter).is_none());
        for letter in others {
            assert!(!short_message(&letter, &head()).contains('#'));
        }
    }

    #[test]
    fn what_was_taken_is_named_with_its_receiver() {
        let taken = letters().find(|letter| matches!(letter.what, LetterKind::DataTaken { .. })).unwrap();
        let text = mail(&taken, &head()).text;
        for fact in ["臺北市學費減免申請服務", "- 現戶全戶戶籍資料\n- 個人綜合所得資料"]
        {
            assert!(text.contains(fact), "{text}");
        }
        assert!(short_message(&taken, &head()).contains("現戶全戶戶籍資料"));
    }

    #[test]
    fn no_short_message_is_longer_than_two() {
        for letter in letters() {
            let short = short_message(&letter, &head());
            assert!(parts(&short) <= 2, "{} units: {short}", short.encode_utf16().count());
        }
    }

    #[test]
    fn parts_are_counted_as_networks_count_them() {
        assert_eq!(
            [parts(""), parts(&"字".repeat(70)), parts(&"字".repeat(71)), parts(&"字".repeat(135))],
            [1, 1, 2, 3]
        );
        assert_eq!([parts(&"a".repeat(160)), parts(&"a".repeat(161)), parts(&"a".repeat(307))], [1, 2, 3]);
        // Outside the basic plane a character takes two units; in the small alphabet a bracket does.
        assert_eq!([parts(&"𠮷".repeat(35)), parts(&"𠮷".repeat(36))], [1, 2]);
        assert_eq!([parts(&"[".repeat(80)), parts(&"[".repeat(81))], [1, 2]);
    }
}
