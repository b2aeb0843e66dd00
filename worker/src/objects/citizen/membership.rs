//! What a member (會員) is known by: her name, her main contact, and which terms she accepted.

use mydata_consent::Moment;
use mydata_identity::Contact;
use serde::{Deserialize, Serialize};

use super::devices::Device;
use super::journal::{AcceptedVersions, MembershipEvent};
use super::record::{Heard, Record};
use crate::error::PlatformError;
use crate::messages::LetterKind;
use crate::objects::Message;
use crate::texts::Locale;

/// A member, as her own pages show her.
#[derive(Clone, Serialize, Deserialize)]
pub struct Member {
    /// Since when.
    pub since: Moment,
    /// Her name.
    pub name: String,
    /// Where notices to her go.
    pub contact: Contact,
    /// The language of the notices.
    pub locale: Locale,
    /// Which terms of service she accepted.
    pub terms_version: String,
    /// Which privacy policy she accepted.
    pub privacy_version: String,
    /// When she accepted them.
    pub accepted_at: Moment,
    /// The devices she has bound.
    pub devices: Vec<Device>,
}

/// What is kept of a member.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Membership {
    since: Moment,
    name: String,
    pub(super) contact: Contact,
    pub(super) locale: Locale,
    terms_version: String,
    privacy_version: String,
    accepted_at: Moment,
}

impl Membership {
    /// Tells whether this is something that she had not accepted.
    fn accept(&mut self, terms_version: String, privacy_version: String, now: Moment) -> bool {
        if self.terms_version == terms_version && self.privacy_version == privacy_version {
            return false;
        }
        (self.terms_version, self.privacy_version, self.accepted_at) = (terms_version, privacy_version, now);
        true
    }
}

/// Asks whether this citizen is a member, and what she is known by.
#[derive(Serialize, Deserialize)]
pub struct WhoIsMember;

impl Message for WhoIsMember {
    type Answer = Option<Member>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "who-is-member";
}

impl Heard for WhoIsMember {
    const CHANGES: bool = false;

    fn hear(self, record: &mut Record, _now: Moment) -> Result<Self::Answer, PlatformError> {
        let devices = record.private.devices.list();
        Ok(record.private.member.clone().map(|member| Member {
            since: member.since,
            name: member.name,
            contact: member.contact,
            locale: member.locale,
            terms_version: member.terms_version,
            privacy_version: member.privacy_version,
            accepted_at: member.accepted_at,
            devices,
        }))
    }
}

/// Makes the citizen a member and tells her so. Said once more it renews what she accepted and changes nothing else,
/// but for a contact that is another one by now: that is a [`ChangeContact`].
#[derive(Clone, Serialize, Deserialize)]
pub struct Join {
    /// Her name.
    pub name: String,
    /// Her main contact. The caller has seen that a code sent there comes back.
    pub contact: Contact,
    /// The language of her notices.
    pub locale: Locale,
    /// Which terms of service she accepted.
    pub terms_version: String,
    /// Which privacy policy she accepted.
    pub privacy_version: String,
}

impl Message for Join {
    type Answer = ();
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "join";
}

impl Heard for Join {
    fn hear(self, record: &mut Record, now: Moment) -> Result<(), PlatformError> {
        if enter(record, &self, now) {
            let (terms, privacy) = (self.terms_version, self.privacy_version);
            let accepted = AcceptedVersions { terms, privacy };
            record.note_membership(MembershipEvent::Joined(accepted), now)?;
            record.tell_member(LetterKind::MemberJoined { at: now }, now);
        } else {
            accept(record, self.terms_version, self.privacy_version, now)?;
            change(record, self.contact, now)?;
        }
        Ok(())
    }
}

/// Makes one of the demonstration's invented people a member, and tells nobody.
#[derive(Serialize, Deserialize)]
pub struct JoinSilently(pub Join);

impl Message for JoinSilently {
    type Answer = ();
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "join-silently";
}

impl Heard for JoinSilently {
    fn hear(self, record: &mut Record, now: Moment) -> Result<(), PlatformError> {
        enter(record, &self.0, now);
        Ok(())
    }
}

/// She accepts terms and privacy policy as they are now.
#[derive(Serialize, Deserialize)]
pub struct AcceptTerms {
    /// Which terms of service.
    pub terms_version: String,
    /// Which privacy policy.
    pub privacy_version: String,
}

impl Message for AcceptTerms {
    type Answer = ();
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "accept-terms";
}

impl Heard for AcceptTerms {
    fn hear(self, record: &mut Record, now: Moment) -> Result<(), PlatformError> {
        accept(record, self.terms_version, self.privacy_version, now)
    }
}

/// Notices go elsewhere from now on. The place where they went before is told; the new one has just been sent a code.
#[derive(Serialize, Deserialize)]
pub struct ChangeContact {
    /// Her main contact. The caller has seen that a code sent there comes back.
    pub contact: Contact,
}

impl Message for ChangeContact {
    type Answer = ();
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "change-contact";
}

impl Heard for ChangeContact {
    fn hear(self, record: &mut Record, now: Moment) -> Result<(), PlatformError> {
        change(record, self.contact, now)
    }
}

/// Tells whether she was none before.
fn enter(record: &mut Record, join: &Join, now: Moment) -> bool {
    let Join { name, contact, locale, terms_version, privacy_version } = join.clone();
    if record.private.member.is_some() {
        return false;
    }
    let accepted_at = now;
    record.private.member =
        Some(Membership { since: now, name, contact, locale, terms_version, privacy_version, accepted_at });
    true
}

