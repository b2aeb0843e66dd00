//! Re-checks a whole export as it streams by, and names the first line that is wrong.

use std::collections::BTreeMap;
use std::{fmt, mem};

use crate::export::ExportedEntry;
use crate::{Checkpoint, ExportLine, Keeper, LedgerRefusal, MAX_LINE_BYTES, Trail, TreeHash, TreeHead};

/// What is wrong with an export, and where. What comes after the first wrong line follows from it and is not judged.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// The first wrong line, counted from 1. What is missing at the end is missing in the line after the last.
    pub line: u64,
    /// How many entries stand before it, all as they should be.
    pub entries_before: u64,
    /// What is wrong.
    pub refusal: LedgerRefusal,
}

impl Finding {
    /// The stable code of what is wrong.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.refusal.code()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.refusal)
    }
}

impl std::error::Error for Finding {}

/// What a whole and sound export amounts to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Audited {
    /// The last checkpoint, which is of all entries. Keep it: the next export must [agree](Auditor::knowing) with it.
    pub checkpoint: Checkpoint,
    /// How many checkpoints there are.
    pub checkpoints: u64,
    /// How many lines there are.
    pub lines: u64,
}

/// Audits one export, in pieces of any size. It holds one line and one hash per bit of the number of entries.
///
/// An export alone cannot show that it was cut off at an earlier checkpoint, or that others were shown another one. For
/// that, hand in checkpoints from elsewhere: [`knowing`](Self::knowing).
#[derive(Clone, Debug)]
pub struct Auditor {
    keeper: Keeper,
    /// Roots known from elsewhere, by size.
    known: BTreeMap<u64, TreeHash>,
    trail: Trail,
    last: Option<Checkpoint>,
    checkpoints: u64,
    lines: u64,
    unfinished: Vec<u8>,
    state: State,
}

#[derive(Clone, Debug)]
enum State {
    ExpectHeader,
    Reading,
    /// An entry came instead of the one with the index `expected`. Whether that comes later or never is still open.
    Gap {
        expected: u64,
        missing: Finding,
    },
    Ended(Finding),
}

/// Audits an export that is at hand in pieces of any size.
///
/// # Errors
/// The first [`Finding`].
pub fn audit<P: AsRef<[u8]>>(
    keeper: &Keeper,
    export: impl IntoIterator<Item = P>,
) -> Result<Audited, Finding> {
    let mut auditor = Auditor::new(keeper.clone());
    for piece in export {
        auditor.read(piece.as_ref())?;
    }
    auditor.finish()
}

impl Auditor {
    /// Begins an audit of this keeper's ledger.
    #[must_use]
    pub fn new(keeper: Keeper) -> Self {
        Self {
            keeper,
            known: BTreeMap::new(),
            trail: Trail::empty(),
            last: None,
            checkpoints: 0,
            lines: 0,
            unfinished: Vec::new(),
            state: State::ExpectHeader,
        }
    }

