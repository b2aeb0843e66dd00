//! A freeze (凍結): she has reported that it was not she, and no transfer begins in her name until she lifts it herself.

use std::time::Duration;

use mydata_consent::{Moment, Shown, StopReason};
use mydata_identity::{AssuranceLevel, Contact};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::delegations::leave_all;
use super::journal::MembershipEvent;
use super::letters::Errand;
use super::record::{Heard, Record};
use crate::error::PlatformError;
use crate::messages::{Letter, LetterKind};
use crate::names::{CitizenName, hex};
use crate::objects::Message;
use crate::session::SessionDigest;
use crate::texts::Locale;

/// A method of this level lifts a freeze by itself.
const LIFTED_BY: AssuranceLevel = AssuranceLevel::Two;
/// Where she has never shown one of that level, so many different methods do.
const METHODS_INSTEAD: usize = 2;
/// Transactions are told to stop once more after this long: one that was admitted a moment before the report may have
/// taken its identification in a moment after.
const STOPPED_AGAIN_AFTER: Duration = Duration::from_mins(1);

/// Everything is frozen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("frozen by the citizen")]
pub struct Frozen {
    /// Since when.
    pub since: Moment,
}

/// What is kept of a report until she lifts it.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Freeze {
    reference: String,
    since: Moment,
    transfers: usize,
    sessions: usize,
    /// Whether there was somebody to write to.
    operator_told: bool,
}

impl Freeze {
    pub(super) const fn frozen(&self) -> Frozen {
        Frozen { since: self.since }
    }

    #[cfg(test)]
    pub(super) fn since(since: Moment) -> Self {
        Self { reference: "M-0000-0000".to_owned(), since, transfers: 0, sessions: 0, operator_told: true }
    }
}

/// A report of misuse (不是我本人), as the pages of whoever made it show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MisuseReport {
    /// Names it to the operator; tells nothing about her.
    pub reference: String,
    /// Since when everything is frozen.
    pub since: Moment,
    /// How many transfers were stopped.
    pub transfers: usize,
    /// How many other sessions were ended.
    pub sessions: usize,
    /// Whether the operator hears of it.
    pub operator_told: bool,
    /// What lifts the freeze.
    pub lifting: Lifting,
}

/// What somebody has to show, after the report, to lift a freeze.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lifting {
    /// A method of level 1 or 2.
    Strong,
    /// Two different methods of whatever level; these have been shown. She has never shown a stronger one.
    TwoMethods(Vec<Shown>),
}

/// Says that it was not she: transfers are stopped and frozen, her other sessions ended, she and the operator told.
///
/// Repeats are one report, but stop and end what has come since. Nothing where the session is none.
#[derive(Serialize, Deserialize)]
pub struct ReportMisuse {
    /// Her own name, by which her transactions know her.
    pub citizen: CitizenName,
    /// The digest of the session that reports, and stays.
    pub digest: SessionDigest,
    /// What the report is to be called, if it is a new one.
    pub reference: String,
    /// Where the operator hears of it.
    pub operator: Option<Contact>,
}

impl Message for ReportMisuse {
    type Answer = Option<MisuseReport>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "report-misuse";
}

impl Heard for ReportMisuse {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        if record.private.sessions.see(&self.digest, now).is_none() {
            return Ok(None);
        }
        let sessions = record.private.sessions.end_others(&self.digest);
        let transfers = stop_live(record, &self.citizen, StopReason::Misuse, now);
        leave_all(record, &self.citizen, now);
        if let Some(freeze) = &mut record.private.freeze {
            freeze.transfers += transfers;
            freeze.sessions += sessions;
        } else {
            let reference = self.reference.clone();
            record.private.freeze = Some(Freeze {
                reference: reference.clone(),
                since: now,
                transfers,
                sessions,
                operator_told: self.operator.is_some(),
            });
            record.note_membership(MembershipEvent::Disputed { reference: reference.clone() }, now)?;
            tell(record, self.operator, reference, transfers, now);
        }
        Ok(report(record, &self.digest, now))
    }
}

