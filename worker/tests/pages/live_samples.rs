//! Transfers under way, reports of misuse, withdrawal and changed terms in each of their states.

use mydata_worker::pages::{
    DatasetState, FreshFirst, FreshFor, Hindrance, IdentifyHead, LiftBy, LiveDone, LiveEntry, LiveStage,
    MemberLive, MemberLiveDelete, MemberMisuse, MemberWithdraw, MemberWithdrawn, MisuseStage, NotAdmitted,
    ServiceBrief, Shell, Steps, TermsChanged, TextSize, Versions, WithdrawStage,
};
use mydata_worker::texts::Locale;

use crate::samples::{NOW, Sample, minutes};

/// All of them in one language.
pub(crate) fn all(locale: Locale) -> Vec<Sample> {
    let pages = [
        ("live", live(locale, Some(LiveDone::Deleted), entries(locale)).render()),
        ("live-ended-before", live(locale, Some(LiveDone::EndedBefore), entries(locale)).render()),
        ("live-empty", live(locale, None, Vec::new()).render()),
        ("live-delete-counter", delete(locale, at_counter(locale)).render()),
        ("live-delete-own", delete(locale, own(locale, true)).render()),
        ("live-delete-service", delete(locale, sent(locale)).render()),
        ("not-admitted-frozen", not_admitted(locale, Hindrance::Frozen { since: minutes(-90) }).render()),
        ("not-admitted-too-many", not_admitted(locale, Hindrance::TooMany { most: 20 }).render()),
        ("fresh-contact", fresh(locale, FreshFor::Contact).render()),
        ("fresh-device", fresh(locale, FreshFor::Device).render()),
        ("fresh-transfer", fresh(locale, FreshFor::Transfer { level: 2 }).render()),
        ("fresh-withdrawal", fresh(locale, FreshFor::Withdrawal).render()),
        ("misuse-unknown", misuse(locale, MisuseStage::Unknown).render()),
        ("misuse-open", misuse(locale, MisuseStage::Open { transfers: 2 }).render()),
        ("misuse-frozen", misuse(locale, frozen(2, LiftBy::Strong)).render()),
        ("misuse-frozen-two", misuse(locale, frozen(0, LiftBy::TwoMethods)).render()),
        ("misuse-frozen-second", misuse(locale, frozen(1, LiftBy::Second)).render()),
        ("withdraw", withdraw(locale, WithdrawStage::Ready, false).render()),
        ("withdraw-unacknowledged", withdraw(locale, WithdrawStage::Ready, true).render()),
        ("withdraw-not-fresh", withdraw(locale, WithdrawStage::NotFresh, false).render()),
        ("withdraw-frozen", withdraw(locale, WithdrawStage::Frozen, false).render()),
        ("withdrawn", MemberWithdrawn { shell: shell(locale, "/member/withdrawn") }.render()),
        ("terms-changed", terms(locale, false).render()),
        ("terms-changed-unacknowledged", terms(locale, true).render()),
    ];
    pages.into_iter().map(|(name, html)| Sample { name, html }).collect()
}

fn shell(locale: Locale, address: &str) -> Shell {
    Shell::new(locale, TextSize::Medium, address).demonstration(true)
}

fn say(locale: Locale, zh: &str, en: &str) -> String {
    locale.choose(zh, en).to_owned()
}

fn live(locale: Locale, done: Option<LiveDone>, entries: Vec<LiveEntry>) -> MemberLive {
    MemberLive { shell: shell(locale, "/member/live"), csrf: "c5rf".to_owned(), done, entries }
}

fn entries(locale: Locale) -> Vec<LiveEntry> {
    let consent = LiveEntry { stage: LiveStage::Hers { may_go_on: false }, ..sent(locale) };
    let code = at_counter(locale);
    let moving = Some(say(locale, "租屋遷入登記", "Moving in as a tenant"));
    let no_code = LiveEntry { name: "e0".repeat(16), receiver: moving, code_until: None, ..code.clone() };
    vec![code, no_code, own(locale, true), LiveEntry { name: "c0".repeat(16), ..consent }, sent(locale)]
}

