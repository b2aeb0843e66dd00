//! Counters to which others have asked her to go for them (委託代辦): what she is asked, and whether she may.
//!
//! Whoever asks hears nothing from here: not whether there is such a person, whether she is a member, or whether she has been told.

use std::time::Duration;

use mydata_consent::{DelegationNews, Moment, WrongTries};
use mydata_protocol::counter::CounterCode;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use super::freshness::NotFresh;
use super::journal::{Delegated, DelegationRole, Entry};
use super::letters::Errand;
use super::record::{Heard, Record};
use crate::error::PlatformError;
use crate::messages::{Bilingual, LetterKind};
use crate::names::{CitizenName, TransactionName};
use crate::objects::Message;
use crate::session::SessionDigest;

/// So many mandates one person has at a time. One that was taken back counts until it would have ended: nobody writes letters to
/// somebody by asking again and again.
pub const MAX_MANDATES: usize = 5;
/// So many of them from one citizen: nobody keeps her from being asked by others.
pub const MAX_FROM_ONE: usize = 2;

/// What she is asked to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mandate {
    /// In which transaction.
    pub transaction: TransactionName,
    /// Which naming of that it is.
    pub naming: usize,
    /// Who asks, masked.
    pub from: String,
    /// For which service.
    pub service: Bilingual,
    /// At whose counter.
    pub agency: Bilingual,
    /// What is to be shown there: names and no more.
    pub datasets: Vec<Bilingual>,
    /// When she was asked.
    pub asked_at: Moment,
    /// Until when it can be done.
    pub until: Moment,
}

/// Why she may not see or accept it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MandateRefusal {
    /// Everything in her name is frozen.
    #[error("frozen")]
    Frozen,
    /// Too many wrong codes.
    #[error("too many wrong codes")]
    Locked {
        /// When the pause ends.
        until: Moment,
    },
    /// She is no member.
    #[error("not a member")]
    NoMember,
    /// She has to show once more who she is.
    #[error(transparent)]
    NotFresh(NotFresh),
    /// It is over, or never was.
    #[error("no such mandate")]
    Unknown,
    /// The code leads to none.
    #[error("wrong code")]
    Wrong {
        /// So many tries are left.
        remaining: usize,
    },
}

impl MandateRefusal {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Frozen => "delegation.frozen",
            Self::Locked { .. } => "delegation.locked",
            Self::NoMember => "delegation.no-member",
            Self::NotFresh(_) => "member.not-fresh",
            Self::Unknown => "delegation.unknown",
            Self::Wrong { .. } => "delegation.code-wrong",
        }
    }
}

/// The mandates, and the wrong codes that were entered for them.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Delegations {
    mandates: Vec<Kept>,
    tries: WrongTries,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    mandate: Mandate,
    /// Who asks.
    #[serde(default)]
    principal: Option<CitizenName>,
    /// What is kept of the code by which she sees it.
    digest: String,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Stage {
    /// She has been sent the code.
    Sent,
    /// She has entered it.
    Seen,
    /// Nothing is left to do; it only counts.
    Over,
}

impl Delegations {
    fn settle(&mut self, now: Moment) {
        self.mandates.retain(|kept| now < kept.mandate.until);
    }

    fn keep(&mut self, kept: Kept, now: Moment) -> bool {
        self.settle(now);
        let Kept { mandate, principal, .. } = &kept;
        let is_known = self.mandates.iter().any(|kept| kept.is(&mandate.transaction, mandate.naming));
        let from_her = self.mandates.iter().filter(|kept| kept.principal == *principal).count();
        if is_known || self.mandates.len() >= MAX_MANDATES || from_her >= MAX_FROM_ONE {
            return false;
        }
        self.mandates.push(kept);
        true
    }

    /// Wrong codes are counted before they are compared.
    fn open(&mut self, digest: &str, now: Moment) -> Result<TransactionName, MandateRefusal> {
        self.settle(now);
        let remaining =
            self.tries.begin(now).map_err(|locked| MandateRefusal::Locked { until: locked.until })?;
        let is_right = |kept: &&mut Kept| {
            kept.stage != Stage::Over && bool::from(kept.digest.as_bytes().ct_eq(digest.as_bytes()))
        };
        let Some(kept) = self.mandates.iter_mut().find(is_right) else {
            return Err(MandateRefusal::Wrong { remaining });
        };
        kept.stage = Stage::Seen;
        let transaction = kept.mandate.transaction.clone();
        self.tries.succeed();
        Ok(transaction)
    }

