//! Reports of refused packages: gathered, and written down in one letter an hour at most.

use std::time::Duration;

use mydata_consent::{Due, Moment, Outbox};
use mydata_identity::Contact;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::BINDING;
use crate::messages::{Bilingual, Delivery, Letter, LetterKind, RefusedPackage};
use crate::names::hex;
use crate::objects::Message;
use crate::texts::Locale;

/// An agency whose system is broken sends one wrong package after the other: its people get this many letters in that time.
const ONE_LETTER_IN: Duration = Duration::from_hours(1);
/// So many are named in a letter; the others are counted.
const MOST_NAMED: usize = 10;
/// So many reports are known again when they come a second time, which happens within minutes of a kill.
const MOST_KNOWN: usize = 200;

/// Tells of a package that was refused. The same `key` twice tells of it once.
#[derive(Serialize, Deserialize)]
pub struct ReportPackage {
    /// The idempotency key.
    pub key: String,
    /// What was refused.
    pub refused: RefusedPackage,
    /// Who hears of it, and of what.
    pub addressees: Addressees,
}

/// Who hears of refused packages of a dataset.
#[derive(Clone, Serialize, Deserialize)]
pub struct Addressees {
    /// The dataset's name.
    pub dataset: Bilingual,
    /// Its agency's.
    pub provider: Bilingual,
    /// The operator and the agency, where they can be reached.
    pub to: Vec<Contact>,
}

message!(ReportPackage => (), "report-package");

/// A letter, and how often it has been tried.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Errand {
    pub(super) letter: Letter,
    attempts: u32,
}

/// What is known of one dataset.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Reports {
    known: Vec<String>,
    waiting: Vec<RefusedPackage>,
    more: usize,
    addressees: Option<Addressees>,
    next_letter_at: Option<Moment>,
    letters: Outbox<Errand>,
}

impl Reports {
    pub(super) fn hear(&mut self, report: ReportPackage, now: Moment) {
        let ReportPackage { key, refused, addressees } = report;
        if self.known.contains(&key) {
            return;
        }
        self.known.push(key);
        self.known.drain(..self.known.len().saturating_sub(MOST_KNOWN));
        self.addressees = Some(addressees);
        if self.waiting.len() < MOST_NAMED {
            self.waiting.push(refused);
        } else {
            self.more += 1;
        }
        self.settle(now);
    }

    /// Writes down what waits, once it may be written.
    pub(super) fn settle(&mut self, now: Moment) {
        let is_early = self.next_letter_at.is_some_and(|at| now < at);
        if is_early || self.waiting.is_empty() {
            return;
        }
        let (refused, more) = (std::mem::take(&mut self.waiting), std::mem::take(&mut self.more));
        self.next_letter_at = Some(now.plus(ONE_LETTER_IN));
        let Some(Addressees { dataset, provider, to }) = self.addressees.clone() else { return };
        let what = LetterKind::PackagesRefused { dataset, provider, refused, more, at: now };
        for (place, to) in to.into_iter().enumerate() {
            let id = self.letter_id(place, now);
            let letter = Letter { id, to, locale: Locale::default(), what: what.clone() };
            self.letters.push(now, Errand { letter, attempts: 0 });
        }
    }

    /// Made of the last report's name, so that no other letter is called the same.
    fn letter_id(&self, place: usize, now: Moment) -> String {
        let last = self.known.last().map(String::as_str).unwrap_or_default();
        let text = format!("packages refused\n{last}\n{}\n{place}", now.unix_millis());
        hex(Sha256::digest(text).split_at(16).0)
    }

    pub(super) fn due(&self, now: Moment) -> Vec<Due<Errand>> {
        self.letters.due(now)
    }

    pub(super) fn was_sent(&mut self, due: Due<Errand>, delivery: Delivery, now: Moment) {
        let Errand { letter, attempts } = due.effect;
        self.letters.done(due.id);
        if let Some(pause) = delivery.next_try(attempts) {
            self.letters.push(now.plus(pause), Errand { letter, attempts: attempts + 1 });
        }
    }

