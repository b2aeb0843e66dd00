//! What the worker keeps in memory once it has been loaded: records, layouts, typefaces, signing keys.

use std::cell::RefCell;
use std::rc::Rc;

use worker::Env;

use super::answer::{broken, unreadable};
use super::settings;
use crate::catalogue::Catalogue;
use crate::company::Companies;
use crate::document::{Face, Faces};
use crate::persona::Personas;
use crate::refusal::Refusal;
use crate::signers::Signers;

/// Everything but the typefaces, which are large and not needed for most answers.
pub(super) struct Stock {
    pub(super) catalogue: Catalogue,
    pub(super) companies: Companies,
    pub(super) personas: Personas,
    pub(super) signers: Signers,
}

thread_local! {
    static STOCK: RefCell<Option<Rc<Stock>>> = const { RefCell::new(None) };
    static FACES: RefCell<Option<Rc<Faces>>> = const { RefCell::new(None) };
}

/// The stock, loaded on first use.
pub(super) async fn stock(env: &Env) -> Result<Rc<Stock>, Refusal> {
    if let Some(stock) = STOCK.with_borrow(Clone::clone) {
        return Ok(stock);
    }
    let catalogue =
        Catalogue::from_json(&asset(env, "catalogue.json").await?).map_err(unreadable("catalogue.json"))?;
    let companies =
        Companies::from_json(&asset(env, "companies.json").await?).map_err(unreadable("companies.json"))?;
    let personas =
        Personas::from_json(&asset(env, "personas.json").await?).map_err(unreadable("personas.json"))?;
    let signers =
        Signers::from_json(&settings::text(env, settings::SIGNERS)?).map_err(unreadable("SIGNERS"))?;
    let stock = Rc::new(Stock { catalogue, companies, personas, signers });
    STOCK.set(Some(Rc::clone(&stock)));
    Ok(stock)
}

/// The typefaces, loaded on first use.
pub(super) async fn faces(env: &Env) -> Result<Rc<Faces>, Refusal> {
    if let Some(faces) = FACES.with_borrow(Clone::clone) {
        return Ok(faces);
    }
    let regular = Face::read(asset(env, "NotoSansTC-Regular.ttf").await?).map_err(broken("regular face"))?;
    let bold = Face::read(asset(env, "NotoSansTC-Bold.ttf").await?).map_err(broken("bold face"))?;
    let faces = Rc::new(Faces { regular, bold });
    FACES.set(Some(Rc::clone(&faces)));
    Ok(faces)
}

/// The revocation list of this authority, if it has one.
pub(super) async fn revocation_list(env: &Env, authority: &str) -> Result<Option<Vec<u8>>, Refusal> {
    asset_if_there(env, &format!("crls/{authority}.crl")).await
}

async fn asset(env: &Env, name: &str) -> Result<Vec<u8>, Refusal> {
    let missing = || broken("ASSETS")(format!("{name} is missing; demo/seed/seed.mjs puts it there"));
    asset_if_there(env, name).await?.ok_or_else(missing)
}

/// A file of the ASSETS binding, which nobody else can reach: the worker answers every request itself.
async fn asset_if_there(env: &Env, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
    let assets = env.assets("ASSETS").map_err(broken("ASSETS"))?;
    let mut response = assets.fetch(format!("http://assets/{name}"), None).await.map_err(broken("ASSETS"))?;
    if response.status_code() != 200 {
        return Ok(None);
    }
    response.bytes().await.map(Some).map_err(broken("ASSETS"))
}