    fn seen(&self, now: Moment) -> impl Iterator<Item = &Mandate> {
        let is_seen = move |kept: &&Kept| kept.stage == Stage::Seen && now < kept.mandate.until;
        self.mandates.iter().filter(is_seen).map(|kept| &kept.mandate)
    }

    /// Who has asked her, masked.
    fn who_asked(&self, transaction: &TransactionName, naming: usize) -> String {
        let kept = self.mandates.iter().find(|kept| kept.is(transaction, naming));
        kept.map(|kept| kept.mandate.from.clone()).unwrap_or_default()
    }

    /// Nothing is left to do. Tells whether she had been asked, and was not through with it.
    fn end(&mut self, transaction: &TransactionName, naming: usize) -> bool {
        let mut kept = self.mandates.iter_mut().filter(|kept| kept.is(transaction, naming));
        let Some(kept) = kept.find(|kept| kept.stage != Stage::Over) else { return false };
        kept.stage = Stage::Over;
        (kept.mandate.from, kept.mandate.datasets) = (String::new(), Vec::new());
        true
    }
}

impl Kept {
    fn is(&self, transaction: &TransactionName, naming: usize) -> bool {
        self.mandate.transaction == *transaction && self.mandate.naming == naming
    }
}

/// Asks her. Whoever is no member, has everything frozen or has been asked too often is not told, and nobody hears of that.
#[derive(Serialize, Deserialize)]
pub struct AskAgent {
    /// What for.
    pub mandate: Mandate,
    /// Who asks.
    pub principal: CitizenName,
    /// The code that her letter names.
    pub code: CounterCode,
    /// What is kept of it.
    pub digest: String,
}

impl Message for AskAgent {
    type Answer = ();
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "ask-agent";
}

impl Heard for AskAgent {
    fn hear(self, record: &mut Record, now: Moment) -> Result<(), PlatformError> {
        let Self { mandate, principal, code, digest } = self;
        let can_be_asked = may_act(record).is_ok() && now < mandate.until;
        let kept = Kept { mandate: mandate.clone(), principal: Some(principal), digest, stage: Stage::Sent };
        if !can_be_asked || !record.private.delegations.keep(kept, now) {
            return Ok(());
        }
        let Mandate { transaction, from, service, until, .. } = mandate;
        let code = code.as_str().to_owned();
        let what = LetterKind::DelegationAsked { code, from, service, until };
        record.tell_member_about(transaction, what, now);
        Ok(())
    }
}

/// She enters the code of a mandate.
#[derive(Serialize, Deserialize)]
pub struct OpenMandate {
    /// The digest of her session.
    pub session: SessionDigest,
    /// What would be kept of the code.
    pub digest: String,
}

impl Message for OpenMandate {
    type Answer = Result<TransactionName, MandateRefusal>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "open-mandate";
}

impl Heard for OpenMandate {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        if record.private.sessions.see(&self.session, now).is_none() {
            return Ok(Err(MandateRefusal::Unknown));
        }
        if let Err(refusal) = may_act(record) {
            return Ok(Err(refusal));
        }
        Ok(record.private.delegations.open(&self.digest, now))
    }
}

/// Asks for the mandates whose codes she has entered.
#[derive(Serialize, Deserialize)]
pub struct ListMandates {
    /// The digest of her session.
    pub session: SessionDigest,
}

impl Message for ListMandates {
    type Answer = Vec<Mandate>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "list-mandates";
}

impl Heard for ListMandates {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        if record.private.sessions.find(&self.session, now).is_none() || may_act(record).is_err() {
            return Ok(Vec::new());
        }
        Ok(record.private.delegations.seen(now).cloned().collect())
    }
}

/// Asks whether she may accept a mandate now, which wants a fresh identification.
#[derive(Serialize, Deserialize)]
pub struct MayAccept {
    /// The digest of her session.
    pub session: SessionDigest,
    /// Of which transaction.
    pub transaction: TransactionName,
}

