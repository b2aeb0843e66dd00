//! The transfers under way in her name: seeing them, going on with one here, deleting one now.

use mydata_consent::{Handover, Moment, StopReason};
use mydata_identity::AssuranceLevel;
use worker::Response;

use super::member_step_up::Purpose;
use super::{member, wording};
use crate::error::PlatformError;
use crate::member::SignedIn;
use crate::names::TransactionName;
use crate::objects::citizen::{ListLive, SessionView};
use crate::objects::send;
use crate::objects::transaction::{Glance, Glimpse, Resume, Stop};
use crate::pages::{FaultKind, FreshFor, LiveDone, LiveEntry, LiveStage, MemberLive, MemberLiveDelete};
use crate::session::{Session, WHILE_DATA_WAITS};
use crate::store::catalogue::{Bilingual, Catalogue};
use crate::visit::{Form, Visit};

const ADDRESS: &str = "/member/live";
/// What the tokens of these pages' forms hold for.
const STEP: &str = "live";

/// All of them.
pub(super) async fn show(visit: &Visit, signed_in: &SignedIn) -> Result<Response, PlatformError> {
    let mut entries = Vec::new();
    for live in send(&visit.env, signed_in.citizen.as_str(), &ListLive).await? {
        if let Some(glimpse) = glance(visit, signed_in, &live.transaction).await? {
            entries.push(entry(visit, signed_in, &live.transaction, live.at, glimpse).await?);
        }
    }
    let page = MemberLive {
        shell: visit.shell(),
        csrf: signed_in.session.form_token(STEP, ""),
        done: visit.query().split('&').find_map(|pair| LiveDone::parse(pair.strip_prefix("done=")?)),
        entries,
    };
    visit.page(200, page.render())
}

/// What she is asked before she does something with one of them.
pub(super) async fn ask(
    visit: &Visit,
    signed_in: &SignedIn,
    name: &str,
    deed: &str,
) -> Result<Response, PlatformError> {
    let Some((name, glimpse)) = find(visit, signed_in, name).await? else { return ended_before(visit) };
    match deed {
        "delete" => {
            let since = glimpse.started_at.unwrap_or_else(|| visit.now());
            let page = MemberLiveDelete {
                shell: visit.shell(),
                csrf: signed_in.session.form_token(STEP, ""),
                entry: entry(visit, signed_in, &name, since, glimpse).await?,
            };
            visit.page(200, page.render())
        }
        "go-on" if may_go_on(&signed_in.view, glimpse.minimum, visit.now()) => visit.see_other(ADDRESS),
        "go-on" => fresh_first(visit, 200, name, glimpse.minimum),
        _ => visit.not_found(),
    }
}

