//! The clerks' pages in each of their states.

use mydata_worker::objects::transaction::Sending;
use mydata_worker::pages::{
    ClerkHead, DemoClerk, OrganCode, OrganElsewhere, OrganNotice, OrganPasscode, OrganProblem, OrganSignIn,
    Shell, TextSize,
};
use mydata_worker::texts::Locale;

use crate::samples::{NOW, Sample, minutes};

/// All pages of the clerks' door in one language.
pub(crate) fn all(locale: Locale) -> Vec<Sample> {
    let wrong = |code| Some(OrganProblem::wrong(code, 3));
    let paused = |code| Some(OrganProblem::paused(code, minutes(15)));
    let signing_in = |problem| OrganSignIn { problem, ..sign_in(locale) }.render();
    let typing = |problem| OrganCode { problem, ..code(locale) }.render();
    let passcode_with = |problem| OrganPasscode { problem, ..passcode(locale) }.render();
    let sending = |sending| OrganPasscode { sending, ..passcode(locale) }.render();
    let after = |notice| OrganCode { notice: Some(notice), ..code(locale) }.render();
    let pages = [
        ("organ-sign-in", signing_in(None)),
        ("organ-sign-in-wrong", signing_in(wrong("organ.sign-in-wrong"))),
        ("organ-sign-in-paused", signing_in(paused("organ.sign-in-paused"))),
        ("organ-sign-in-locked", said(locale, OrganNotice::Locked)),
        ("organ-sign-in-over", said(locale, OrganNotice::Over)),
        ("organ-signed-out", said(locale, OrganNotice::SignedOut)),
        ("organ-elsewhere", elsewhere(locale, Some("203.0.113.9"))),
        ("organ-elsewhere-unknown", elsewhere(locale, None)),
        ("organ-code", typing(None)),
        ("organ-code-form", typing(Some(OrganProblem::form("organ.code-form")))),
        ("organ-code-refused", typing(wrong("organ.code-refused"))),
        ("organ-code-paused", typing(paused("organ.code-paused"))),
        ("organ-code-after-visit", after(OrganNotice::VisitOver)),
        ("organ-code-visit-lost", after(OrganNotice::VisitLost)),
        ("organ-code-passcodes-used-up", after(OrganNotice::PasscodesUsedUp)),
        ("organ-code-first", OrganCode { signed_in_before: None, ..code(locale) }.render()),
        ("organ-passcode", passcode_with(None)),
        ("organ-passcode-form", passcode_with(Some(OrganProblem::form("organ.passcode-form")))),
        ("organ-passcode-paused", passcode_with(paused("organ.passcode-paused"))),
        ("organ-passcode-on-its-way", sending(Sending::OnItsWay)),
        ("organ-passcode-not-sent", not_sent(locale, 12, None)),
        ("organ-passcode-not-sent-in-time", not_sent(locale, 40, None)),
        (
            "organ-passcode-not-sent-again",
            not_sent(locale, 12, Some(OrganProblem::form("organ.resend-refused"))),
        ),
        ("organ-passcode-over", OrganPasscode { now: minutes(2), ..passcode(locale) }.render()),
        ("organ-passcode-dead", OrganPasscode { tries_left: 0, ..passcode(locale) }.render()),
        ("organ-passcode-last", OrganPasscode { passcodes_left: 0, ..passcode(locale) }.render()),
    ];
    pages.into_iter().map(|(name, html)| Sample { name, html }).collect()
}

fn shell(locale: Locale, address: &str) -> Shell {
    Shell::new(locale, TextSize::Medium, address).demonstration(true)
}

fn sign_in(locale: Locale) -> OrganSignIn {
    OrganSignIn {
        shell: shell(locale, "/organ"),
        csrf: "c5rf".to_owned(),
        notice: None,
        typed: "welfare01".to_owned(),
        problem: None,
        demo_clerks: vec![DemoClerk {
            account: "welfare01".to_owned(),
            password: "demo-only-welfare-01".to_owned(),
            agency_zh: "示範市政府社會局".to_owned(),
            agency_en: "Social Welfare Department, Demo City Government".to_owned(),
            counter: "1 號櫃檯".to_owned(),
        }],
    }
}

fn said(locale: Locale, notice: OrganNotice) -> String {
    OrganSignIn { notice: Some(notice), typed: String::new(), demo_clerks: Vec::new(), ..sign_in(locale) }
        .render()
}

fn elsewhere(locale: Locale, address: Option<&str>) -> String {
    OrganElsewhere { shell: shell(locale, "/organ"), address: address.map(str::to_owned) }.render()
}

pub(crate) fn head(locale: Locale) -> ClerkHead {
    ClerkHead {
        csrf: "c5rf".to_owned(),
        agency: locale
            .choose("示範市政府社會局", "Social Welfare Department, Demo City Government")
            .to_owned(),
        name: "周映辰".to_owned(),
        counter: "1 號櫃檯".to_owned(),
    }
}

fn code(locale: Locale) -> OrganCode {
    OrganCode {
        shell: shell(locale, "/organ"),
        head: head(locale),
        notice: None,
        problem: None,
        signed_in_before: Some(minutes(-60 * 17)),
        wrong_before: 2,
    }
}

fn passcode(locale: Locale) -> OrganPasscode {
    OrganPasscode {
        shell: shell(locale, "/organ/visit"),
        head: head(locale),
        now: NOW,
        sent_to: Some("091****789".to_owned()),
        sending: Sending::Sent,
        valid_until: minutes(2),
        resend_at: minutes(2),
        passcodes_left: 4,
        tries_left: 5,
        until: minutes(20),
        problem: None,
    }
}

/// So many minutes before another letter may go out.
fn not_sent(locale: Locale, wait: i64, problem: Option<OrganProblem>) -> String {
    let (sending, resend_at) = (Sending::Refused { until: minutes(wait) }, minutes(wait));
    OrganPasscode { sending, resend_at, problem, ..passcode(locale) }.render()
}
