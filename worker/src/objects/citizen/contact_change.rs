//! A member changes her main contact: a code goes to the new one, and only once it is typed back do notices go there.

use mydata_consent::{CodeRefusal, Moment, SentCode};
use mydata_identity::Contact;
use serde::{Deserialize, Serialize};

use super::freshness::NotFresh;
use super::letters::PostLetter;
use super::membership;
use super::record::{Heard, Record};
use crate::error::PlatformError;
use crate::messages::{CodePurpose, LetterKind};
use crate::names::hex;
use crate::objects::Message;
use crate::random;
use crate::session::SessionDigest;
use crate::texts::Locale;

/// A change that waits for its code. It belongs to the session in which it was asked for.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Pending {
    to: Contact,
    sent: SentCode,
}

/// A change that waits for its code, as its page shows it.
#[derive(Clone, Serialize, Deserialize)]
pub struct ContactChange {
    /// Where the code went.
    pub to: Contact,
    /// Until when it is good.
    pub valid_until: Moment,
    /// When the next one may be sent.
    pub resend_at: Moment,
    /// Whether it can still be right.
    pub is_live: bool,
}

impl Pending {
    fn view(&self, now: Moment) -> ContactChange {
        ContactChange {
            to: self.to.clone(),
            valid_until: self.sent.valid_until(),
            resend_at: self.sent.resend_at(),
            is_live: self.sent.is_live(now),
        }
    }
}

/// Why no code was sent. What was asked for before still waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum CodeNotSent {
    /// Nobody is signed in, or she is no member.
    #[error("no member's session")]
    NoMember,
    /// She has to show once more who she is.
    #[error(transparent)]
    NotFresh(NotFresh),
    /// So many letters have gone out that no more do for a while.
    #[error("too many letters")]
    TooManyLetters {
        /// When the next one may be sent.
        until: Moment,
    },
    /// The last code is too young for another.
    #[error("too soon for another code")]
    TooSoon {
        /// When another may be sent.
        at: Moment,
    },
}

/// Sends a code to what may become her contact.
#[derive(Serialize, Deserialize)]
pub struct AskContactChange {
    /// The session's digest.
    pub digest: SessionDigest,
    /// The new contact.
    pub to: Contact,
    /// The language of the letter.
    pub locale: Locale,
    /// The code, for the letter.
    pub code: String,
    /// Its keyed digest, to be kept.
    pub code_digest: String,
}

impl Message for AskContactChange {
    type Answer = Result<ContactChange, CodeNotSent>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "ask-contact-change";
}

impl Heard for AskContactChange {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        let is_member = record.private.member.is_some();
        let session = record.private.sessions.see(&self.digest, now).filter(|_| is_member);
        if session.is_none() {
            return Ok(Err(CodeNotSent::NoMember));
        }
        let session = match record.private.sessions.see_fresh(&self.digest, now) {
            Ok(session) => session,
            Err(not_fresh) => return Ok(Err(CodeNotSent::NotFresh(not_fresh))),
        };
        if let Some(Pending { sent, .. }) = &session.contact_change
            && now < sent.resend_at()
        {
            return Ok(Err(CodeNotSent::TooSoon { at: sent.resend_at() }));
        }
        let sent = SentCode::new(self.code_digest, now);
        let what = LetterKind::Code {
            code: self.code,
            purpose: CodePurpose::ConfirmContact,
            valid_until: sent.valid_until(),
        };
        let key = hex(&random::bytes::<16>()?);
        let letter = PostLetter { key, to: Some(self.to.clone()), locale: self.locale, about: None, what };
        if let Err(too_many) = letter.hear(record, now)? {
            return Ok(Err(CodeNotSent::TooManyLetters { until: too_many.until }));
        }
        let pending = Pending { to: self.to, sent };
        let view = pending.view(now);
        if let Some(session) = record.private.sessions.see(&self.digest, now) {
            session.contact_change = Some(pending);
        }
        Ok(Ok(view))
    }
}

/// Asks for the change that waits in this session.
#[derive(Serialize, Deserialize)]
pub struct ShowContactChange {
    /// The session's digest.
    pub digest: SessionDigest,
}

