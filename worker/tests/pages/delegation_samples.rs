//! The pages of somebody who goes to a counter for another, in each of their states.

use mydata_worker::pages::{
    FreshFirst, FreshFor, MandateDone, MandateEntry, MandateProblem, MandateQuestion, MayAct,
    MemberDelegation, Shell, TextSize,
};
use mydata_worker::texts::Locale;

use crate::samples::{Sample, minutes};

/// All of them in one language.
pub(crate) fn all(locale: Locale) -> Vec<Sample> {
    let plain = || delegation(locale, MayAct::Yes);
    let wrong = |problem| MemberDelegation { problem: Some(problem), ..plain() };
    let done = |done| MemberDelegation { done: Some(done), ..plain() };
    let pages = [
        ("delegation", plain().render()),
        ("delegation-seen", MemberDelegation { mandates: vec![mandate(locale)], ..plain() }.render()),
        ("delegation-frozen", delegation(locale, MayAct::Frozen).render()),
        ("delegation-no-member", delegation(locale, MayAct::NoMember).render()),
        ("delegation-form", wrong(MandateProblem::Form).render()),
        ("delegation-wrong", wrong(MandateProblem::Wrong { remaining: 4 }).render()),
        ("delegation-locked", wrong(MandateProblem::Locked { until: minutes(15) }).render()),
        ("delegation-declined", done(MandateDone::Declined).render()),
        ("delegation-over", done(MandateDone::Over).render()),
        ("delegation-question", question(locale).render()),
        ("fresh-delegation", fresh(locale).render()),
    ];
    pages.into_iter().map(|(name, html)| Sample { name, html }).collect()
}

fn shell(locale: Locale, address: &str) -> Shell {
    Shell::new(locale, TextSize::Medium, address).demonstration(true)
}

fn say(locale: Locale, zh: &str, en: &str) -> String {
    locale.choose(zh, en).to_owned()
}

fn delegation(locale: Locale, may_act: MayAct) -> MemberDelegation {
    MemberDelegation {
        shell: shell(locale, "/member/delegation"),
        csrf: "c5rf".to_owned(),
        may_act,
        done: None,
        problem: None,
        mandates: Vec::new(),
    }
}

fn mandate(locale: Locale) -> MandateEntry {
    MandateEntry {
        name: "d0".repeat(16),
        from: "林○好".to_owned(),
        service: say(locale, "急難救助申請", "Emergency relief"),
        agency: say(locale, "示範市政府社會局", "Department of Social Welfare, Demo City Government"),
        datasets: vec![
            say(locale, "現戶全戶戶籍資料", "Household registration"),
            say(locale, "個人綜合所得資料", "Income"),
        ],
        until: minutes(440),
    }
}

fn question(locale: Locale) -> MandateQuestion {
    let mandate = mandate(locale);
    let address = format!("/member/delegation/{}", mandate.name);
    MandateQuestion { shell: shell(locale, &address), csrf: "c5rf".to_owned(), mandate }
}

fn fresh(locale: Locale) -> FreshFirst {
    let go_at = format!("/member/step-up/delegation/{}", "d0".repeat(16));
    FreshFirst { shell: shell(locale, "/member"), purpose: FreshFor::Delegation, go_at }
}
