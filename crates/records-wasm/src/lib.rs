//! What the platform keeps on record, checked in browsers by the crates that made it; nothing is decided here.
//!
//! Both functions answer JSON, described for JavaScript in `worker/browser/records/glue.d.ts`: what was checked, or
//! `{"refusal":{"code":…,"facts":…}}`.

use mydata_ledger::{EntryReceipt, Keeper, LedgerRefusal};
use mydata_receipt::{AuthenticPaper, KeySet, ReceiptError};
use serde::Serialize;
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

/// Opens a signed paper with the platform's public keys (a JWK Set), and answers all that it says, as people read it.
///
/// ```
/// use mydata_records_wasm::read_paper;
/// let answer = read_paper("{}", r#"{"keys":[]}"#);
/// assert_eq!(answer, r#"{"refusal":{"code":"receipt.keys-malformed","facts":{"what":"no key"}}}"#);
/// ```
#[must_use]
#[wasm_bindgen(js_name = readPaper)]
pub fn read_paper(text: &str, jwks: &str) -> String {
    answer(
        KeySet::from_jwks(jwks).and_then(|keys| keys.open(text)).map(|opened| paper(&opened)),
        ReceiptError::code,
    )
}

/// Checks that an entry is in the signed audit trail and is about just these facts. `keys` are the trail's public keys,
/// one a line.
///
/// ```
/// use mydata_records_wasm::check_entry;
/// let answer = check_entry("{}", "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
/// assert_eq!(answer, r#"{"refusal":{"code":"ledger.receipt-malformed","facts":null}}"#);
/// ```
#[must_use]
#[wasm_bindgen(js_name = checkEntry)]
pub fn check_entry(receipt: &str, keys: &str) -> String {
    answer(proven(receipt, keys), LedgerRefusal::code)
}

fn paper(paper: &AuthenticPaper) -> Value {
    json!({ "paper": { "keyId": paper.key_id(), "sheet": paper.paper().sheet() } })
}

fn proven(receipt: &str, keys: &str) -> Result<Value, LedgerRefusal> {
    let keeper: Keeper = keys.parse()?;
    let receipt = EntryReceipt::from_json(receipt)?;
    let checkpoint = receipt.verify(&keeper)?;
    let EntryReceipt { entry, facts, .. } = &receipt;
    Ok(json!({ "proven": {
        "index": entry.index,
        "time": entry.time,
        "facts": facts,
        "ledger": checkpoint.origin,
        "size": checkpoint.head.size,
        "root": checkpoint.head.root,
    }}))
}

fn answer<E: Serialize>(outcome: Result<Value, E>, code: impl Fn(&E) -> &'static str) -> String {
    let answer =
        outcome.unwrap_or_else(|error| json!({ "refusal": { "code": code(&error), "facts": error } }));
    answer.to_string()
}
