//! Withdrawing from membership (退出會員): everything that tells of her is erased, whatever is live is stopped.

use std::time::Duration;

use mydata_consent::{KEEP_AT_MOST, Moment, StopReason};
use serde::{Deserialize, Serialize};

use super::delegations::leave_all;
use super::freeze::{Frozen, stop_live};
use super::freshness::NotFresh;
use super::journal::MembershipEvent;
use super::letters::Errand;
use super::record::{Heard, Private, Record};
use crate::error::PlatformError;
use crate::messages::LetterKind;
use crate::names::{CitizenName, TransactionName};
use crate::objects::Message;
use crate::session::SessionDigest;

/// A transaction that was stopped tells its end by then; afterwards nothing has to be told apart any more.
const REMEMBERED_FOR: Duration = KEEP_AT_MOST.saturating_add(Duration::from_hours(1));

/// A row that is none: the journal counts from 1.
const NO_ROW: u64 = 0;

/// Withdraws her membership.
///
/// What stays: the counts of wrong tries and of letters asked for, which protect others, and the names of the transactions
/// that are being stopped, until they have.
#[derive(Serialize, Deserialize)]
pub struct Withdraw {
    /// Her own name, by which her transactions know her.
    pub citizen: CitizenName,
    /// The digest of the session in which she does.
    pub digest: SessionDigest,
}

/// Why nothing was withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum NotWithdrawn {
    /// She has reported misuse; what was done in her name is to stay known until she lifts the freeze.
    #[error(transparent)]
    Frozen(Frozen),
    /// She has to show once more who she is.
    #[error(transparent)]
    NotFresh(NotFresh),
}

impl Message for Withdraw {
    type Answer = Result<(), NotWithdrawn>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "withdraw";
}

impl Heard for Withdraw {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        if let Err(not_fresh) = record.private.sessions.see_fresh(&self.digest, now) {
            return Ok(Err(NotWithdrawn::NotFresh(not_fresh)));
        }
        if let Some(freeze) = &record.private.freeze {
            return Ok(Err(NotWithdrawn::Frozen(freeze.frozen())));
        }
        record.note_membership(MembershipEvent::Left, now)?;
        let stopped = record.private.live.list(now).into_iter().map(|live| (live.transaction, now));
        record.private.disowned.add(stopped, now);
        keep_errands(record, now);
        stop_live(record, &self.citizen, StopReason::DeleteNow, now);
        leave_all(record, &self.citizen, now);
        record.tell_member(LetterKind::MembershipEnded { at: now }, now);
        record.private.erase();
        record.journal.destroy()?;
        Ok(Ok(()))
    }
}

/// The ledger still gets every commitment, for rows that are gone; letters from before go out no more.
fn keep_errands(record: &mut Record, now: Moment) {
    let pending = record.private.errands.due(Moment::from_unix_millis(i64::MAX)).into_iter();
    let appends: Vec<_> = pending
        .filter_map(|due| match due.effect {
            Errand::Enter { append, .. } => Some(append),
            _ => None,
        })
        .collect();
    record.private.errands.retain(|errand| matches!(errand, Errand::Leave { .. } | Errand::Stop { .. }));
    for append in appends {
        record.private.errands.push(now, Errand::Enter { number: NO_ROW, append });
    }
}

impl Private {
    /// Forgets her. The last letter still has to go, and with it where it goes to.
    fn erase(&mut self) {
        let Self { disowned, asked, errands, written, .. } = std::mem::take(self);
        *self = Self { disowned, asked, errands, written, ..Self::default() };
    }
}

/// Transactions of a membership that has ended: what they still have to tell is told to nobody.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Disowned(Vec<(TransactionName, Moment)>);

impl Disowned {
    fn add(&mut self, transactions: impl Iterator<Item = (TransactionName, Moment)>, now: Moment) {
        self.0.retain(|(_, since)| now.since(*since) < REMEMBERED_FOR);
        self.0.extend(transactions);
    }

    /// Whether this is one of them.
    pub(super) fn include(&self, transaction: &TransactionName) -> bool {
        self.0.iter().any(|(known, _)| known == transaction)
    }
}

#[cfg(test)]
mod tests {
    use IdentityMethod::CitizenCertificate;
    use mydata_consent::{Handover, Outcome, Shown};
    use mydata_identity::IdentityMethod;

    use super::*;
    use crate::objects::citizen::{
        Admit, BeginSession, Join, LatestUses, ListLive, Live, RecordUse, ReportMisuse, SeeSession, Use,
        WhoIsMember,
    };
    use crate::objects::transaction::Person;
    use crate::texts::Locale;

    const NOW: Moment = Moment::from_unix_millis(1_772_431_500_000);

    fn hear<M: Heard>(record: &mut Record, message: M, now: Moment) -> M::Answer {
        message.hear(record, now).unwrap()
    }

    fn digest() -> SessionDigest {
        serde_json::from_value("hers".into()).unwrap()
    }

    fn minute(minute: u64) -> Moment {
        NOW.plus(Duration::from_mins(minute))
    }

    fn join(record: &mut Record) {
        let join = Join {
            name: "王小明".to_owned(),
            contact: "ling@mail.example".parse().unwrap(),
            locale: Locale::En,
            terms_version: "1".to_owned(),
            privacy_version: "1".to_owned(),
        };
        hear(record, join, NOW);
    }