impl Message for MayAccept {
    type Answer = Result<Mandate, MandateRefusal>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "may-accept";
}

impl Heard for MayAccept {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        if let Err(not_fresh) = record.private.sessions.see_fresh(&self.session, now) {
            return Ok(Err(MandateRefusal::NotFresh(not_fresh)));
        }
        if let Err(refusal) = may_act(record) {
            return Ok(Err(refusal));
        }
        let found =
            record.private.delegations.seen(now).find(|mandate| mandate.transaction == self.transaction);
        Ok(found.cloned().ok_or(MandateRefusal::Unknown))
    }
}

/// Tells one of the two what has become of a delegation. The same `key` twice tells once.
#[derive(Serialize, Deserialize)]
pub struct TellOfDelegation {
    /// The idempotency key.
    pub key: String,
    /// Who is told.
    pub citizen: CitizenName,
    /// Which naming it is about.
    pub naming: usize,
    /// What has happened.
    pub delegated: Delegated,
}

impl Message for TellOfDelegation {
    type Answer = ();
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "tell-of-delegation";
}

impl Heard for TellOfDelegation {
    fn hear(self, record: &mut Record, now: Moment) -> Result<(), PlatformError> {
        let Self { key, citizen, naming, delegated } = self;
        match delegated.role {
            DelegationRole::Agent => tell_agent(record, &key, (&citizen, naming), delegated, now),
            DelegationRole::Principal => tell_principal(record, &key, delegated, now),
        }
    }
}

fn tell_principal(
    record: &mut Record,
    key: &str,
    delegated: Delegated,
    now: Moment,
) -> Result<(), PlatformError> {
    if record.note(key, &Entry::Delegation(delegated.clone()), None, now)? {
        write(record, delegated, now);
    }
    Ok(())
}

/// Of somebody who was never told that she is asked, nothing is written down and nobody is told.
fn tell_agent(
    record: &mut Record,
    key: &str,
    (citizen, naming): (&CitizenName, usize),
    mut delegated: Delegated,
    now: Moment,
) -> Result<(), PlatformError> {
    let transaction = delegated.about.transaction.clone();
    if delegated.other.is_empty() {
        // The transaction is over, and has forgotten whose it was.
        delegated.other = record.private.delegations.who_asked(&transaction, naming);
    }
    let is_told = match delegated.news {
        DelegationNews::Accepted if may_act(record).is_err() => {
            // She may not any more: what she accepted a moment ago is given back.
            leave(record, citizen, (transaction, naming), now);
            true
        }
        DelegationNews::Accepted | DelegationNews::Used => true,
        DelegationNews::Refused => {
            record.private.delegations.end(&transaction, naming);
            true
        }
        DelegationNews::Withdrawn => record.private.delegations.end(&transaction, naming),
        DelegationNews::Over => {
            record.private.delegations.end(&transaction, naming);
            false
        }
        DelegationNews::Asked => false,
    };
    let is_member = record.private.member.is_some();
    if is_told && is_member && record.note(key, &Entry::Delegation(delegated.clone()), None, now)? {
        write(record, delegated, now);
    }
    Ok(())
}

/// Writes to her of what the other one has done; of what she has done herself she need not be told.
fn write(record: &mut Record, delegated: Delegated, now: Moment) {
    let Delegated { at, about, role, news, other } = delegated;
    let service = about.receiver.name();
    let what = match (role, news) {
        (DelegationRole::Principal, DelegationNews::Accepted) => {
            LetterKind::DelegationAccepted { other, service, at }
        }
        (DelegationRole::Principal, DelegationNews::Refused) => {
            LetterKind::DelegationRefused { other, service, at }
        }
        (DelegationRole::Agent, DelegationNews::Used) => LetterKind::DelegationUsed { other, service, at },
        (DelegationRole::Agent, DelegationNews::Withdrawn) => {
            LetterKind::DelegationWithdrawn { other, service, at }
        }
        _ => return,
    };
    record.tell_member_about(about.transaction, what, now);
}

