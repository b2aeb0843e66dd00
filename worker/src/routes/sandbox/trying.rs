//! Trying the platform out: its components, its judgement of packages, its memory, and members from nowhere.

use mydata_identity::{Contact, EmailAddress, MobileNumber, NationalId};
use mydata_protocol::ids::ResourceId;
use serde::Deserialize;
use worker::Response;

use crate::error::PlatformError;
use crate::intake::{Expected, Intake};
use crate::objects::citizen::{Join, JoinSilently};
use crate::objects::send;
use crate::pages::{Components, PRIVACY_VERSION, TERMS_VERSION};
use crate::store::catalogue::{Catalogue, Dataset};
use crate::trust;
use crate::visit::Visit;

/// Bytes of the largest package that is examined here, in memory, of which a worker has 128 MB.
const LARGEST_TRIED: usize = 32 * 1024 * 1024;

/// Shows the parts that pages are made of.
pub(super) fn components(visit: &Visit) -> Result<Response, PlatformError> {
    visit.page(200, Components { shell: visit.shell(), now: visit.now() }.render())
}

/// One of the demonstration's invented people.
#[derive(Deserialize)]
struct Invented {
    uid: NationalId,
    name: String,
    email: Option<EmailAddress>,
    mobile: Option<MobileNumber>,
    /// The terms she accepted, where they are older ones.
    terms_version: Option<String>,
    /// The privacy policy she accepted, likewise.
    privacy_version: Option<String>,
}

/// Makes one of the invented people a member, as if she had been here before. Nobody is told.
pub(super) async fn member(visit: &mut Visit) -> Result<Response, PlatformError> {
    let body = visit.body().await?;
    let Ok(invented) = serde_json::from_str::<Invented>(&body) else {
        return visit.problem(422, "sandbox.member-form", "That is nobody who can be a member.");
    };
    let Invented { uid, name, email, mobile, terms_version, privacy_version } = invented;
    let Some(contact) = email.map(Contact::from).or(mobile.map(Contact::from)) else {
        return visit.problem(
            422,
            "sandbox.member-contact",
            "A member has an e-mail address or a mobile number.",
        );
    };
    let join = Join {
        name,
        contact,
        locale: visit.locale,
        terms_version: terms_version.unwrap_or_else(|| TERMS_VERSION.to_owned()),
        privacy_version: privacy_version.unwrap_or_else(|| PRIVACY_VERSION.to_owned()),
    };
    send(&visit.env, visit.keys.citizen(&uid).as_str(), &JoinSilently(join)).await?;
    Ok(Response::empty()?.with_status(204))
}

/// Tells what the platform would make of a package, were it the answer of this dataset's agency.
pub(super) async fn verify(visit: &mut Visit, resource: &str) -> Result<Response, PlatformError> {
    let dataset = match ResourceId::parse(resource) {
        Ok(resource) => Catalogue::of(&visit.env)?.dataset(&resource).await?,
        Err(_) => None,
    };
    let Some(dataset) = dataset else {
        return visit.problem(404, "sandbox.dataset-unknown", "There is no such dataset.");
    };
    let Some(package) = visit.bytes(LARGEST_TRIED).await? else {
        return visit.problem(413, "sandbox.too-large", "No package may be so large.");
    };
    let anchors = trust::judges(&visit.env).await?;
    let Dataset { signer_subject, contents, .. } = &dataset;
    let expected = Expected { signer_subject, contents, person: None };
    let intake = Intake::examine(&package, &expected, &anchors, visit.now()).await;
    super::json(200, &intake)
}

/// Panics, so that it can be seen what becomes of everybody else's requests.
#[expect(clippy::panic, reason = "a panic is what is asked for")]
pub(super) fn panic() -> Result<Response, PlatformError> {
    panic!("a developer asked for it")
}

/// Tells how much memory the platform has come to hold since it was started: WebAssembly never gives any back.
pub(super) fn memory() -> Result<Response, PlatformError> {
    #[cfg(target_arch = "wasm32")]
    let bytes = core::arch::wasm32::memory_size::<0>() * 65_536;
    #[cfg(not(target_arch = "wasm32"))]
    let bytes = 0;
    Ok(Response::from_json(&serde_json::json!({ "bytes": bytes }))?)
}
