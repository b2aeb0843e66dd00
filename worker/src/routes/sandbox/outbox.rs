//! The development outbox, and a way to try letters out.

use mydata_consent::Moment;
use mydata_identity::Contact;
use serde::Serialize;
use worker::Response;

use super::{json, wants_json};
use crate::error::PlatformError;
use crate::messages::{self, Letter};
use crate::objects::outbox::Displayed;
use crate::pages::{Outbox, OutboxEntry};
use crate::routes::query;
use crate::visit::Visit;

/// A letter as programs see it.
#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    at: Moment,
    to: &'a Contact,
    locale: crate::texts::Locale,
    kind: &'a str,
    subject: Option<&'a str>,
    text: &'a str,
    code: Option<&'a str>,
    parts: usize,
}

/// Shows the letters, newest first; to programs that accept JSON as JSON.
pub(super) async fn show(visit: &Visit) -> Result<Response, PlatformError> {
    let typed = query::text(visit.query(), "to");
    let to = typed.as_deref().map(Contact::parse);
    let letters = match to {
        // Nothing goes to what is no contact.
        Some(Err(_)) => Vec::new(),
        Some(Ok(to)) => messages::on_display(&visit.env, Some(to)).await?,
        None => messages::on_display(&visit.env, None).await?,
    };
    if wants_json(visit) {
        return json(200, &letters.iter().map(entry).collect::<Vec<_>>());
    }
    let letters = letters.into_iter().map(shown).collect();
    let page = Outbox { shell: visit.shell(), letters, wanted: typed.unwrap_or_default() };
    visit.page(200, page.render())
}

/// Sends the posted letter and answers what became of it. Where letters leave this machine nobody may: it would be a way
/// to write to anybody.
pub(super) async fn send(visit: &mut Visit) -> Result<Response, PlatformError> {
    if visit.is_cross_site() || !messages::stay_here(&visit.env)? {
        return visit.problem(403, "sandbox.letters-leave", "Letters of this deployment leave the machine.");
    }
    let Ok(letter) = serde_json::from_str::<Letter>(&visit.body().await?) else {
        return visit.problem(400, "sandbox.letter-form", "This is no letter.");
    };
    json(200, &messages::send(&visit.env, &letter).await?)
}

fn entry(letter: &Displayed) -> Entry<'_> {
    Entry {
        id: &letter.id,
        at: letter.at,
        to: &letter.to,
        locale: letter.locale,
        kind: &letter.kind,
        subject: letter.subject.as_deref(),
        text: &letter.text,
        code: letter.code.as_deref(),
        parts: letter.parts,
    }
}

fn shown(letter: Displayed) -> OutboxEntry {
    OutboxEntry {
        at: letter.at,
        to: letter.to.as_str().to_owned(),
        locale: letter.locale,
        subject: letter.subject,
        text: letter.text,
        code: letter.code,
        parts: letter.parts,
    }
}
