//! A clerk at work with what a code has led him to.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use super::{MAX_PASSCODES, PASSCODE_LIFE, PASSCODE_RESEND_AFTER, VISIT_AT_MOST};
use crate::transaction::transfers::Transfers;
use crate::{CodeRefusal, DatasetIndex, Moment, Refusal, SentCode};

/// One session of one clerk, as an opaque word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seat(String);

impl Seat {
    /// The session that this word stands for.
    #[must_use]
    pub const fn new(session: String) -> Self {
        Self(session)
    }
}

/// A clerk at work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    clerk: Seat,
    /// When the code was redeemed.
    pub begun_at: Moment,
    /// How far he has come.
    pub stage: VisitStage,
}

/// How far a clerk has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VisitStage {
    /// He has yet to type the passcode.
    Passcode(AwaitedPasscode),
    /// The data is open to him.
    Open(OpenVisit),
}

/// The passcode has yet to be typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwaitedPasscode {
    passcode: SentCode,
    sent: usize,
    until: Moment,
}

/// The data is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenVisit {
    /// When the right passcode was typed.
    pub opened_at: Moment,
    /// Until when.
    pub until: Moment,
    seen: BTreeSet<DatasetIndex>,
    /// What a transfer has begun with, whether or not it is known to have finished.
    let_out: BTreeSet<DatasetIndex>,
    transfers: Transfers,
}

impl Visit {
    pub(super) fn begin(clerk: Seat, passcode: String, now: Moment) -> Self {
        let until = now.plus(VISIT_AT_MOST);
        let awaited = AwaitedPasscode { passcode: new_passcode(passcode, now), sent: 1, until };
        Self { clerk, begun_at: now, stage: VisitStage::Passcode(awaited) }
    }

    /// Whether it is this clerk's, in this session of his.
    #[must_use]
    pub fn is_of(&self, clerk: &Seat) -> bool {
        self.clerk.0.as_bytes().ct_eq(clerk.0.as_bytes()).into()
    }

    /// What is open to the clerk, once the passcode has been typed.
    #[must_use]
    pub const fn open(&self) -> Option<&OpenVisit> {
        match &self.stage {
            VisitStage::Open(open) => Some(open),
            VisitStage::Passcode(_) => None,
        }
    }

    /// When it is over at the latest.
    #[must_use]
    pub const fn until(&self) -> Moment {
        match &self.stage {
            VisitStage::Open(open) => open.until,
            VisitStage::Passcode(awaited) => awaited.until,
        }
    }

    /// Whether time has ended it, or there is no further passcode to hope for.
    pub(super) fn is_over(&self, now: Moment) -> bool {
        let is_hopeless = match &self.stage {
            VisitStage::Open(_) => false,
            VisitStage::Passcode(awaited) => awaited.passcodes_left() == 0 && !awaited.passcode.is_live(now),
        };
        is_hopeless || now >= self.until()
    }

    pub(super) const fn awaited(&mut self) -> Result<&mut AwaitedPasscode, Refusal> {
        match &mut self.stage {
            VisitStage::Passcode(awaited) => Ok(awaited),
            VisitStage::Open(_) => Err(Refusal::OutOfOrder),
        }
    }

    pub(super) const fn opened(&mut self) -> Result<&mut OpenVisit, Refusal> {
        match &mut self.stage {
            VisitStage::Open(open) => Ok(open),
            VisitStage::Passcode(_) => Err(Refusal::OutOfOrder),
        }
    }
}

impl AwaitedPasscode {
    /// Which passcode it is, counted from 1.
    #[must_use]
    pub const fn serial(&self) -> usize {
        self.sent
    }

    /// How many more can be sent for this code.
    #[must_use]
    pub const fn passcodes_left(&self) -> usize {
        MAX_PASSCODES.saturating_sub(self.sent)
    }

    /// How many wrong tries the passcode survives still; none where it is dead.
    #[must_use]
    pub fn tries_left(&self, now: Moment) -> usize {
        self.passcode.tries_left(now)
    }

    /// Until when the passcode is good.
    #[must_use]
    pub fn valid_until(&self) -> Moment {
        self.passcode.valid_until()
    }

    /// When another one may be sent.
    #[must_use]
    pub fn resend_at(&self) -> Moment {
        self.passcode.resend_at()
    }

    /// Another passcode is sent; the one before is dead. Gives its number.
    pub(super) fn send_another(&mut self, passcode: String, now: Moment) -> Result<usize, Refusal> {
        if self.passcodes_left() == 0 {
            return Err(Refusal::PasscodesUsedUp);
        }
        let until = self.resend_at();
        if now < until {
            return Err(Refusal::PasscodeTooSoon { until });
        }
        self.passcode = new_passcode(passcode, now);
        self.sent += 1;
        Ok(self.sent)
    }

    /// Whether this is the passcode. A wrong one is counted.
    pub(super) fn is_right(&mut self, passcode: &str, now: Moment) -> Result<bool, Refusal> {
        if !self.passcode.is_live(now) {
            return Err(Refusal::PasscodeDead);
        }
        match self.passcode.check(passcode, now) {
            Ok(()) => Ok(true),
            Err(CodeRefusal::Dead | CodeRefusal::Wrong { .. }) => Ok(false),
        }
    }
}

impl OpenVisit {
    pub(super) fn begin(now: Moment, until: Moment) -> Self {
        Self {
            opened_at: now,
            until,
            seen: BTreeSet::new(),
            let_out: BTreeSet::new(),
            transfers: Transfers::default(),
        }
    }

    pub(super) fn begin_transfer(&mut self, datasets: Vec<DatasetIndex>) {
        self.let_out.extend(&datasets);
        self.transfers.begin(datasets);
    }

    /// The datasets of the transfer that has finished, if it had not been superseded.
    pub(super) fn finish_transfer(&mut self, lease: u64) -> Option<Vec<DatasetIndex>> {
        self.transfers.finish(lease)
    }

    /// The transfer that began last, to be named when its last byte has gone out.
    #[must_use]
    pub fn latest_lease(&self) -> Option<u64> {
        self.transfers.latest()
    }

    /// Whether this dataset has been looked at.
    #[must_use]
    pub fn has_seen(&self, dataset: DatasetIndex) -> bool {
        self.seen.contains(&dataset)
    }

    pub(super) fn has_seen_anything(&self) -> bool {
        !self.seen.is_empty()
    }

    /// Whether a transfer of this dataset has begun.
    pub(super) fn has_let_out(&self, dataset: DatasetIndex) -> bool {
        self.let_out.contains(&dataset)
    }

    /// Whether it is the first time.
    pub(super) fn see(&mut self, dataset: DatasetIndex) -> bool {
        self.seen.insert(dataset)
    }
}

fn new_passcode(digest: String, now: Moment) -> SentCode {
    SentCode::lasting(digest, now, PASSCODE_LIFE, PASSCODE_RESEND_AFTER)
}