/// Whoever is no member has nothing to accept.
fn accept(record: &mut Record, terms: String, privacy: String, now: Moment) -> Result<(), PlatformError> {
    let Some(member) = &mut record.private.member else { return Ok(()) };
    if !member.accept(terms.clone(), privacy.clone(), now) {
        return Ok(());
    }
    record.note_membership(MembershipEvent::TermsAccepted(AcceptedVersions { terms, privacy }), now)
}

/// Whoever was not a member before is none afterwards.
pub(super) fn change(record: &mut Record, contact: Contact, now: Moment) -> Result<(), PlatformError> {
    let Some(member) = &mut record.private.member else { return Ok(()) };
    if member.contact == contact {
        return Ok(());
    }
    let before = std::mem::replace(&mut member.contact, contact);
    record.tell(before, LetterKind::ContactChanged { at: now }, now);
    record.note_membership(MembershipEvent::ContactChanged, now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::objects::citizen::letters::Errand;

    const NOW: Moment = Moment::from_unix_millis(1_772_431_500_000);

    fn contact(text: &str) -> Contact {
        Contact::parse(text).unwrap()
    }

    fn join(contact: &str, terms_version: &str) -> Join {
        Join {
            name: "王小明".to_owned(),
            contact: Contact::parse(contact).unwrap(),
            locale: Locale::En,
            terms_version: terms_version.to_owned(),
            privacy_version: "1".to_owned(),
        }
    }

    fn hear<M: Heard>(record: &mut Record, message: M) -> M::Answer {
        message.hear(record, NOW).unwrap()
    }

    /// To whom the letters go, and what they are.
    fn letters(record: &Record) -> Vec<(String, &'static str)> {
        let errands = record.private.errands.due(NOW).into_iter();
        errands
            .filter_map(|due| match due.effect {
                Errand::Send { letter, .. } => Some((letter.to.as_str().to_owned(), letter.what.name())),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn whoever_joins_is_told_in_her_language() {
        let mut record = Record::blank();
        hear(&mut record, join("ling@mail.example", "1"));
        assert_eq!(letters(&record), [("ling@mail.example".to_owned(), "member-joined")]);
        let due = record.private.errands.due(NOW).into_iter();
        let locales: Vec<_> = due
            .filter_map(|due| match due.effect {
                Errand::Send { letter, .. } => Some(letter.locale),
                _ => None,
            })
            .collect();
        assert_eq!(locales, [Locale::En]);
    }

    #[test]
    fn joining_again_renews_what_was_accepted_and_tells_nobody() {
        let mut record = Record::blank();
        hear(&mut record, join("ling@mail.example", "1"));
        Join { name: "別人".to_owned(), ..join("ling@mail.example", "2") }
            .hear(&mut record, NOW.plus(std::time::Duration::from_secs(5)))
            .unwrap();
        let member = hear(&mut record, WhoIsMember).unwrap();
        assert_eq!((member.name.as_str(), member.terms_version.as_str()), ("王小明", "2"));
        assert_eq!(member.since, NOW);
        assert_eq!(letters(&record).len(), 1);
    }

    #[test]
    fn what_she_accepts_is_known_by_its_versions_and_its_time() {
        let mut record = Record::blank();
        hear(&mut record, join("ling@mail.example", "1"));
        let later = NOW.plus(std::time::Duration::from_hours(1));
        let accept = |terms_version: &str| AcceptTerms {
            terms_version: terms_version.to_owned(),
            privacy_version: "1".to_owned(),
        };
        accept("1").hear(&mut record, later).unwrap();
        assert_eq!(hear(&mut record, WhoIsMember).unwrap().accepted_at, NOW, "nothing new was accepted");
        accept("2").hear(&mut record, later).unwrap();
        let member = hear(&mut record, WhoIsMember).unwrap();
        assert_eq!((member.terms_version.as_str(), member.accepted_at), ("2", later));
    }

    #[test]
    fn joining_again_with_another_contact_changes_it_and_tells_the_old_one() {
        let mut record = Record::blank();
        hear(&mut record, join("ling@mail.example", "1"));
        hear(&mut record, join("0912345789", "1"));
        assert_eq!(hear(&mut record, WhoIsMember).unwrap().contact, contact("0912345789"));
        assert_eq!(letters(&record)[1], ("ling@mail.example".to_owned(), "contact-changed"));
    }

    #[test]
    fn a_contact_changed_to_itself_is_no_change() {
        let mut record = Record::blank();
        hear(&mut record, JoinSilently(join("0912345789", "1")));
        hear(&mut record, ChangeContact { contact: contact("0912-345-789") });
        assert_eq!(letters(&record), []);
    }

    #[test]
    fn whoever_is_no_member_has_no_contact_to_change() {
        let mut record = Record::blank();
        hear(&mut record, ChangeContact { contact: contact("0912345789") });
        assert!(hear(&mut record, WhoIsMember).is_none());
        assert_eq!(letters(&record), []);
    }

    #[test]
    fn no_two_letters_of_one_moment_have_the_same_id() {
        let mut record = Record::blank();
        hear(&mut record, join("ling@mail.example", "1"));
        hear(&mut record, ChangeContact { contact: contact("0912345789") });
        hear(&mut record, ChangeContact { contact: contact("ling@mail.example") });
        let ids = record.private.errands.due(NOW).into_iter().filter_map(|due| match due.effect {
            Errand::Send { letter, .. } => Some(letter.id),
            _ => None,
        });
        assert_eq!(ids.collect::<std::collections::BTreeSet<_>>().len(), 3);
    }
}