impl Message for ShowContactChange {
    type Answer = Option<ContactChange>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "show-contact-change";
}

impl Heard for ShowContactChange {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        let session = record.private.sessions.see(&self.digest, now);
        Ok(session.and_then(|session| session.contact_change.as_ref()).map(|pending| pending.view(now)))
    }
}

/// Tries a code that was typed; the right one changes the contact.
#[derive(Serialize, Deserialize)]
pub struct ConfirmContactChange {
    /// The session's digest.
    pub digest: SessionDigest,
    /// The keyed digest of what was typed.
    pub code_digest: String,
}

impl Message for ConfirmContactChange {
    type Answer = Result<(), CodeRefusal>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "confirm-contact-change";
}

impl Heard for ConfirmContactChange {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        let session = record.private.sessions.see(&self.digest, now);
        let Some(session) = session else { return Ok(Err(CodeRefusal::Dead)) };
        let Some(pending) = &mut session.contact_change else { return Ok(Err(CodeRefusal::Dead)) };
        if let Err(refusal) = pending.sent.check(&self.code_digest, now) {
            return Ok(Err(refusal));
        }
        let to = pending.to.clone();
        session.contact_change = None;
        membership::change(record, to, now)?;
        Ok(Ok(()))
    }
}

/// Gives up the change that waits in this session.
#[derive(Serialize, Deserialize)]
pub struct DropContactChange {
    /// The session's digest.
    pub digest: SessionDigest,
}

impl Message for DropContactChange {
    type Answer = ();
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "drop-contact-change";
}