    /// Begins an audit that demands that the export agrees with checkpoints known from elsewhere, such as the last
    /// audit's or a citizen's, and is no shorter. They must have been verified: see [`Keeper::open`].
    ///
    /// # Errors
    /// [`LedgerRefusal::OriginMismatch`] if one is another ledger's; [`LedgerRefusal::Forked`] if they contradict each
    /// other: then the keeper has signed two ledgers.
    pub fn knowing<'a>(
        keeper: Keeper,
        checkpoints: impl IntoIterator<Item = &'a Checkpoint>,
    ) -> Result<Self, LedgerRefusal> {
        let mut known = BTreeMap::from([(0, TreeHash::of_empty_tree())]);
        for checkpoint in checkpoints {
            keeper.expect_own(&checkpoint.origin)?;
            let TreeHead { size, root } = checkpoint.head;
            if known.insert(size, root).is_some_and(|other| other != root) {
                return Err(LedgerRefusal::Forked { size });
            }
        }
        Ok(Self { known, ..Self::new(keeper) })
    }

    /// Reads the next piece of the export.
    ///
    /// # Errors
    /// The first [`Finding`]; after it, always the same. Some are certain only at the [end](Self::finish).
    pub fn read(&mut self, piece: &[u8]) -> Result<(), Finding> {
        let mut pieces = piece.split(|byte| *byte == b'\n').peekable();
        while let Some(part) = pieces.next() {
            self.hold(part)?;
            if pieces.peek().is_some() {
                let mut line = mem::take(&mut self.unfinished);
                self.read_line(&line)?;
                line.clear();
                self.unfinished = line;
            }
        }
        Ok(())
    }

    /// Ends the audit: the export must be whole, with a checkpoint of all its entries at the end.
    ///
    /// # Errors
    /// The first [`Finding`].
    pub fn finish(self) -> Result<Audited, Finding> {
        let finding = |refusal| Err(self.finding(refusal));
        match &self.state {
            State::Ended(found) | State::Gap { missing: found, .. } => return Err(found.clone()),
            _ if !self.unfinished.is_empty() => return finding(LedgerRefusal::LineUnfinished),
            State::ExpectHeader => return finding(LedgerRefusal::HeaderMissing),
            State::Reading => {}
        }
        let size = self.trail.size();
        if let Some((known, _)) = self.known.last_key_value().filter(|(known, _)| **known > size) {
            return finding(LedgerRefusal::Truncated { known: *known, found: size });
        }
        match self.last.clone() {
            Some(last) if last.head.size == size => {
                Ok(Audited { checkpoint: last, checkpoints: self.checkpoints, lines: self.lines })
            }
            last => {
                let from = last.map_or(0, |last| last.head.size);
                finding(LedgerRefusal::EntriesUncovered { from, size })
            }
        }
    }

    /// Keeps a part of a line whose end has not come yet.
    fn hold(&mut self, part: &[u8]) -> Result<(), Finding> {
        if self.unfinished.len() + part.len() > MAX_LINE_BYTES {
            return match &self.state {
                State::Ended(first) | State::Gap { missing: first, .. } => self.end(first.clone()),
                _ => self.end(self.finding(LedgerRefusal::LineTooLong { limit: MAX_LINE_BYTES })),
            };
        }
        self.unfinished.extend_from_slice(part);
        Ok(())
    }

    fn read_line(&mut self, line: &[u8]) -> Result<(), Finding> {
        match &self.state {
            State::Ended(found) => return Err(found.clone()),
            State::Gap { expected, missing } => return self.look_for(*expected, missing.clone(), line),
            State::ExpectHeader | State::Reading => {}
        }
        match ExportLine::parse(line).and_then(|line| self.judge(line)) {
            Ok(()) => {
                self.lines += 1;
                Ok(())
            }
            Err(LedgerRefusal::EntryMissing { expected, found }) => {
                let missing = self.finding(LedgerRefusal::EntryMissing { expected, found });
                self.state = State::Gap { expected, missing };
                Ok(())
            }
            Err(refusal) => self.end(self.finding(refusal)),
        }
    }

    fn judge(&mut self, line: ExportLine) -> Result<(), LedgerRefusal> {
        match (&self.state, line) {
            (State::ExpectHeader, ExportLine::Ledger(header)) => {
                self.keeper.expect_own(&header.origin)?;
                self.state = State::Reading;
                Ok(())
            }
            (State::ExpectHeader, _) => Err(LedgerRefusal::HeaderMissing),
            (_, ExportLine::Ledger(_)) => Err(LedgerRefusal::LineMalformed { what: "second header" }),
            (_, ExportLine::Entry(entry)) => self.judge_entry(&entry),
            (_, ExportLine::Checkpoint(note)) => self.judge_checkpoint(&note),
        }
    }

    fn judge_entry(&mut self, ExportedEntry { entry, leaf }: &ExportedEntry) -> Result<(), LedgerRefusal> {
        let (expected, index) = (self.trail.size(), entry.index);
        if entry.leaf() != *leaf {
            return Err(LedgerRefusal::EntryChanged { index });
        }
        if index > expected {
            return Err(LedgerRefusal::EntryMissing { expected, found: index });
        }
        if index < expected {
            return Err(LedgerRefusal::EntryRepeated { index, expected });
        }
        if entry.previous != self.trail.last_leaf() {
            return Err(LedgerRefusal::EntryUnlinked { index });
        }
        let mut next = self.trail.clone();
        next.follow(entry, *leaf)?;
        if let Some(root) = self.known.get(&next.size())
            && *root != next.head().root
        {
            return Err(LedgerRefusal::Forked { size: next.size() });
        }
        self.trail = next;
        Ok(())
    }

    fn judge_checkpoint(&mut self, note: &str) -> Result<(), LedgerRefusal> {
        let checkpoint = self.keeper.open_whole(note)?;
        let (stated, found) = (checkpoint.head.size, self.trail.size());
        if stated != found {
            return Err(LedgerRefusal::CheckpointMisplaced { stated, found });
        }
        if self.last.as_ref().is_some_and(|last| last.head.size == stated) {
            return Err(LedgerRefusal::CheckpointRepeated { size: stated });
        }
        if checkpoint.head != self.trail.head() {
            return Err(LedgerRefusal::RootMismatch { size: stated });
        }
        self.last = Some(checkpoint);
        self.checkpoints += 1;
        Ok(())
    }

    /// Looks whether the entry that did not come in its turn comes now. No other line can be judged any more.
    fn look_for(&mut self, expected: u64, missing: Finding, line: &[u8]) -> Result<(), Finding> {
        let Ok(ExportLine::Entry(late)) = ExportLine::parse(line) else { return Ok(()) };
        if late.entry.index != expected {
            return Ok(());
        }
        let refusal = match missing.refusal {
            LedgerRefusal::EntryMissing { expected, found } => {
                LedgerRefusal::EntryReordered { expected, found }
            }
            other => other,
        };
        self.end(Finding { refusal, ..missing })
    }

    fn finding(&self, refusal: LedgerRefusal) -> Finding {
        Finding { line: self.lines + 1, entries_before: self.trail.size(), refusal }
    }

    fn end(&mut self, found: Finding) -> Result<(), Finding> {
        self.state = State::Ended(found.clone());
        Err(found)
    }
}
