//! The `mydata` command: makes packages, checks them and the platform's papers and audit trail, and explains what is wrong.

mod arguments;
mod catalogue;
mod demo_cards;
mod demo_pki;
mod demo_revocation;
mod failure;
mod inspect;
mod language;
mod ledger_audit;
mod ledger_report;
mod pack;
mod package_file;
mod paper;
mod paper_report;
mod progress;
mod report;
mod revocation;
mod time;
mod verify;

use std::env;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command, Ledger};
use catalogue::Catalogue;
use failure::Failure;
use language::Language;
use package_file::PackageFile;

/// What was checked is refused.
const REFUSED: u8 = 1;
/// The command was used wrongly: clap's own status for its errors.
const WRONG_USE: u8 = 2;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let language =
        arguments.lang.unwrap_or_else(|| Language::from_environment(|variable| env::var(variable).ok()));
    let catalogue = Catalogue::new(language);
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    match run(&arguments.command, &catalogue, &mut out, &mut err) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(REFUSED),
        Err(Failure::Refused(refusal)) => {
            let _ = writeln!(err, "{}", report::Coded::error(&refusal, &catalogue));
            ExitCode::from(REFUSED)
        }
        Err(failure) => {
            // Nobody is left to tell if standard error is gone.
            let _ = writeln!(err, "mydata: {failure}");
            ExitCode::from(WRONG_USE)
        }
    }
}

/// Carries out a command; `false` means that what was checked is refused.
fn run(
    command: &Command,
    catalogue: &Catalogue,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<bool, Failure> {
    let (report, as_json) = match command {
        Command::DemoPki(arguments) => return demo_pki::run(arguments, time::now(), out).map(|()| true),
        Command::Pack(arguments) => return pack::run(arguments, out).map(|()| true),
        Command::Verify(arguments) => {
            let file = PackageFile::open(&arguments.package)?;
            if file.is_json() {
                return paper::run(arguments, &file, catalogue, out, err);
            }
            (verify::run(arguments, file, time::now(), catalogue)?, arguments.json)
        }
        Command::Ledger(Ledger::Audit(arguments)) => {
            return ledger_audit::run(arguments, catalogue, out, err);
        }
        Command::Inspect(arguments) => (inspect::run(arguments, catalogue)?, arguments.json),
    };
    report.write(as_json, catalogue, out, err)?;
    Ok(report.is_good())
}
