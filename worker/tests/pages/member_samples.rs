//! The pages of the member area in each of their states.

use mydata_consent::{Moment, Outcome};
use mydata_identity::IdentityMethod;
use mydata_worker::pages::{
    AcceptedTerms, BindDevicePage, BindingStage, Conclusion, DeviceEntry, DeviceProblem, FieldProblem,
    HowShown, IdentifyField, MemberBrief, MemberContact, MemberDone, MemberHome, SessionEntry, Shell,
    SignedOut, TextSize, UsageEntry,
};
use mydata_worker::texts::Locale;

use crate::samples::{NOW, Sample, minutes};

/// All pages of the member area in one language.
pub(crate) fn all(locale: Locale) -> Vec<Sample> {
    let device = |stage, problem: Option<&str>| bind_device(locale, stage, problem).render();
    let ready =
        || BindingStage::Ready { options: r#"{"challenge":"x5bq","rp":{"id":"localhost"}}"#.to_owned() };
    let done = |done| MemberHome { done: Some(done), ..home(locale) }.render();
    let signed_out =
        |everywhere| SignedOut { shell: shell(locale, "/member/signed-out"), everywhere }.render();
    let pages = [
        ("member", home(locale).render()),
        ("member-empty", empty(locale).render()),
        ("member-frozen", MemberHome { frozen_since: Some(minutes(-90)), ..home(locale) }.render()),
        ("member-freeze-lifted", done(MemberDone::FreezeLifted)),
        ("member-another-person", done(MemberDone::AnotherPerson)),
        ("member-contact-changed", done(MemberDone::ContactChanged)),
        ("member-device-bound", done(MemberDone::DeviceBound)),
        ("member-device-removed", done(MemberDone::DeviceRemoved)),
        ("member-stepped-up", done(MemberDone::SteppedUp)),
        ("device-ready", device(ready(), None)),
        ("device-needs-certificate", device(BindingStage::NeedsCitizenCertificate, None)),
        ("device-full", device(BindingStage::Full { most: 10 }, None)),
        ("device-known", device(ready(), Some("device.known"))),
        ("device-refused", device(ready(), Some("identity.user-not-verified"))),
        ("device-over", device(ready(), Some("device.ceremony-over"))),
        ("device-refused-otherwise", device(ready(), Some("identity.of-another-kind"))),
        ("member-contact", contact(locale, None, None).render()),
        ("member-contact-wrong", contact(locale, Some("identity.email-form"), None).render()),
        ("member-contact-too-many", contact(locale, None, Some(minutes(40))).render()),
        ("signed-out", signed_out(false)),
        ("signed-out-everywhere", signed_out(true)),
    ];
    pages.into_iter().map(|(name, html)| Sample { name, html }).collect()
}

fn shell(locale: Locale, address: &str) -> Shell {
    Shell::new(locale, TextSize::Medium, address).demonstration(true)
}

fn home(locale: Locale) -> MemberHome {
    MemberHome {
        shell: shell(locale, "/member"),
        csrf: "c5rf".to_owned(),
        now: NOW,
        done: None,
        masked_id: "D22264****".to_owned(),
        member: Some(MemberBrief {
            name: "林小好".to_owned(),
            masked_contact: "091****789".to_owned(),
            since: minutes(-60 * 24 * 90),
            accepted: AcceptedTerms {
                terms: "1.0".to_owned(),
                privacy: "1.0".to_owned(),
                at: minutes(-60 * 24 * 30),
            },
        }),
        shown: Some(HowShown { method: IdentityMethod::CitizenCertificate, at: minutes(-4) }),
        idle_until: minutes(15),
        ends_at: minutes(116),
        frozen_since: None,
        live: 2,
        devices: vec![device("AAAA", minutes(-60 * 24 * 9), false), device("BBBB", minutes(-60), true)],
        sessions: vec![
            session(Some(IdentityMethod::CitizenCertificate), minutes(-4), true),
            session(Some(IdentityMethod::DualDocuments), minutes(-40), false),
        ],
        recent_uses: vec![used(locale)],
    }
}

/// She has signed in for the first time, or is no member yet.
fn empty(locale: Locale) -> MemberHome {
    MemberHome {
        member: None,
        shown: None,
        live: 0,
        devices: Vec::new(),
        sessions: vec![session(None, NOW, true)],
        recent_uses: Vec::new(),
        ..home(locale)
    }
}

fn device(name: &str, bound_at: Moment, is_backed_up: bool) -> DeviceEntry {
    DeviceEntry { name: name.to_owned(), bound_at, is_backed_up }
}

fn session(method: Option<IdentityMethod>, began_at: Moment, is_this: bool) -> SessionEntry {
    SessionEntry { began_at, last_seen_at: began_at, method, is_this }
}

fn used(locale: Locale) -> UsageEntry {
    let say = |zh: &str, en: &str| locale.choose(zh, en).to_owned();
    UsageEntry {
        at: minutes(-60 * 24 * 3),
        receiver: say("青嵐高級中學學雜費減免申請", "Qinglan High School fee waiver"),
        purpose: say("審查學雜費減免資格。", "To decide on a fee waiver."),
        datasets: vec![say("戶籍資料", "Household registration")],
        conclusion: Conclusion::Ended(Outcome::Taken),
    }
}

fn contact(locale: Locale, problem: Option<&'static str>, too_many_until: Option<Moment>) -> MemberContact {
    MemberContact {
        shell: shell(locale, "/member/contact"),
        csrf: "c5rf".to_owned(),
        masked_contact: "091****789".to_owned(),
        typed: String::new(),
        problem: problem.map(|code| FieldProblem { field: IdentifyField::Contact, code }),
        too_many_until,
    }
}

fn bind_device(locale: Locale, stage: BindingStage, problem: Option<&str>) -> BindDevicePage {
    BindDevicePage {
        shell: shell(locale, "/member/device"),
        csrf: "c5rf".to_owned(),
        stage,
        problem: problem.map(|code| DeviceProblem { code: code.to_owned() }),
        show_certificate_at: "/member/step-up".to_owned(),
    }
}