/// Whether she may go to a counter for somebody: a member, which has a contact that was checked, and nothing frozen.
fn may_act(record: &Record) -> Result<(), MandateRefusal> {
    if record.private.member.is_none() {
        return Err(MandateRefusal::NoMember);
    }
    if record.private.freeze.is_some() {
        return Err(MandateRefusal::Frozen);
    }
    Ok(())
}

/// A message that is told once more, in case it overtook the one by which she accepted.
const LEFT_AGAIN_AFTER: Duration = Duration::from_mins(1);

/// She gives back whatever she was asked to do.
pub(super) fn leave_all(record: &mut Record, citizen: &CitizenName, now: Moment) {
    let alive = record.private.delegations.mandates.iter().filter(|kept| kept.stage != Stage::Over);
    let alive: Vec<_> =
        alive.map(|Kept { mandate, .. }| (mandate.transaction.clone(), mandate.naming)).collect();
    for (transaction, naming) in alive {
        leave(record, citizen, (transaction, naming), now);
    }
}

fn leave(
    record: &mut Record,
    citizen: &CitizenName,
    (transaction, naming): (TransactionName, usize),
    now: Moment,
) {
    for at in [now, now.plus(LEFT_AGAIN_AFTER)] {
        let (citizen, transaction) = (citizen.clone(), transaction.clone());
        record.private.errands.push(at, Errand::Leave { citizen, transaction, naming });
    }
}

#[cfg(test)]
mod tests {
    use mydata_consent::{Outcome, Shown};
    use mydata_identity::IdentityMethod;

    use super::*;
    use crate::objects::citizen::{BeginSession, Join, JoinSilently, ReportMisuse, Use, Withdraw};
    use crate::objects::transaction::Person;
    use crate::texts::Locale;

    const NOW: Moment = Moment::from_unix_millis(1_772_431_500_000);

    fn hear<M: Heard>(record: &mut Record, message: M, now: Moment) -> M::Answer {
        message.hear(record, now).unwrap()
    }

    fn session() -> SessionDigest {
        serde_json::from_value("hers".into()).unwrap()
    }

    fn citizen() -> CitizenName {
        CitizenName::from_bytes([7; 32])
    }

    fn minute(minute: u64) -> Moment {
        NOW.plus(Duration::from_mins(minute))
    }

    fn transaction(byte: u8) -> TransactionName {
        TransactionName::from_bytes([byte; 16])
    }

    fn name(text: &str) -> Bilingual {
        Bilingual { zh: text.to_owned(), en: String::new() }
    }

    fn mandate(byte: u8) -> Mandate {
        Mandate {
            transaction: transaction(byte),
            naming: 1,
            from: "王○明".to_owned(),
            service: name("急難救助申請"),
            agency: name("示範市政府社會局"),
            datasets: vec![name("個人綜合所得資料")],
            asked_at: NOW,
            until: minute(480),
        }
    }

    fn sign_in(record: &mut Record, at: Moment) {
        let person = Box::new(Person {
            id: "A123456789".parse().unwrap(),
            birthday: mydata_identity::Birthday::parse_roc("0770101").unwrap(),
            name: "陳小華".to_owned(),
            gender: None,
            email: None,
            mobile: None,
        });
        let shown = vec![Shown { method: IdentityMethod::CitizenCertificate, at }];
        hear(record, BeginSession { digest: session(), person, shown }, at);
    }

    /// A member who has just signed in.
    fn member() -> Record {
        let mut record = Record::blank();
        let join = Join {
            name: "陳小華".to_owned(),
            contact: "hua@mail.example".parse().unwrap(),
            locale: Locale::ZhHant,
            terms_version: "1".to_owned(),
            privacy_version: "1".to_owned(),
        };
        hear(&mut record, JoinSilently(join), NOW);
        sign_in(&mut record, NOW);
        record.private.errands.retain(|_| false);
        record
    }

    /// Somebody asks, under a code whose digest is the transaction's byte.
    fn ask(record: &mut Record, byte: u8, now: Moment) {
        ask_for(record, byte, mandate(byte), now);
    }

    /// Whoever has this number asks.
    fn ask_for(record: &mut Record, principal: u8, mandate: Mandate, now: Moment) {
        let (code, digest) = (CounterCode::parse("jtdf86ua").unwrap(), principal.to_string());
        let principal = CitizenName::from_bytes([principal; 32]);
        hear(record, AskAgent { mandate, principal, code, digest }, now);
    }

