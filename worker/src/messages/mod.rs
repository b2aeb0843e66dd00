//! Letters to citizens: what they say, and the ways by which they go out.
//!
//! A letter is sent at least once, by whoever keeps it in an outbox, under an id that never changes. Mail repeats with the
//! same `Message-ID`, short messages with the same `Idempotency-Key`.

mod delivery;
mod letter;
mod mail;
mod mail_server;
mod sms;
mod sms_gateway;
mod smtp_dialogue;
mod writing;

pub use delivery::{Delivery, Reason, Setback};
pub use letter::{Bilingual, CodePurpose, Letter, LetterKind, RefusedPackage};

use mydata_identity::Contact;
use worker::{Env, Url};

use crate::clock::Clock;
use crate::config;
use crate::error::PlatformError;
use crate::objects::outbox::{Display, Displayed};
use mail_server::MailServer;
use sms_gateway::SmsGateway;
use writing::Letterhead;

const ORIGIN: &str = "PLATFORM_ORIGIN";
/// Whom letters name for whoever did not do what they tell of: a telephone number, say.
const DESK: &str = "SERVICE_DESK";
/// Where the operator hears of reports: an e-mail address or a mobile number.
const OPERATOR: &str = "OPERATOR_CONTACT";
/// There is one development outbox, and this is its name.
const OUTBOX: &str = "outbox";

/// Tries once to send a letter.
///
/// # Errors
/// When the deployment has no way to such a contact, or a setting is malformed. Nothing that another server does is an
/// error; it is a [`Delivery`].
pub async fn send(env: &Env, letter: &Letter) -> Result<Delivery, PlatformError> {
    let delivery = if letter.is_worth_sending(Clock::of(env).now()) {
        hand_over(env, letter).await?
    } else {
        Delivery::never(Reason::Expired)
    };
    // The kind and the outcome, and nothing that says whom or what it is about.
    match delivery {
        Delivery::Sent => worker::console_log!("{} {}", delivery.code(), letter.what.name()),
        _ => worker::console_warn!("{} {}", delivery.code(), letter.what.name()),
    }
    Ok(delivery)
}

/// Whether every letter stays on this machine: then anybody may try the transports out.
///
/// # Errors
/// [`PlatformError::Configuration`].
#[cfg(feature = "sandbox")]
pub(crate) fn stay_here(env: &Env) -> Result<bool, PlatformError> {
    let mail = MailServer::of(env)?.is_none_or(|server| server.is_local());
    let short = SmsGateway::of(env)?.is_none_or(|gateway| gateway.is_local());
    Ok(mail && short)
}

async fn hand_over(env: &Env, letter: &Letter) -> Result<Delivery, PlatformError> {
    let head = letterhead(env)?;
    let now = Clock::of(env).now();
    match &letter.to {
        Contact::Email(to) => {
            if let Some(server) = MailServer::of(env)? {
                let message = mail::message(letter, &head, &server.from, to, now);
                return Ok(server.send(&head.host, to, message).await);
            }
        }
        Contact::Mobile(to) => {
            if let Some(gateway) = SmsGateway::of(env)? {
                return gateway.send(&letter.id, to, &writing::short_message(letter, &head), now).await;
            }
        }
    }
    if !config::has_sandbox(env) {
        let setting = if matches!(letter.to, Contact::Email(_)) { "SMTP_URL" } else { "SMS_GATEWAY_URL" };
        return Err(PlatformError::Configuration(setting));
    }
    display(env, letter, &head).await
}

/// Puts the letter where a developer can read it.
async fn display(env: &Env, letter: &Letter, head: &Letterhead) -> Result<Delivery, PlatformError> {
    let (subject, text) = match &letter.to {
        Contact::Email(_) => {
            let written = writing::mail(letter, head);
            (Some(written.subject), written.text)
        }
        Contact::Mobile(_) => (None, writing::short_message(letter, head)),
    };
    let displayed = Displayed {
        id: letter.id.clone(),
        at: Clock::of(env).now(),
        to: letter.to.clone(),
        locale: letter.locale,
        kind: letter.what.name().to_owned(),
        parts: writing::parts(&text),
        subject,
        text,
        code: writing::code(letter).map(str::to_owned),
    };
    crate::objects::send(env, OUTBOX, &Display { letter: displayed }).await?;
    Ok(Delivery::Sent)
}

/// The letters on display, newest first; those to one contact if it is given.
///
/// # Errors
/// When the outbox cannot be reached.
#[cfg(feature = "sandbox")]
pub(crate) async fn on_display(env: &Env, to: Option<Contact>) -> Result<Vec<Displayed>, PlatformError> {
    crate::objects::send(env, OUTBOX, &crate::objects::outbox::OnDisplay { to }).await
}

/// Whom pages and letters name for whoever needs help.
pub(crate) fn desk(env: &Env) -> String {
    config::text(env, DESK).or_else(|| config::text(env, ORIGIN)).unwrap_or_default()
}

/// Where the operator hears of reports.
///
/// # Errors
/// [`PlatformError::Configuration`] where it is not set or is no contact.
pub(crate) fn operator(env: &Env) -> Result<Contact, PlatformError> {
    let typed = config::text(env, OPERATOR).ok_or(PlatformError::Configuration(OPERATOR))?;
    Contact::parse(&typed).map_err(|_| PlatformError::Configuration(OPERATOR))
}

fn letterhead(env: &Env) -> Result<Letterhead, PlatformError> {
    let origin = config::text(env, ORIGIN).ok_or(PlatformError::Configuration(ORIGIN))?;
    let host = Url::parse(&origin).ok().and_then(|url| url.host_str().map(str::to_owned));
    let host = host.ok_or(PlatformError::Configuration(ORIGIN))?;
    Ok(Letterhead { origin, host, desk: desk(env) })
}
