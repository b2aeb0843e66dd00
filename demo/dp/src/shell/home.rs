//! A page for developers: which datasets there are, and whom one can be.

use std::fmt::Write;

use worker::{Env, Response};

use super::answer;
use super::stock::{Stock, stock};
use crate::persona::Persona;
use crate::refusal::Refusal;

pub(super) const STYLE_PATH: &str = "/home.css";

pub(super) async fn page(env: &Env) -> Result<Response, Refusal> {
    let stock = stock(env).await?;
    let page = include_str!("home.html")
        .replace("{{datasets}}", &datasets(&stock))
        .replace("{{personas}}", &personas(&stock))
        .replace("{{companies}}", &companies(&stock));
    answer::text("text/html; charset=utf-8", page)
}

pub(super) fn style() -> Result<Response, Refusal> {
    answer::text("text/css; charset=utf-8", include_str!("home.css").to_owned())
}

fn datasets(stock: &Stock) -> String {
    rows(stock.catalogue.entries().map(|(dataset, agency)| {
        let wait = match dataset.ready_after_seconds {
            0 => "即時".to_owned(),
            seconds => format!("{seconds} 秒"),
        };
        [
            dataset.name_zh.clone(),
            agency.name_zh.clone(),
            dataset.resource_id.clone(),
            dataset.path().to_owned(),
            wait,
        ]
    }))
}

fn personas(stock: &Stock) -> String {
    rows(stock.personas.all().iter().map(|persona| {
        [
            persona.name.clone(),
            persona.uid.as_str().to_owned(),
            persona.birthdate.to_roc(),
            persona.documents.nhi_card_number().as_str().to_owned(),
            persona.documents.household_number().as_str().to_owned(),
            persona.mobile.clone(),
            cards(persona),
            if persona.member { "是" } else { "否（首次使用）" }.to_owned(),
            holdings(stock, persona),
        ]
    }))
}

fn companies(stock: &Stock) -> String {
    rows(stock.companies.all().iter().map(|company| {
        [
            company.name.clone(),
            company.business_number.as_str().to_owned(),
            company.responsible_uid.as_str().to_owned(),
            company.card_pin.clone().unwrap_or_default(),
        ]
    }))
}

/// What she can identify with beside her documents, each with its PIN or password.
fn cards(persona: &Persona) -> String {
    let cards = &persona.cards;
    let named = [
        ("自然人憑證", &cards.card_pin),
        ("晶片金融卡、硬體金融憑證", &cards.bank_card_pin),
        ("健保卡", &cards.nhi_card_password),
        ("軟體金融憑證", &cards.soft_certificate_password),
    ];
    let held = named.into_iter().filter_map(|(name, pin)| Some(format!("{name} {}", pin.as_ref()?)));
    held.collect::<Vec<_>>().join("；")
}

fn holdings(stock: &Stock, persona: &Persona) -> String {
    let held = stock.catalogue.entries().filter(|(dataset, _)| {
        persona.record(&dataset.resource_id).is_some() || persona.fails(&dataset.resource_id)
    });
    let names: Vec<_> = held
        .map(|(dataset, _)| match persona.ready_after_seconds.get(&dataset.resource_id) {
            Some(seconds) => format!("{}（{seconds} 秒）", dataset.name_zh),
            None if persona.fails(&dataset.resource_id) => format!("{}（故障）", dataset.name_zh),
            None => dataset.name_zh.clone(),
        })
        .collect();
    if names.is_empty() { "（查無資料）".to_owned() } else { names.join("、") }
}

fn rows<const N: usize>(rows: impl Iterator<Item = [String; N]>) -> String {
    rows.fold(String::new(), |mut html, cells| {
        let cells: String = cells.iter().fold(String::new(), |mut row, cell| {
            let _ = write!(row, "<td>{}</td>", escaped(cell));
            row
        });
        let _ = writeln!(html, "<tr>{cells}</tr>");
        html
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
