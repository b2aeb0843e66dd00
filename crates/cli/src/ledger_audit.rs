//! `mydata ledger audit`: is this export of the audit trail whole, and as the platform signed it?

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use mydata_ledger::{Auditor, Checkpoint, Keeper, LedgerRefusal};

use crate::arguments::Audit;
use crate::catalogue::Catalogue;
use crate::failure::Failure;
use crate::ledger_report::{LedgerReport, Outcome};
use crate::progress::Progress;
use crate::time::Stopwatch;

/// How much of the export is read at once.
const PIECE_BYTES: usize = 64 * 1024;

/// Whether the export is sound.
pub(crate) fn run(
    arguments: &Audit,
    catalogue: &Catalogue,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<bool, Failure> {
    let keeper: Keeper = arguments.key.join("\n").parse().map_err(|error| Failure::Keeper { error })?;
    let known = arguments.known.iter().map(|file| read_checkpoint(file, &keeper));
    let known = known.collect::<Result<Vec<_>, _>>()?;
    let outcome = match Auditor::knowing(keeper, &known) {
        Ok(auditor) => audit(auditor, &arguments.export, catalogue, err)?,
        Err(refusal) => Outcome::Contradiction(refusal),
    };
    let report = LedgerReport { export: arguments.export.display().to_string(), known: known.len(), outcome };
    report.write(arguments.json, catalogue, out, err)?;
    Ok(report.is_good())
}

fn audit(
    mut auditor: Auditor,
    export: &Path,
    catalogue: &Catalogue,
    err: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let mut file = File::open(export).map_err(Failure::of_file(export))?;
    let (mut piece, mut progress) = (vec![0; PIECE_BYTES], Progress::default());
    let watch = Stopwatch::started();
    loop {
        let count = file.read(&mut piece).map_err(Failure::of_file(export))?;
        if count == 0 {
            return Ok(auditor.finish().map_or_else(Outcome::Wrong, Outcome::Sound));
        }
        if let Err(finding) = auditor.read(piece.get(..count).unwrap_or_default()) {
            return Ok(Outcome::Wrong(finding));
        }
        if let Some(facts) = progress.after(count, watch.elapsed()) {
            writeln!(err, "{}", catalogue.with("ledger-progress", &facts))?;
        }
    }
}

fn read_checkpoint(file: &Path, keeper: &Keeper) -> Result<Checkpoint, Failure> {
    let refused = |error: LedgerRefusal| Failure::Checkpoint { file: file.to_owned(), error };
    keeper.open(&fs::read_to_string(file).map_err(Failure::of_file(file))?).map_err(refused)
}
