//! The revocation lists of the demonstration's authorities, made anew by every `mydata demo-pki`.

use std::fs;
use std::path::Path;

use mydata_demo_pki::{CrlReason, Holder, RevocationProfile};

use crate::demo_pki::{DAY, write};
use crate::failure::Failure;

/// How long a list may be used. The next `make dev` makes a new one.
const LIST_DAYS: u64 = 30;
/// Lists are made a little in the past, for machines whose clocks differ.
const HOUR: u64 = 60 * 60;

/// Writes the list of one authority; what an earlier list has revoked stays so.
pub(crate) fn write_list(
    folder: &Path,
    name: &str,
    authority: &Holder,
    revoked: &[Holder],
    now: u64,
) -> Result<(), Failure> {
    let file = folder.join(format!("{name}.crl.pem"));
    let fresh = RevocationProfile::new(now.saturating_sub(HOUR)..=now + LIST_DAYS * DAY);
    let earlier = fs::read_to_string(&file).ok();
    // A list that cannot be read is as good as absent, like everything else of the demonstration.
    let mut list = earlier.and_then(|earlier| fresh.clone().continuing(&earlier).ok()).unwrap_or(fresh);
    for holder in revoked {
        if !list.revokes(holder) {
            list = list.with_revoked(holder, now, Some(CrlReason::CessationOfOperation))?;
        }
    }
    write(&file, &authority.revocation_list_pem(&list)?)
}