/// The operator and she hear of it. What the operator reads names nobody.
fn tell(record: &mut Record, operator: Option<Contact>, reference: String, transfers: usize, now: Moment) {
    if let Some(operator) = operator {
        // Its name is made of the number alone, so that not even that leads to her.
        let id = hex(Sha256::digest(format!("misuse\n{reference}")).split_at(16).0);
        let what = LetterKind::MisuseReported { reference: reference.clone(), at: now };
        let letter = Letter { id, to: operator, locale: Locale::default(), what };
        record.private.errands.push(now, Errand::Send { about: None, letter, attempts: 0 });
    }
    record.tell_member(LetterKind::MisuseStopped { reference, transfers, at: now }, now);
}

/// Every live transaction is told to stop, until it has heard it; tells how many there are.
pub(super) fn stop_live(record: &mut Record, citizen: &CitizenName, why: StopReason, now: Moment) -> usize {
    let live = record.private.live.take(now);
    for live in &live {
        for at in [now, now.plus(STOPPED_AGAIN_AFTER)] {
            let (citizen, transaction) = (citizen.clone(), live.transaction.clone());
            record.private.errands.push(at, Errand::Stop { citizen, transaction, why });
        }
    }
    live.len()
}

/// The report that has not been lifted, as this session is to see it.
fn report(record: &mut Record, digest: &SessionDigest, now: Moment) -> Option<MisuseReport> {
    let shown = record.private.sessions.see(digest, now)?.view().shown;
    let Freeze { reference, since, transfers, sessions, operator_told } = record.private.freeze.clone()?;
    let lifting = if was_strong(record.private.strongest) {
        Lifting::Strong
    } else {
        Lifting::TwoMethods(since_then(&shown, since))
    };
    Some(MisuseReport { reference, since, transfers, sessions, operator_told, lifting })
}

/// Asks for the report that has not been lifted, on behalf of one of her sessions.
#[derive(Serialize, Deserialize)]
pub struct ShowMisuse {
    /// The session's digest.
    pub digest: SessionDigest,
}

impl Message for ShowMisuse {
    type Answer = Option<MisuseReport>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "show-misuse";
}

impl Heard for ShowMisuse {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        Ok(report(record, &self.digest, now))
    }
}

/// Lifts the freeze, if what was shown in the session since the report is enough. The answer tells whether nothing is
/// frozen now.
#[derive(Serialize, Deserialize)]
pub struct LiftFreeze {
    /// The session's digest.
    pub digest: SessionDigest,
}

impl Message for LiftFreeze {
    type Answer = bool;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "lift-freeze";
}

impl Heard for LiftFreeze {
    fn hear(self, record: &mut Record, now: Moment) -> Result<bool, PlatformError> {
        let Some(freeze) = &record.private.freeze else { return Ok(true) };
        let since = freeze.since;
        let Some(session) = record.private.sessions.see(&self.digest, now) else { return Ok(false) };
        let shown = since_then(&session.view().shown, since);
        if !is_enough(&shown, record.private.strongest) {
            return Ok(false);
        }
        record.private.freeze = None;
        record.note_membership(MembershipEvent::DisputeEnded, now)?;
        record.tell_member(LetterKind::FreezeLifted { at: now }, now);
        Ok(true)
    }
}

/// Never weaker than what was reported: whoever has shown a method of level 1 or 2 here, be it she or somebody else in
/// her name, has to show one again.
fn is_enough(shown: &[Shown], strongest: Option<AssuranceLevel>) -> bool {
    let is_strong = shown.iter().any(|shown| shown.method.satisfies(LIFTED_BY));
    let can_stand = shown.iter().any(|shown| shown.method.can_stand_alone());
    is_strong || (!was_strong(strongest) && can_stand && distinct(shown) >= METHODS_INSTEAD)
}

fn was_strong(strongest: Option<AssuranceLevel>) -> bool {
    strongest.is_some_and(|level| level.satisfies(LIFTED_BY))
}

fn distinct(shown: &[Shown]) -> usize {
    let is_first = |at: usize, one: &Shown| !shown.iter().take(at).any(|other| other.method == one.method);
    shown.iter().enumerate().filter(|(at, one)| is_first(*at, one)).count()
}

fn since_then(shown: &[Shown], since: Moment) -> Vec<Shown> {
    shown.iter().filter(|shown| shown.at >= since).copied().collect()
}

