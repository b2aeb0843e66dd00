//! What an audit found, for programs (JSON) and for people (text).

use std::io::{self, Write};

use mydata_ledger::{Audited, Finding, LedgerRefusal};
use serde_json::{Value, json};

use crate::catalogue::Catalogue;
use crate::report::{Coded, write_coded};

/// How an audit came out.
pub(crate) enum Outcome {
    /// The known checkpoints contradict each other: whatever the export says, two trails were signed.
    Contradiction(LedgerRefusal),
    /// Whole and unchanged.
    Sound(Audited),
    /// The first wrong line.
    Wrong(Finding),
}

/// The outcome of `ledger audit`.
pub(crate) struct LedgerReport {
    pub(crate) export: String,
    /// How many checkpoints from elsewhere it was held against.
    pub(crate) known: usize,
    pub(crate) outcome: Outcome,
}

impl LedgerReport {
    pub(crate) fn is_good(&self) -> bool {
        matches!(self.outcome, Outcome::Sound(_))
    }

    /// Writes the report to standard output, and what is wrong to standard error, led by its code.
    pub(crate) fn write(
        &self,
        as_json: bool,
        catalogue: &Catalogue,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> io::Result<()> {
        let reasons: Vec<_> =
            self.refusal().map(|refusal| Coded::ledger(refusal, catalogue)).into_iter().collect();
        let place =
            self.place().map(|place| catalogue.with("ledger-place", &place) + " ").unwrap_or_default();
        for reason in &reasons {
            writeln!(err, "{}: {place}{}", reason.code(), reason.message())?;
        }
        if as_json {
            serde_json::to_writer_pretty(&mut *out, &self.json(&reasons))?;
            return writeln!(out);
        }
        match &self.outcome {
            Outcome::Sound(audited) => self.write_sound(audited, catalogue, out),
            Outcome::Contradiction(_) | Outcome::Wrong(_) => {
                writeln!(out, "{}: {}", self.export, catalogue.text("ledger-verdict-invalid"))?;
                if !place.is_empty() {
                    writeln!(out, "{}", place.trim_end())?;
                }
                write_coded("label-reasons", &reasons, catalogue, out)
            }
        }
    }

    fn write_sound(&self, audited: &Audited, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
        let Audited { checkpoint, checkpoints, lines } = audited;
        writeln!(out, "{}: {}", self.export, catalogue.text("ledger-verdict-valid"))?;
        for (label, value) in [
            ("label-ledger", checkpoint.origin.to_string()),
            ("label-entries", checkpoint.head.size.to_string()),
            ("label-head", checkpoint.head.root.to_string()),
            ("label-checkpoints", checkpoints.to_string()),
            ("label-lines", lines.to_string()),
            ("label-known", self.known.to_string()),
        ] {
            writeln!(out, "{}: {value}", catalogue.text(label))?;
        }
        if self.known == 0 {
            writeln!(out, "\n{}", catalogue.text("ledger-compare"))?;
        }
        Ok(())
    }

    fn refusal(&self) -> Option<&LedgerRefusal> {
        match &self.outcome {
            Outcome::Contradiction(refusal) => Some(refusal),
            Outcome::Sound(_) => None,
            Outcome::Wrong(finding) => Some(&finding.refusal),
        }
    }

    /// Where it is wrong: the line, counted from 1, and the entry that belongs there or comes next, counted from 0.
    fn place(&self) -> Option<Value> {
        match &self.outcome {
            Outcome::Wrong(Finding { line, entries_before, .. }) => {
                Some(json!({ "line": line, "entry": entries_before }))
            }
            Outcome::Contradiction(_) | Outcome::Sound(_) => None,
        }
    }

    fn json(&self, reasons: &[Coded]) -> Value {
        let sound = match &self.outcome {
            Outcome::Sound(audited) => Some(audited),
            Outcome::Contradiction(_) | Outcome::Wrong(_) => None,
        };
        json!({
            "verdict": if sound.is_some() { "valid" } else { "invalid" },
            "export": self.export,
            "ledger": sound.map(|audited| audited.checkpoint.origin.as_str()),
            "entries": sound.map(|audited| audited.checkpoint.head.size),
            "head": sound.map(|audited| audited.checkpoint.head.root.to_string()),
            "checkpoints": sound.map(|audited| audited.checkpoints),
            "known_checkpoints": self.known,
            "wrong_at": self.place(),
            "reasons": reasons,
        })
    }
}
