//! The pages of somebody who goes to a counter for another, in each of their states.

use mydata_protocol::counter::CounterCode;
use mydata_worker::objects::transaction::{CodeHappening, Sending};
use mydata_worker::pages::{
    ClerkAtWork, CodeCard, CodeHolder, CodeLine, CodeStage, FreshFirst, FreshFor, MandateCode, MandateDone,
    MandateEntry, MandateProblem, MandateQuestion, MayAct, MemberDelegation, Shell, TextSize,
};
use mydata_worker::texts::Locale;

use crate::samples::{NOW, Sample, minutes};

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
        ("delegation-code-ready", code(locale, CodeStage::Ready).render()),
        ("delegation-code-shown", code(locale, CodeStage::Shown(card())).render()),
        ("delegation-code-passcode", code(locale, CodeStage::Passcode(work(locale))).render()),
        ("delegation-code-open", code(locale, CodeStage::Open(work(locale))).render()),
        ("delegation-code-refused", refused(locale).render()),
        ("delegation-code-collecting", code(locale, CodeStage::Collecting).render()),
        ("delegation-code-partly", partly(locale).render()),
        ("delegation-code-last", last(locale, CodeStage::Shown(card())).render()),
        ("delegation-code-used-up", last(locale, CodeStage::Expired).render()),
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

fn code(locale: Locale, stage: CodeStage) -> MandateCode {
    let mandate = mandate(locale);
    let address = format!("/member/delegation/{}", mandate.name);
    let line = |minute, what, clerk: Option<&str>| CodeLine {
        at: minutes(minute),
        what,
        clerk: clerk.map(str::to_owned),
        dataset: None,
        holder: if minute < -6 { CodeHolder::Former } else { CodeHolder::Reader },
    };
    MandateCode {
        shell: shell(locale, &address),
        csrf: "c5rf".to_owned(),
        mandate,
        masked_contact: "091****789".to_owned(),
        stage,
        codes_left: 18,
        missing: Vec::new(),
        history: vec![
            line(-7, CodeHappening::Issued, None),
            line(-6, CodeHappening::ChangedHands, None),
            line(-5, CodeHappening::Issued, None),
            line(-1, CodeHappening::Redeemed, Some("王承辦（3 號櫃檯）")),
        ],
        now: NOW,
        state: "1.18.3".to_owned(),
        problem: None,
    }
}

fn refused(locale: Locale) -> MandateCode {
    let problem = Some("counter.still-collecting".to_owned());
    MandateCode { problem, ..code(locale, CodeStage::Collecting) }
}

fn partly(locale: Locale) -> MandateCode {
    let missing = vec![say(locale, "個人綜合所得資料", "Income")];
    MandateCode { missing, ..code(locale, CodeStage::Ready) }
}

fn last(locale: Locale, stage: CodeStage) -> MandateCode {
    MandateCode { codes_left: 0, ..code(locale, stage) }
}

fn card() -> CodeCard {
    CodeCard { code: CounterCode::parse("jtdf86ua").unwrap(), valid_until: minutes(19) }
}

fn work(locale: Locale) -> ClerkAtWork {
    ClerkAtWork {
        agency: say(locale, "示範市政府社會局", "Department of Social Welfare, Demo City Government"),
        clerk: "王承辦（3 號櫃檯）".to_owned(),
        since: minutes(-1),
        until: minutes(19),
        sending: Sending::Sent,
    }
}

fn fresh(locale: Locale) -> FreshFirst {
    let go_at = format!("/member/step-up/delegation/{}", "d0".repeat(16));
    FreshFirst { shell: shell(locale, "/member"), purpose: FreshFor::Delegation, go_at }
}