/// She goes on with one of them, or deletes it.
pub(super) async fn act(
    visit: &Visit,
    signed_in: &SignedIn,
    name: &str,
    deed: &str,
    form: &Form,
) -> Result<Response, PlatformError> {
    if visit.is_cross_site() || !signed_in.session.accepts(form.text("csrf"), STEP, "") {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    let Some((name, glimpse)) = find(visit, signed_in, name).await? else { return ended_before(visit) };
    match deed {
        "delete" => delete(visit, signed_in, &name).await,
        "go-on" if !may_go_on(&signed_in.view, glimpse.minimum, visit.now()) => {
            fresh_first(visit, 403, name, glimpse.minimum)
        }
        "go-on" => go_on(visit, signed_in, &name, &glimpse.stage).await,
        _ => visit.not_found(),
    }
}

async fn delete(
    visit: &Visit,
    signed_in: &SignedIn,
    name: &TransactionName,
) -> Result<Response, PlatformError> {
    let stop = Stop { citizen: signed_in.citizen.clone(), why: StopReason::DeleteNow };
    if send(&visit.env, name.as_str(), &stop).await? {
        done(visit, LiveDone::Deleted)
    } else {
        ended_before(visit)
    }
}

/// This browser gets a session of the transaction.
async fn go_on(
    visit: &Visit,
    signed_in: &SignedIn,
    name: &TransactionName,
    stage: &str,
) -> Result<Response, PlatformError> {
    let session = Session::begin()?;
    let resume = Resume { citizen: signed_in.citizen.clone(), session: session.digest() };
    if !send(&visit.env, name.as_str(), &resume).await? {
        return ended_before(visit);
    }
    let response = visit.see_other(&format!("/t/{name}/{stage}"))?;
    response.headers().append("set-cookie", &session.set_cookie(name, WHILE_DATA_WAITS))?;
    Ok(response)
}

/// A transaction of hers that has not ended.
async fn find(
    visit: &Visit,
    signed_in: &SignedIn,
    name: &str,
) -> Result<Option<(TransactionName, Glimpse)>, PlatformError> {
    let Some(name) = TransactionName::parse(name) else { return Ok(None) };
    let glimpse = glance(visit, signed_in, &name).await?;
    Ok(glimpse.map(|glimpse| (name, glimpse)))
}

/// What there is to see of it, once she has identified and until it ends.
async fn glance(
    visit: &Visit,
    signed_in: &SignedIn,
    name: &TransactionName,
) -> Result<Option<Glimpse>, PlatformError> {
    let glimpse = send(&visit.env, name.as_str(), &Glance { citizen: signed_in.citizen.clone() }).await?;
    Ok(glimpse.filter(|glimpse| stage_of(glimpse, false).is_some()))
}

fn stage_of(glimpse: &Glimpse, may_go_on: bool) -> Option<LiveStage> {
    match glimpse.stage.as_str() {
        "code" => Some(LiveStage::AtCounter { may_go_on }),
        "consent" | "data" => Some(LiveStage::Hers { may_go_on }),
        "sent" | "telling" => Some(LiveStage::Sent),
        _ => None,
    }
}

/// Whoever goes on with it sees the data: what was shown a moment ago must be enough for that.
fn may_go_on(view: &SessionView, minimum: AssuranceLevel, now: Moment) -> bool {
    view.is_fresh(now) && view.level().is_some_and(|level| level.satisfies(minimum))
}

/// The transaction with the names that the catalogue has for what it is about.
async fn entry(
    visit: &Visit,
    signed_in: &SignedIn,
    name: &TransactionName,
    since: Moment,
    glimpse: Glimpse,
) -> Result<LiveEntry, PlatformError> {
    let catalogue = Catalogue::of(&visit.env)?;
    let named = named(visit, &catalogue, &glimpse).await?;
    let mut datasets = Vec::with_capacity(glimpse.datasets.len());
    for (resource, state) in &glimpse.datasets {
        let dataset = catalogue.dataset(resource).await?;
        let name = dataset.map(|dataset| dataset.name.text(visit.locale).to_owned());
        datasets.push((name.unwrap_or_else(|| resource.to_string()), wording::dataset_state(state)));
    }
    let may_go_on = may_go_on(&signed_in.view, glimpse.minimum, visit.now());
    let stage = stage_of(&glimpse, may_go_on).unwrap_or(LiveStage::Sent);
    let (receiver, purpose) = named.unzip();
    Ok(LiveEntry {
        name: name.to_string(),
        // A service that has left the catalogue is still named, by its id.
        receiver: receiver.or_else(|| glimpse.client_id.as_ref().map(ToString::to_string)),
        purpose: purpose.unwrap_or_default(),
        datasets,
        since,
        kept_until: glimpse.kept_until,
        code_until: glimpse.code_until,
        stage,
    })
}

/// What the catalogue calls the service that it is for, and what that is for.
async fn named(
    visit: &Visit,
    catalogue: &Catalogue,
    glimpse: &Glimpse,
) -> Result<Option<(String, String)>, PlatformError> {
    let text = |text: &Bilingual| text.text(visit.locale).to_owned();
    let Some(client_id) = &glimpse.client_id else { return Ok(None) };
    if glimpse.handover == Handover::ToCounter {
        let service = catalogue.counter_service(client_id).await?;
        return Ok(service.map(|service| (text(&service.name), text(&service.purpose))));
    }
    let service = catalogue.service(client_id, &visit.keys).await?;
    Ok(service.map(|service| (text(&service.name), text(&service.purpose))))
}

fn fresh_first(
    visit: &Visit,
    status: u16,
    name: TransactionName,
    minimum: AssuranceLevel,
) -> Result<Response, PlatformError> {
    let purpose = FreshFor::Transfer { level: minimum.number() };
    member::fresh_first(visit, purpose, &Purpose::Transfer(name), status)
}

fn ended_before(visit: &Visit) -> Result<Response, PlatformError> {
    done(visit, LiveDone::EndedBefore)
}

fn done(visit: &Visit, done: LiveDone) -> Result<Response, PlatformError> {
    visit.see_other(&format!("{ADDRESS}?done={}", done.as_str()))
}