#[cfg(test)]
mod tests {
    use IdentityMethod::{CitizenCertificate, DualDocuments, MobileNumber, NhiCard, TwFido};
    use mydata_consent::Handover;
    use mydata_identity::IdentityMethod;

    use super::*;
    use crate::names::TransactionName;
    use crate::objects::citizen::{
        Admit, BeginSession, Join, JoinSilently, ListLive, Live, NotAdmitted, SeeSession, StepUp,
    };
    use crate::objects::transaction::Person;

    const NOW: Moment = Moment::from_unix_millis(1_772_431_500_000);

    fn hear<M: Heard>(record: &mut Record, message: M, now: Moment) -> M::Answer {
        message.hear(record, now).unwrap()
    }

    fn digest(name: &str) -> SessionDigest {
        serde_json::from_value(name.into()).unwrap()
    }

    fn minute(minute: u64) -> Moment {
        NOW.plus(Duration::from_mins(minute))
    }

    fn citizen() -> CitizenName {
        CitizenName::from_bytes([7; 32])
    }

    fn begin(record: &mut Record, session: &str, method: IdentityMethod, at: Moment) {
        let person = Box::new(Person {
            id: "A123456789".parse().unwrap(),
            birthday: mydata_identity::Birthday::parse_roc("0770101").unwrap(),
            name: "王小明".to_owned(),
            gender: None,
            email: None,
            mobile: None,
        });
        let shown = vec![Shown { method, at }];
        hear(record, BeginSession { digest: digest(session), person, shown }, at);
    }

    /// A member who is signed in by this method, here and somewhere else.
    fn member(method: IdentityMethod) -> Record {
        let mut record = Record::blank();
        let join = Join {
            name: "王小明".to_owned(),
            contact: "ling@mail.example".parse().unwrap(),
            locale: Locale::En,
            terms_version: "1".to_owned(),
            privacy_version: "1".to_owned(),
        };
        hear(&mut record, JoinSilently(join), NOW);
        begin(&mut record, "hers", method, NOW);
        begin(&mut record, "other", DualDocuments, NOW);
        record.private.errands.retain(|_| false);
        record
    }

    fn admit(record: &mut Record, byte: u8, now: Moment) -> Result<(), NotAdmitted> {
        let live = Live {
            transaction: TransactionName::from_bytes([byte; 16]),
            handover: Handover::ToService,
            client_id: None,
            resources: Vec::new(),
            at: now,
        };
        hear(record, Admit { live, introduction: None }, now)
    }

    fn report(record: &mut Record, reference: &str, now: Moment) -> MisuseReport {
        let report = ReportMisuse {
            citizen: citizen(),
            digest: digest("hers"),
            reference: reference.to_owned(),
            operator: Some("operator@mydata.example".parse().unwrap()),
        };
        hear(record, report, now).unwrap()
    }

    fn step_up(record: &mut Record, method: IdentityMethod, at: Moment) {
        let (digest, next) = (digest("hers"), digest("hers"));
        hear(record, StepUp { digest, next, shown: vec![Shown { method, at }] }, at).unwrap();
    }

    fn lift(record: &mut Record, now: Moment) -> bool {
        hear(record, LiftFreeze { digest: digest("hers") }, now)
    }

    fn letters(record: &Record) -> Vec<(String, &'static str, Locale)> {
        let errands = record.private.errands.due(minute(60)).into_iter();
        let letters = errands.filter_map(|due| match due.effect {
            Errand::Send { letter, .. } => {
                Some((letter.to.as_str().to_owned(), letter.what.name(), letter.locale))
            }
            _ => None,
        });
        letters.collect()
    }

    #[test]
    fn a_report_stops_what_is_live_ends_other_sessions_and_freezes_what_would_come() {
        let mut record = member(CitizenCertificate);
        admit(&mut record, 1, NOW).unwrap();
        admit(&mut record, 2, NOW).unwrap();
        let report = report(&mut record, "M-1", minute(1));
        assert_eq!((report.transfers, report.sessions, report.since), (2, 1, minute(1)));
        assert!(
            hear(&mut record, SeeSession { digest: digest("other"), by_itself: false }, minute(1)).is_none()
        );
        assert!(
            hear(&mut record, SeeSession { digest: digest("hers"), by_itself: false }, minute(1)).is_some()
        );
        let frozen = NotAdmitted::Frozen(Frozen { since: minute(1) });
        assert_eq!(admit(&mut record, 3, minute(2)), Err(frozen));
        assert_eq!(hear(&mut record, ListLive, minute(2)), []);
    }

