//! Verdicts and deliveries in the words of the SDK.

use mydata_package::delivery::{Delivery, Outcome};
use mydata_package::{Authentic, Finding, PackageError, PackagedFile};
use mydata_trust::{Reason, SignerSummary, UnixSeconds, Verdict};
use serde::Serialize;

/// A reason or a finding: its stable code beside its facts.
#[derive(Serialize)]
struct Coded<F> {
    code: &'static str,
    facts: F,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Signer<'a> {
    subject: &'a str,
    issuer: &'a str,
    serial: &'a str,
    not_before: UnixSeconds,
    not_after: UnixSeconds,
    sha256: &'a str,
}

/// The verdict on a package that is at least authentic.
#[derive(Serialize)]
pub(crate) struct Judged<'a> {
    verdict: &'static str,
    reasons: Vec<Coded<&'a Reason>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signer: Option<Signer<'a>>,
    files: &'a [PackagedFile],
    findings: Vec<Coded<&'a Finding>>,
}

impl<'a> Judged<'a> {
    pub(crate) fn new(package: &'a Authentic<'_>, verdict: &'a Verdict) -> Self {
        Self {
            verdict: verdict.name(),
            reasons: verdict.reasons().iter().map(|facts| Coded { code: facts.code(), facts }).collect(),
            signer: verdict.signer().map(Signer::new),
            files: package.files(),
            findings: package.findings().iter().map(|facts| Coded { code: facts.code(), facts }).collect(),
        }
    }
}

impl<'a> Signer<'a> {
    fn new(summary: &'a SignerSummary) -> Self {
        Self {
            subject: &summary.subject,
            issuer: &summary.issuer,
            serial: &summary.serial,
            not_before: summary.not_before,
            not_after: summary.not_after,
            sha256: &summary.sha256,
        }
    }
}

/// The verdict on bytes that are no authentic package: nothing about signer or files can be said.
#[derive(Serialize)]
pub(crate) struct Refused<'a> {
    verdict: &'static str,
    reasons: [Coded<&'a PackageError>; 1],
    files: [(); 0],
    findings: [(); 0],
}

impl<'a> Refused<'a> {
    pub(crate) fn new(refusal: &'a PackageError) -> Self {
        let reasons = [Coded { code: refusal.code(), facts: refusal }];
        Self { verdict: "invalid", reasons, files: [], findings: [] }
    }
}

/// What a delivery lists.
#[derive(Serialize)]
pub(crate) struct Listed<'a> {
    entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    resource_id: &'a str,
    name: &'a str,
    code: Outcome,
    present: bool,
}

impl<'a> Listed<'a> {
    pub(crate) fn new(delivery: &'a Delivery<'_>) -> Self {
        let whole = delivery.is_whole();
        let entries = delivery
            .items()
            .iter()
            .map(|item| Entry {
                resource_id: &item.resource_id,
                name: &item.resource_name,
                code: item.code,
                present: whole && item.code == Outcome::DELIVERED,
            })
            .collect();
        Self { entries }
    }
}