    /// A member who has just signed in and has a transaction under way.
    fn member() -> Record {
        let mut record = Record::blank();
        join(&mut record);
        let person = Box::new(Person {
            id: "A123456789".parse().unwrap(),
            birthday: mydata_identity::Birthday::parse_roc("0770101").unwrap(),
            name: "王小明".to_owned(),
            gender: None,
            email: None,
            mobile: None,
        });
        let shown = vec![Shown { method: CitizenCertificate, at: NOW }];
        hear(&mut record, BeginSession { digest: digest(), person, shown }, NOW);
        let live = Live {
            transaction: transaction(),
            handover: Handover::ToCitizen,
            client_id: None,
            resources: Vec::new(),
            at: NOW,
        };
        hear(&mut record, Admit { live, introduction: None }, NOW).unwrap();
        record
    }

    fn transaction() -> TransactionName {
        TransactionName::from_bytes([1; 16])
    }

    fn used(record: &mut Record, transaction: TransactionName) {
        let entry = Use::of_nothing(transaction, NOW, Outcome::Taken);
        hear(record, RecordUse { key: "3".to_owned(), entry, over: true }, NOW);
        record.journal.store().unwrap();
    }

    fn uses(record: &mut Record) -> usize {
        hear(record, LatestUses { limit: 10 }, NOW).len()
    }

    fn withdraw(record: &mut Record, now: Moment) -> Result<(), NotWithdrawn> {
        hear(record, Withdraw { citizen: CitizenName::from_bytes([7; 32]), digest: digest() }, now)
    }

    #[test]
    fn nothing_that_tells_of_her_is_left_but_the_last_letter() {
        let mut record = member();
        used(&mut record, TransactionName::from_bytes([2; 16]));
        withdraw(&mut record, minute(1)).unwrap();
        assert!(hear(&mut record, WhoIsMember, minute(1)).is_none());
        assert!(hear(&mut record, SeeSession { digest: digest(), by_itself: false }, minute(1)).is_none());
        assert_eq!(hear(&mut record, ListLive, minute(1)), []);
        assert_eq!(uses(&mut record), 0);
        for due in record.private.errands.due(minute(60)) {
            if matches!(due.effect, Errand::Send { .. }) {
                record.private.errands.done(due.id);
            }
        }
        let kept = serde_json::to_string(&record.private).unwrap();
        for personal in ["A123456789", "王小明", "ling@mail.example", "hers"] {
            assert!(!kept.contains(personal), "{kept}");
        }
    }

    #[test]
    fn the_last_letter_goes_out_and_letters_from_before_do_not() {
        let mut record = member();
        withdraw(&mut record, minute(1)).unwrap();
        let letters = record.private.errands.due(minute(60)).into_iter();
        let letters: Vec<_> = letters
            .filter_map(|due| match due.effect {
                Errand::Send { letter, .. } => Some((letter.what.name(), letter.locale)),
                _ => None,
            })
            .collect();
        assert_eq!(letters, [("membership-ended", Locale::En)]);
    }

    #[test]
    fn what_is_live_is_stopped_and_its_end_is_written_down_for_nobody() {
        let mut record = member();
        withdraw(&mut record, minute(1)).unwrap();
        let errands = record.private.errands.due(minute(1)).into_iter();
        let stops: Vec<_> = errands
            .filter_map(|due| match due.effect {
                Errand::Stop { transaction, why, .. } => Some((transaction, why)),
                _ => None,
            })
            .collect();
        assert_eq!(stops, [(transaction(), StopReason::DeleteNow)]);
        used(&mut record, transaction());
        assert_eq!(uses(&mut record), 0);
    }

    #[test]
    fn the_ledger_still_gets_every_commitment_and_marks_no_row_of_a_later_membership() {
        let mut record = member();
        withdraw(&mut record, minute(1)).unwrap();
        let entered: Vec<_> = (record.private.errands.due(minute(1)).into_iter())
            .filter_map(|due| match due.effect {
                Errand::Enter { number, .. } => Some(number),
                _ => None,
            })
            .collect();
        assert_eq!(entered, [NO_ROW; 2], "that she joined, that she left");
    }

    #[test]
    fn an_identification_of_a_while_ago_does_not_withdraw() {
        let mut record = member();
        hear(&mut record, SeeSession { digest: digest(), by_itself: false }, minute(10));
        assert_eq!(withdraw(&mut record, minute(15)), Err(NotWithdrawn::NotFresh(NotFresh)));
        assert!(hear(&mut record, WhoIsMember, minute(15)).is_some());
    }

    #[test]
    fn while_misuse_is_reported_the_record_of_it_stays() {
        let mut record = member();
        let report = ReportMisuse {
            citizen: CitizenName::from_bytes([7; 32]),
            digest: digest(),
            reference: "M-1".to_owned(),
            operator: None,
        };
        hear(&mut record, report, minute(1)).unwrap();
        let frozen = Err(NotWithdrawn::Frozen(Frozen { since: minute(1) }));
        assert_eq!(withdraw(&mut record, minute(2)), frozen);
    }

    #[test]
    fn whoever_joins_again_is_a_new_member() {
        let mut record = member();
        withdraw(&mut record, minute(1)).unwrap();
        join(&mut record);
        let errands = record.private.errands.due(minute(60)).into_iter();
        let ids = errands.filter_map(|due| match due.effect {
            Errand::Send { letter, .. } => Some(letter.id),
            _ => None,
        });
        assert_eq!(ids.collect::<std::collections::BTreeSet<_>>().len(), 2, "no letter repeats an old name");
        used(&mut record, TransactionName::from_bytes([2; 16]));
        assert_eq!(uses(&mut record), 1);
    }
}