    #[test]
    fn every_transaction_is_told_to_stop_at_once_and_a_minute_later() {
        let mut record = member(CitizenCertificate);
        admit(&mut record, 1, NOW).unwrap();
        report(&mut record, "M-1", NOW);
        let stops = |now| {
            let due = record.private.errands.due(now).into_iter();
            due.filter(|due| matches!(due.effect, Errand::Stop { why: StopReason::Misuse, .. })).count()
        };
        assert_eq!((stops(NOW), stops(minute(1))), (1, 2));
    }

    #[test]
    fn the_operator_and_she_are_told_once_and_repeats_are_one_report() {
        let mut record = member(CitizenCertificate);
        report(&mut record, "M-1", NOW);
        begin(&mut record, "thief", DualDocuments, minute(1));
        record.private.errands.retain(
            |errand| !matches!(errand, Errand::Send { letter, .. } if letter.what.name() == "signed-in"),
        );
        let again = report(&mut record, "M-2", minute(2));
        assert_eq!((again.reference.as_str(), again.since, again.sessions), ("M-1", NOW, 2));
        let told = [
            ("operator@mydata.example".to_owned(), "misuse-reported", Locale::ZhHant),
            ("ling@mail.example".to_owned(), "misuse-stopped", Locale::En),
        ];
        assert_eq!(letters(&record), told);
    }

    #[test]
    fn whoever_is_not_signed_in_reports_nothing() {
        let mut record = member(CitizenCertificate);
        let report = ReportMisuse {
            citizen: citizen(),
            digest: digest("nobody's"),
            reference: "M-1".to_owned(),
            operator: None,
        };
        assert!(hear(&mut record, report, NOW).is_none());
        assert_eq!(admit(&mut record, 1, NOW), Ok(()));
    }

    #[test]
    fn what_was_shown_before_the_report_lifts_nothing() {
        let mut record = member(CitizenCertificate);
        report(&mut record, "M-1", minute(1));
        assert!(!lift(&mut record, minute(2)));
        step_up(&mut record, CitizenCertificate, minute(2));
        assert!(lift(&mut record, minute(3)));
        assert_eq!(admit(&mut record, 1, minute(3)), Ok(()));
        assert_eq!(letters(&record).last().unwrap().1, "freeze-lifted");
    }

    #[test]
    fn whoever_has_shown_a_card_or_a_device_has_to_show_one_again() {
        for strong in [CitizenCertificate, TwFido] {
            let mut record = member(DualDocuments);
            begin(&mut record, "earlier", strong, NOW);
            report(&mut record, "M-1", minute(1));
            step_up(&mut record, NhiCard, minute(2));
            step_up(&mut record, DualDocuments, minute(2));
            assert!(!lift(&mut record, minute(3)), "{strong}");
            step_up(&mut record, TwFido, minute(3));
            assert!(lift(&mut record, minute(4)), "{strong}");
        }
    }

    #[test]
    fn whoever_never_has_lifts_by_two_different_methods() {
        let mut record = member(DualDocuments);
        let before = report(&mut record, "M-1", minute(1));
        assert_eq!(before.lifting, Lifting::TwoMethods(Vec::new()));
        step_up(&mut record, DualDocuments, minute(2));
        step_up(&mut record, DualDocuments, minute(3));
        assert!(!lift(&mut record, minute(3)), "one method twice is one");
        step_up(&mut record, MobileNumber, minute(4));
        assert!(lift(&mut record, minute(4)));
    }

    #[test]
    fn a_telephone_number_alone_lifts_nothing() {
        let mut record = member(DualDocuments);
        report(&mut record, "M-1", minute(1));
        step_up(&mut record, MobileNumber, minute(2));
        assert!(!lift(&mut record, minute(3)));
    }
}