fn own(locale: Locale, may_go_on: bool) -> LiveEntry {
    LiveEntry {
        name: "a0".repeat(16),
        receiver: None,
        purpose: String::new(),
        datasets: vec![
            (say(locale, "個人綜合所得資料", "Income"), DatasetState::Ready { bytes: 48_600 }),
            (say(locale, "勞保投保資料", "Labour insurance"), DatasetState::Preparing { expected: None }),
        ],
        since: minutes(-30),
        kept_until: Some(minutes(450)),
        code_until: None,
        stage: LiveStage::Hers { may_go_on },
    }
}

fn sent(locale: Locale) -> LiveEntry {
    LiveEntry {
        name: "b0".repeat(16),
        receiver: Some(say(locale, "青嵐高級中學學雜費減免申請", "Qinglan High School fee waiver")),
        purpose: say(locale, "審查學雜費減免資格。", "To decide on a fee waiver."),
        datasets: vec![(say(locale, "戶籍資料", "Household registration"), DatasetState::NoRecord)],
        since: minutes(-60),
        kept_until: Some(minutes(420)),
        code_until: None,
        stage: LiveStage::Sent,
    }
}

fn at_counter(locale: Locale) -> LiveEntry {
    LiveEntry {
        name: "d0".repeat(16),
        receiver: Some(say(locale, "急難救助申請", "Emergency relief")),
        purpose: say(locale, "審核急難救助資格。", "To decide on emergency relief."),
        code_until: Some(minutes(15)),
        stage: LiveStage::AtCounter { may_go_on: true },
        ..own(locale, true)
    }
}

fn delete(locale: Locale, entry: LiveEntry) -> MemberLiveDelete {
    let address = format!("/member/live/{}/delete", entry.name);
    MemberLiveDelete { shell: shell(locale, &address), csrf: "c5rf".to_owned(), entry }
}

fn head(locale: Locale) -> IdentifyHead {
    IdentifyHead {
        action: "/t/k3v9x2m7q4/identify".to_owned(),
        csrf: "c5rf".to_owned(),
        service: Some(ServiceBrief {
            name: say(locale, "青嵐高級中學學雜費減免申請", "Qinglan High School fee waiver"),
            agency: say(locale, "青嵐高級中學", "Qinglan High School"),
            purpose: say(locale, "審查學雜費減免資格。", "To decide on a fee waiver."),
        }),
        steps: Some(Steps::OnlineService),
        deadline: minutes(12),
        now: NOW,
    }
}

fn not_admitted(locale: Locale, why: Hindrance) -> NotAdmitted {
    NotAdmitted { shell: shell(locale, "/t/k3v9x2m7q4/identify"), head: head(locale), why }
}

fn fresh(locale: Locale, purpose: FreshFor) -> FreshFirst {
    FreshFirst { shell: shell(locale, "/member"), purpose, go_at: "/member/step-up/contact".to_owned() }
}

fn misuse(locale: Locale, stage: MisuseStage) -> MemberMisuse {
    MemberMisuse {
        shell: shell(locale, "/member/misuse"),
        csrf: "c5rf".to_owned(),
        stage,
        desk: "02-0000-0000".to_owned(),
    }
}

fn frozen(count: usize, lift: LiftBy) -> MisuseStage {
    MisuseStage::Frozen {
        reference: "M-7K3Q-9XTD".to_owned(),
        since: minutes(-5),
        transfers: count,
        sessions: count,
        operator_told: count > 0,
        lift,
    }
}

fn withdraw(locale: Locale, stage: WithdrawStage, unacknowledged: bool) -> MemberWithdraw {
    MemberWithdraw {
        shell: shell(locale, "/member/withdraw"),
        csrf: "c5rf".to_owned(),
        stage,
        transfers: usize::from(stage == WithdrawStage::Ready),
        unacknowledged,
    }
}

fn terms(locale: Locale, unacknowledged: bool) -> TermsChanged {
    TermsChanged {
        shell: shell(locale, "/t/k3v9x2m7q4/identify"),
        head: head(locale),
        accepted: Versions { terms: "0.9".to_owned(), privacy: "0.9".to_owned() },
        unacknowledged,
    }
}
