//! All that a citizen's object keeps, stored whole in one write; what is personal is sealed.

use std::collections::BTreeMap;

use mydata_consent::{Moment, Outbox, WrongTries};
use mydata_identity::{AssuranceLevel, Contact, IdentityMethod};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use worker::State;

use super::delegations::Delegations;
use super::devices::Devices;
use super::freeze::Freeze;
use super::introductions::Introductions;
use super::journal::{Entry, Journal, MembershipEvent};
use super::letters::{Asked, Errand};
use super::live::LiveTransactions;
use super::membership::Membership;
use super::sessions::Sessions;
use super::withdrawal::Disowned;
use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::messages::{Letter, LetterKind};
use crate::names::{TransactionName, hex};
use crate::objects::{Message, row};
use crate::random;
use crate::texts::Locale;

const COLUMN: &str = "citizen";

/// The record of one citizen.
pub(super) struct Record {
    /// Names the object in seals and letters; tells nobody whose it is.
    owner: String,
    pub(super) row: Row,
    pub(super) private: Private,
    pub(super) journal: Journal,
}

/// The row as it is stored.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Row {
    pub(super) tries: BTreeMap<String, WrongTries>,
    /// [`Private`] as it was stored last.
    #[serde(default)]
    sealed: Option<String>,
}

/// What tells who she is, where she can be reached or what opens her sessions.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Private {
    pub(super) member: Option<Membership>,
    pub(super) delegations: Delegations,
    pub(super) devices: Devices,
    pub(super) sessions: Sessions,
    pub(super) live: LiveTransactions,
    pub(super) introductions: Introductions,
    pub(super) disowned: Disowned,
    pub(super) freeze: Option<Freeze>,
    /// The strongest level that anybody has ever shown in her name.
    pub(super) strongest: Option<AssuranceLevel>,
    pub(super) asked: Asked,
    pub(super) errands: Outbox<Errand>,
    /// How many letters the object has written of its own accord.
    pub(super) written: u64,
}

/// A message as the record takes it in.
pub(super) trait Heard: Message {
    /// Whether hearing it can change the record.
    const CHANGES: bool = true;

    /// Takes it in and answers.
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError>;
}

impl Record {
    /// The record as it is stored, or that of somebody of whom nothing is known.
    pub(super) fn load(state: &State, keys: &PlatformKeys) -> Result<Self, PlatformError> {
        let owner = state.id().to_string();
        let row: Row = row::load(state)?.unwrap_or_default();
        let private = match &row.sealed {
            Some(sealed) => serde_json::from_str(&keys.unwrap(sealed, &owner, COLUMN)?)?,
            None => Private::default(),
        };
        let journal = Journal::of(state, &owner, keys)?;
        Ok(Self { owner, row, private, journal })
    }

    /// The record of somebody of whom nothing is known.
    #[cfg(test)]
    pub(super) fn blank() -> Self {
        let owner = "owner".to_owned();
        let journal = Journal::blank(&owner);
        Self { owner, row: Row::default(), private: Private::default(), journal }
    }

    /// Stores the record in place of what was there. Of somebody of whom nothing is known nothing is kept, whoever asks.
    pub(super) fn store(&mut self, state: &State, keys: &PlatformKeys) -> Result<(), PlatformError> {
        let private = serde_json::to_string(&self.private)?;
        let is_new = self.row.sealed.is_none() && self.row.tries.is_empty();
        if is_new && private == serde_json::to_string(&Private::default())? {
            return Ok(());
        }
        self.row.sealed = Some(keys.wrap(&private, &self.owner, COLUMN, random::bytes()?)?);
        self.journal.store()?;
        row::store(state, &self.row)
    }

    /// Writes an entry into her journal, and sees to it that the ledger gets its commitment. Tells whether it was new: the
    /// same `key` twice writes once, and what a transaction of an ended membership has to tell is written nowhere.
    pub(super) fn note(
        &mut self,
        key: &str,
        entry: &Entry,
        paper: Option<&str>,
        now: Moment,
    ) -> Result<bool, PlatformError> {
        if entry.about().is_some_and(|about| self.private.disowned.include(&about.transaction)) {
            return Ok(false);
        }
        let Some((number, append)) = self.journal.note(key, entry, paper)? else { return Ok(false) };
        self.private.errands.push(now, Errand::Enter { number, append });
        Ok(true)
    }

    /// Writes into her journal that something about her membership has just changed.
    pub(super) fn note_membership(
        &mut self,
        event: MembershipEvent,
        now: Moment,
    ) -> Result<(), PlatformError> {
        let key = format!("membership/{}", self.journal.next()?);
        self.note(&key, &Entry::Membership { at: now, event }, None, now).map(drop)
    }

    /// Keeps in mind how strong anything has been that was shown in her name.
    pub(super) fn remember_shown(&mut self, methods: impl IntoIterator<Item = IdentityMethod>) {
        let levels = methods.into_iter().filter_map(IdentityMethod::level);
        self.private.strongest = AssuranceLevel::strongest_of(levels.chain(self.private.strongest));
    }

    /// Writes to the member, if she is one.
    pub(super) fn tell_member(&mut self, what: LetterKind, now: Moment) {
        if let Some(contact) = self.contact() {
            self.tell(contact, what, now);
        }
    }

    /// Writes to the member about a transaction of hers, if she is one.
    pub(super) fn tell_member_about(&mut self, transaction: TransactionName, what: LetterKind, now: Moment) {
        if let Some(contact) = self.contact() {
            self.write(self.locale(), contact, (Some(transaction), what), now);
        }
    }

    fn contact(&self) -> Option<Contact> {
        self.private.member.as_ref().map(|member| member.contact.clone())
    }

    /// Writes to an address that is hers, or was. Such letters are not among those that are limited: whoever asks for
    /// many must not thereby keep her from being warned.
    pub(super) fn tell(&mut self, to: Contact, what: LetterKind, now: Moment) {
        self.write(self.locale(), to, (None, what), now);
    }

    /// Writes about a transaction of hers, in a language of which she is known to read it.
    pub(super) fn tell_in(
        &mut self,
        locale: Locale,
        to: Contact,
        (about, what): (TransactionName, LetterKind),
        now: Moment,
    ) {
        self.write(locale, to, (Some(about), what), now);
    }

    fn write(
        &mut self,
        locale: Locale,
        to: Contact,
        (about, what): (Option<TransactionName>, LetterKind),
        now: Moment,
    ) {
        self.private.written += 1;
        let id = self.letter_id("told", &self.private.written.to_string());
        let letter = Letter { id, to, locale, what };
        self.private.errands.push(now, Errand::Send { about, letter, attempts: 0 });
    }

    /// The name of a letter, the same on every attempt.
    pub(super) fn letter_id(&self, kind: &str, key: &str) -> String {
        let digest = Sha256::digest(format!("{}\n{kind}\n{key}", self.owner));
        hex(digest.split_at(16).0)
    }

    fn locale(&self) -> Locale {
        self.private.member.as_ref().map(|member| member.locale).unwrap_or_default()
    }
}