impl Heard for DropContactChange {
    fn hear(self, record: &mut Record, now: Moment) -> Result<(), PlatformError> {
        if let Some(session) = record.private.sessions.see(&self.digest, now) {
            session.contact_change = None;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use mydata_consent::Shown;
    use mydata_identity::IdentityMethod;

    use super::*;
    use crate::objects::citizen::letters::Errand;
    use crate::objects::citizen::{BeginSession, Join, JoinSilently, WhoIsMember};
    use crate::objects::transaction::Person;

    const NOW: Moment = Moment::from_unix_millis(1_772_431_500_000);
    const OLD: &str = "ling@mail.example";
    const NEW: &str = "0912345789";

    fn digest() -> SessionDigest {
        serde_json::from_value("session".into()).unwrap()
    }

    fn hear<M: Heard>(record: &mut Record, message: M, now: Moment) -> M::Answer {
        message.hear(record, now).unwrap()
    }

    /// A member who is signed in.
    fn member() -> Record {
        let mut record = Record::blank();
        let join = Join {
            name: "王小明".to_owned(),
            contact: OLD.parse().unwrap(),
            locale: Locale::ZhHant,
            terms_version: "1".to_owned(),
            privacy_version: "1".to_owned(),
        };
        hear(&mut record, JoinSilently(join), NOW);
        let person = Box::new(Person {
            id: "A123456789".parse().unwrap(),
            birthday: mydata_identity::Birthday::parse_roc("0770101").unwrap(),
            name: "王小明".to_owned(),
            gender: None,
            email: None,
            mobile: None,
        });
        let shown = vec![Shown { method: IdentityMethod::DualDocuments, at: NOW }];
        hear(&mut record, BeginSession { digest: digest(), person, shown }, NOW);
        record.private.errands.retain(|_| false);
        record
    }

    fn ask(record: &mut Record, code: &str, now: Moment) -> Result<(), CodeNotSent> {
        let ask = AskContactChange {
            digest: digest(),
            to: NEW.parse().unwrap(),
            locale: Locale::ZhHant,
            code: code.to_owned(),
            code_digest: format!("digest of {code}"),
        };
        hear(record, ask, now).map(|_| ())
    }

    fn confirm(record: &mut Record, code: &str, now: Moment) -> Result<(), CodeRefusal> {
        let code_digest = format!("digest of {code}");
        hear(record, ConfirmContactChange { digest: digest(), code_digest }, now)
    }

    fn contact(record: &mut Record) -> String {
        hear(record, WhoIsMember, NOW).unwrap().contact.as_str().to_owned()
    }

    fn letters(record: &Record) -> Vec<(String, &'static str)> {
        let errands = record.private.errands.due(NOW.plus(Duration::from_hours(1)));
        let letters = errands.into_iter().filter_map(|due| match due.effect {
            Errand::Send { letter, .. } => Some((letter.to.as_str().to_owned(), letter.what.name())),
            _ => None,
        });
        letters.collect()
    }

    #[test]
    fn the_contact_changes_once_the_code_that_went_there_comes_back() {
        let mut record = member();
        ask(&mut record, "12345678", NOW).unwrap();
        assert_eq!(contact(&mut record), OLD);
        confirm(&mut record, "12345678", NOW).unwrap();
        assert_eq!(contact(&mut record), NEW);
        let told = [(NEW.to_owned(), "confirm-contact"), (OLD.to_owned(), "contact-changed")];
        assert_eq!(letters(&record), told);
    }

    #[test]
    fn a_wrong_code_changes_nothing_and_a_right_one_serves_once() {
        let mut record = member();
        ask(&mut record, "12345678", NOW).unwrap();
        assert_eq!(confirm(&mut record, "00000000", NOW), Err(CodeRefusal::Wrong { remaining: 4 }));
        assert_eq!(contact(&mut record), OLD);
        confirm(&mut record, "12345678", NOW).unwrap();
        assert_eq!(confirm(&mut record, "12345678", NOW), Err(CodeRefusal::Dead));
    }

    #[test]
    fn a_second_code_waits_a_minute_and_kills_the_first() {
        let mut record = member();
        ask(&mut record, "12345678", NOW).unwrap();
        let at = NOW.plus(Duration::from_mins(1));
        assert_eq!(ask(&mut record, "87654321", NOW), Err(CodeNotSent::TooSoon { at }));
        ask(&mut record, "87654321", at).unwrap();
        assert_eq!(confirm(&mut record, "12345678", at), Err(CodeRefusal::Wrong { remaining: 4 }));
        assert_eq!(confirm(&mut record, "87654321", at), Ok(()));
    }

    #[test]
    fn a_sixth_code_within_an_hour_is_not_sent() {
        let mut record = member();
        let minute = |minute: u64| NOW.plus(Duration::from_mins(minute));
        for at in 0..5 {
            ask(&mut record, "12345678", minute(at)).unwrap();
        }
        let refused = Err(CodeNotSent::TooManyLetters { until: minute(60) });
        assert_eq!(ask(&mut record, "12345678", minute(6)), refused);
        assert_eq!(confirm(&mut record, "12345678", minute(6)), Ok(()), "the last one is still good");
    }

    #[test]
    fn without_a_members_session_no_code_is_sent() {
        let mut record = Record::blank();
        assert_eq!(ask(&mut record, "12345678", NOW), Err(CodeNotSent::NoMember));
        let mut record = member();
        record.private.sessions.end_all();
        assert_eq!(ask(&mut record, "12345678", NOW), Err(CodeNotSent::NoMember));
        assert_eq!(letters(&record), []);
    }

    #[test]
    fn an_identification_of_a_while_ago_sends_no_code() {
        let mut record = member();
        let minute = |minute: u64| NOW.plus(Duration::from_mins(minute));
        ask(&mut record, "12345678", minute(14)).unwrap();
        assert_eq!(ask(&mut record, "87654321", minute(15)), Err(CodeNotSent::NotFresh(NotFresh)));
        assert_eq!(confirm(&mut record, "12345678", minute(15)), Ok(()), "the last one is still good");
    }

    #[test]
    fn a_change_that_is_given_up_cannot_be_confirmed() {
        let mut record = member();
        ask(&mut record, "12345678", NOW).unwrap();
        hear(&mut record, DropContactChange { digest: digest() }, NOW);
        assert!(hear(&mut record, ShowContactChange { digest: digest() }, NOW).is_none());
        assert_eq!(confirm(&mut record, "12345678", NOW), Err(CodeRefusal::Dead));
    }
}