    fn open(record: &mut Record, digest: &str, now: Moment) -> Result<TransactionName, MandateRefusal> {
        hear(record, OpenMandate { session: session(), digest: digest.to_owned() }, now)
    }

    fn listed(record: &mut Record, now: Moment) -> usize {
        hear(record, ListMandates { session: session() }, now).len()
    }

    fn letters(record: &Record) -> Vec<&'static str> {
        let letters =
            record.private.errands.due(minute(600)).into_iter().filter_map(|due| match due.effect {
                Errand::Send { letter, .. } => Some(letter.what.name()),
                _ => None,
            });
        letters.collect()
    }

    fn left(record: &Record, now: Moment) -> usize {
        let due = record.private.errands.due(now).into_iter();
        due.filter(|due| matches!(due.effect, Errand::Leave { .. })).count()
    }

    fn tell(record: &mut Record, news: DelegationNews, key: &str) {
        let about = Use::of_nothing(transaction(1), NOW, Outcome::Taken).about;
        let role = DelegationRole::Agent;
        let delegated = Delegated { at: NOW, about, role, news, other: "王○明".to_owned() };
        hear(record, TellOfDelegation { key: key.to_owned(), citizen: citizen(), naming: 1, delegated }, NOW);
        record.journal.store().unwrap();
    }

    fn noted(record: &mut Record) -> usize {
        record
            .journal
            .entries()
            .filter(|noted| matches!(noted.as_ref().unwrap().entry, Entry::Delegation(_)))
            .count()
    }

    #[test]
    fn whoever_is_asked_gets_one_letter_and_sees_nothing_before_she_has_entered_its_code() {
        let mut record = member();
        ask(&mut record, 1, NOW);
        ask(&mut record, 1, NOW);
        assert_eq!(letters(&record), ["delegation-asked"]);
        assert_eq!(listed(&mut record, NOW), 0);
        assert_eq!(open(&mut record, "1", NOW), Ok(transaction(1)));
        assert_eq!(listed(&mut record, NOW), 1);
    }

    #[test]
    fn of_somebody_who_is_no_member_nothing_is_kept_and_nothing_sent() {
        let mut record = Record::blank();
        ask(&mut record, 1, NOW);
        tell(&mut record, DelegationNews::Withdrawn, "1");
        assert_eq!(letters(&record), Vec::<&str>::new());
        assert_eq!(noted(&mut record), 0);
        assert!(record.private.delegations.mandates.is_empty());
    }

    #[test]
    fn nobody_gets_more_than_so_many_letters_however_often_it_is_taken_back() {
        let mut record = member();
        for byte in 1..20 {
            ask(&mut record, byte, NOW);
            record.private.delegations.end(&transaction(byte), 1);
        }
        assert_eq!(letters(&record).len(), MAX_MANDATES);
        record.private.errands.retain(|_| false);
        let again = Mandate { until: minute(960), ..mandate(30) };
        ask_for(&mut record, 30, again, minute(480));
        assert_eq!(letters(&record).len(), 1);
    }

    #[test]
    fn nobody_keeps_somebody_from_being_asked_by_others() {
        let mut record = member();
        for byte in 1..20 {
            ask_for(&mut record, 50, mandate(byte), NOW);
            record.private.delegations.end(&transaction(byte), 1);
        }
        assert_eq!(letters(&record).len(), MAX_FROM_ONE);
        ask(&mut record, 20, NOW);
        assert_eq!(letters(&record).len(), MAX_FROM_ONE + 1);
    }

    #[test]
    fn five_wrong_codes_pause_for_a_quarter_of_an_hour_and_a_right_one_then_is_not_taken() {
        let mut record = member();
        ask(&mut record, 1, NOW);
        for remaining in (0..5).rev() {
            assert_eq!(open(&mut record, "2", NOW), Err(MandateRefusal::Wrong { remaining }));
        }
        assert_eq!(open(&mut record, "1", minute(14)), Err(MandateRefusal::Locked { until: minute(15) }));
        sign_in(&mut record, minute(15));
        assert_eq!(open(&mut record, "1", minute(15)), Ok(transaction(1)));
    }

    #[test]
    fn whoever_is_not_signed_in_enters_no_code() {
        let mut record = member();
        ask(&mut record, 1, NOW);
        record.private.sessions.end_all();
        assert_eq!(open(&mut record, "1", NOW), Err(MandateRefusal::Unknown));
    }

    #[test]
    fn accepting_wants_a_fresh_identification() {
        let mut record = member();
        ask(&mut record, 1, NOW);
        open(&mut record, "1", NOW).unwrap();
        let may = |record: &mut Record, now| {
            hear(record, MayAccept { session: session(), transaction: transaction(1) }, now)
        };
        assert_eq!(may(&mut record, minute(14)), Ok(mandate(1)));
        assert_eq!(may(&mut record, minute(28)), Err(MandateRefusal::NotFresh(NotFresh)));
    }

    #[test]
    fn a_mandate_is_seen_until_the_data_is_gone_and_not_a_moment_longer() {
        let mut record = member();
        ask(&mut record, 1, NOW);
        open(&mut record, "1", NOW).unwrap();
        let late = minute(480);
        sign_in(&mut record, late);
        let before = Moment::from_unix_millis(late.unix_millis() - 1);
        assert_eq!(record.private.delegations.seen(before).count(), 1);
        assert_eq!(record.private.delegations.seen(late).count(), 0);
    }

    #[test]
    fn what_is_taken_back_is_told_once_to_whom_was_asked_and_is_seen_no_more() {
        let mut record = member();
        ask(&mut record, 1, NOW);
        open(&mut record, "1", NOW).unwrap();
        tell(&mut record, DelegationNews::Withdrawn, "w");
        tell(&mut record, DelegationNews::Withdrawn, "w");
        assert_eq!(letters(&record), ["delegation-asked", "delegation-withdrawn"]);
        assert_eq!((noted(&mut record), listed(&mut record, NOW)), (1, 0));
        assert_eq!(open(&mut record, "1", NOW), Err(MandateRefusal::Wrong { remaining: 4 }));
    }

    #[test]
    fn somebody_who_was_never_told_is_not_told_that_it_was_taken_back() {
        let mut record = member();
        tell(&mut record, DelegationNews::Withdrawn, "w");
        assert_eq!(letters(&record), Vec::<&str>::new());
        assert_eq!(noted(&mut record), 0);
    }

    #[test]
    fn whoever_reports_misuse_gives_back_what_she_was_asked_and_may_accept_nothing_until_she_lifts_the_freeze()
     {
        let mut record = member();
        ask(&mut record, 1, NOW);
        open(&mut record, "1", NOW).unwrap();
        let report = ReportMisuse {
            citizen: citizen(),
            digest: session(),
            reference: "M-1".to_owned(),
            operator: None,
        };
        hear(&mut record, report, NOW);
        assert_eq!((left(&record, NOW), left(&record, minute(1))), (1, 2));
        let may = MayAccept { session: session(), transaction: transaction(1) };
        assert_eq!(hear(&mut record, may, NOW), Err(MandateRefusal::Frozen));
        ask(&mut record, 2, NOW);
        assert_eq!(open(&mut record, "2", NOW), Err(MandateRefusal::Frozen));
    }

    #[test]
    fn whoever_leaves_gives_back_what_she_was_asked() {
        let mut record = member();
        ask(&mut record, 1, NOW);
        hear(&mut record, Withdraw { citizen: citizen(), digest: session() }, NOW).unwrap();
        assert_eq!(left(&record, NOW), 1);
        assert!(record.private.delegations.mandates.is_empty());
    }

    #[test]
    fn what_was_accepted_a_moment_before_a_freeze_is_given_back() {
        let mut record = member();
        ask(&mut record, 1, NOW);
        let report = ReportMisuse {
            citizen: citizen(),
            digest: session(),
            reference: "M-1".to_owned(),
            operator: None,
        };
        hear(&mut record, report, NOW);
        record.private.errands.retain(|_| false);
        tell(&mut record, DelegationNews::Accepted, "a");
        assert_eq!(left(&record, NOW), 1);
    }
}