    /// When to look again; never, when all is told and the next letter may be written at once.
    pub(super) fn wake_at(&self, now: Moment) -> Option<Moment> {
        let next_letter = self.next_letter_at.filter(|at| now < *at || !self.waiting.is_empty());
        self.letters.wake_at(|_| None).into_iter().chain(next_letter).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Reason;
    use crate::names::TransactionName;

    fn minute(minute: i64) -> Moment {
        Moment::from_unix_millis(minute * 60_000)
    }

    fn report(number: u8, at: Moment) -> ReportPackage {
        let name = |zh: &str| Bilingual { zh: zh.to_owned(), en: String::new() };
        let contact = |text: &str| Contact::parse(text).unwrap();
        ReportPackage {
            key: number.to_string(),
            refused: RefusedPackage {
                transaction: TransactionName::from_bytes([number; 16]),
                code: "provider.wrong-person".to_owned(),
                at,
            },
            addressees: Addressees {
                dataset: name("戶籍資料"),
                provider: name("戶政司"),
                to: vec![contact("operator@mydata.example"), contact("house@agency.example")],
            },
        }
    }

    /// To whom letters are due, how many packages they name, and how many they count besides.
    fn due(reports: &Reports, now: Moment) -> Vec<(String, usize, usize)> {
        let line = |due: Due<Errand>| match due.effect.letter.what {
            LetterKind::PackagesRefused { refused, more, .. } => {
                (due.effect.letter.to.as_str().to_owned(), refused.len(), more)
            }
            _ => panic!("no other letter is written here"),
        };
        reports.due(now).into_iter().map(line).collect()
    }

    fn all_sent(reports: &mut Reports, now: Moment) {
        for due in reports.due(now) {
            reports.was_sent(due, Delivery::Sent, now);
        }
    }

    #[test]
    fn the_first_is_told_at_once_to_the_operator_and_the_agency() {
        let mut reports = Reports::default();
        reports.hear(report(1, minute(0)), minute(0));
        assert_eq!(due(&reports, minute(0)).len(), 2);
        assert!(due(&reports, minute(0)).iter().all(|(_, named, more)| (*named, *more) == (1, 0)));
        assert_eq!(reports.wake_at(minute(0)), Some(minute(0)));
    }

    #[test]
    fn what_is_told_twice_is_written_once() {
        let mut reports = Reports::default();
        reports.hear(report(1, minute(0)), minute(0));
        reports.hear(report(1, minute(0)), minute(1));
        all_sent(&mut reports, minute(1));
        assert_eq!(reports.wake_at(minute(1)), Some(minute(60)));
        reports.settle(minute(60));
        assert_eq!(due(&reports, minute(60)), []);
    }

    #[test]
    fn a_broken_agency_gets_one_letter_an_hour_that_leaves_nothing_out() {
        let mut reports = Reports::default();
        for number in 0..15 {
            reports.hear(report(number, minute(number.into())), minute(number.into()));
        }
        all_sent(&mut reports, minute(15));
        assert_eq!(reports.wake_at(minute(15)), Some(minute(60)));
        reports.settle(minute(59));
        assert_eq!(due(&reports, minute(59)), []);
        reports.settle(minute(60));
        let lines = due(&reports, minute(60));
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|(_, named, more)| (*named, *more) == (MOST_NAMED, 14 - MOST_NAMED)));
    }

    #[test]
    fn each_letter_has_a_name_of_its_own_that_repeats_keep() {
        let mut reports = Reports::default();
        reports.hear(report(1, minute(0)), minute(0));
        let ids: Vec<_> = reports.due(minute(0)).into_iter().map(|due| due.effect.letter.id).collect();
        assert_ne!(ids[0], ids[1]);
        for due in reports.due(minute(0)) {
            reports.was_sent(due, Delivery::later(Reason::Busy), minute(0));
        }
        let again: Vec<_> = reports.due(minute(1)).into_iter().map(|due| due.effect.letter.id).collect();
        assert_eq!(ids, again);
    }

    #[test]
    fn nothing_is_kept_when_all_is_told() {
        let mut reports = Reports::default();
        reports.hear(report(1, minute(0)), minute(0));
        all_sent(&mut reports, minute(0));
        assert_eq!(reports.wake_at(minute(60)), None);
    }
}
