//! The cards of the demonstration's people and companies: certificates and keys, each kind under a root of its own.

use std::fs;
use std::path::Path;

use mydata_demo_pki::{Holder, Profile};
use mydata_trust::DEMO_MARK;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::demo_pki::{AUTHORITY_KEY_BITS, AUTHORITY_YEARS, Place, SIGNER_YEARS, Workbench};
use crate::demo_revocation;
use crate::failure::Failure;

/// As much of `personas.toml` as this command reads.
#[derive(Deserialize)]
struct Personas {
    persona: Vec<Persona>,
}

/// Somebody has the cards whose numbers, PINs and passwords stand in the seeds.
#[derive(Deserialize)]
struct Persona {
    uid: String,
    name: String,
    card_number: Option<String>,
    lost_card_number: Option<String>,
    bank_card_pin: Option<IgnoredAny>,
    nhi_card_password: Option<IgnoredAny>,
    soft_certificate_password: Option<IgnoredAny>,
}

/// As much of `companies.toml` as this command reads.
#[derive(Deserialize)]
struct Companies {
    company: Vec<Company>,
}

#[derive(Deserialize)]
struct Company {
    business_number: String,
    name: String,
    card_number: Option<IgnoredAny>,
}

/// A kind of card, by the code of its method, and the authority that issues all of them.
struct Kind {
    code: &'static str,
    authority: &'static str,
}

const CITIZEN: Kind = Kind { code: "cer", authority: "Citizen Certificate" };
const COMPANY: Kind = Kind { code: "moe", authority: "Business Certificate" };
const BANK_CARD: Kind = Kind { code: "fic", authority: "Bank Card" };
const BANK_TOKEN: Kind = Kind { code: "fch", authority: "Hardware Financial" };
const BANK_FILE: Kind = Kind { code: "fcs", authority: "Software Financial" };
const HEALTH: Kind = Kind { code: "nhi", authority: "Health Card" };

const BANK: &str = "示範銀行";
const HEALTH_INSURANCE: &str = "示範健康保險署";

/// The authority of one kind, and whose certificates it has revoked.
struct Issuer<'i> {
    folder: &'i Path,
    code: &'static str,
    root: Holder,
    revoked: Vec<Holder>,
}

/// Makes the cards of everybody in `holders`, a folder of seeds, and the roots and revocation lists they are judged by.
pub(crate) fn run(holders: &Path, folder: &Path, bench: &mut Workbench<'_>) -> Result<(), Failure> {
    let people = read::<Personas>(&holders.join("personas.toml"))?.persona;
    let companies = read::<Companies>(&holders.join("companies.toml"))?.company;
    let numbers = people.iter().map(|person| &person.uid);
    let numbers = numbers.chain(companies.iter().map(|company| &company.business_number));
    if let Some(number) = numbers.into_iter().find(|number| !is_file_name(number)) {
        return Err(Failure::Name(number.into()));
    }
    citizen_cards(&people, folder, bench)?;
    company_cards(&companies, folder, bench)?;
    id_cards(&BANK_CARD, BANK, people.iter().filter(|person| person.bank_card_pin.is_some()), folder, bench)?;
    id_cards(
        &BANK_TOKEN,
        BANK,
        people.iter().filter(|person| person.bank_card_pin.is_some()),
        folder,
        bench,
    )?;
    let with_file = people.iter().filter(|person| person.soft_certificate_password.is_some());
    id_cards(&BANK_FILE, BANK, with_file, folder, bench)?;
    let with_health_card = people.iter().filter(|person| person.nhi_card_password.is_some());
    id_cards(&HEALTH, HEALTH_INSURANCE, with_health_card, folder, bench)
}

/// 自然人憑證. A lost card was like the one that replaced it, and is revoked.
fn citizen_cards(people: &[Persona], folder: &Path, bench: &mut Workbench<'_>) -> Result<(), Failure> {
    let mut issuer = Issuer::ensure(&CITIZEN, folder, bench)?;
    for Persona { uid, name, card_number, lost_card_number, .. } in people {
        let profile = |number: &str, bench: &Workbench<'_>| {
            Profile::citizen_card(name, uid, &holder_number(number), bench.validity(SIGNER_YEARS))
        };
        if let Some(number) = card_number {
            let profile = profile(number, bench)?;
            issuer.issue(uid, &profile, bench)?;
        }
        if let Some(number) = lost_card_number {
            let profile = profile(number, bench)?;
            let lost = issuer.issue(&format!("{uid}.lost"), &profile, bench)?;
            issuer.revoked.push(lost);
        }
    }
    issuer.publish(bench)
}

/// 工商憑證.
fn company_cards(companies: &[Company], folder: &Path, bench: &mut Workbench<'_>) -> Result<(), Failure> {
    let issuer = Issuer::ensure(&COMPANY, folder, bench)?;
    for Company { business_number, name, .. } in companies.iter().filter(|each| each.card_number.is_some()) {
        let profile = Profile::company_card(name, business_number, bench.validity(SIGNER_YEARS))?;
        issuer.issue(business_number, &profile, bench)?;
    }
    issuer.publish(bench)
}

/// Cards of banks and the health insurance, and certificates in files.
fn id_cards<'p>(
    kind: &Kind,
    organisation: &str,
    people: impl Iterator<Item = &'p Persona>,
    folder: &Path,
    bench: &mut Workbench<'_>,
) -> Result<(), Failure> {
    let issuer = Issuer::ensure(kind, folder, bench)?;
    for Persona { uid, name, .. } in people {
        let profile = Profile::id_card(name, uid, organisation, bench.validity(SIGNER_YEARS));
        issuer.issue(&format!("{uid}.{}", kind.code), &profile, bench)?;
    }
    issuer.publish(bench)
}

impl<'i> Issuer<'i> {
    fn ensure(kind: &Kind, folder: &'i Path, bench: &mut Workbench<'_>) -> Result<Self, Failure> {
        let subject = format!("CN=MyData Edge Demo {} Root,OU={DEMO_MARK},C=TW", kind.authority);
        let profile = Profile::root(&subject, bench.validity(AUTHORITY_YEARS));
        let place = Place {
            certificate: folder.join(format!("{}-root.pem", kind.code)),
            key: folder.join("authorities").join(format!("{}-root.key.pem", kind.code)),
        };
        let root = bench.ensure(&place, &profile.with_key_bits(AUTHORITY_KEY_BITS), None)?;
        Ok(Self { folder, code: kind.code, root, revoked: Vec::new() })
    }

    fn issue(&self, name: &str, profile: &Profile, bench: &mut Workbench<'_>) -> Result<Holder, Failure> {
        let file = |part: &str| self.folder.join(format!("{name}.{part}.pem"));
        bench.ensure(&Place { certificate: file("cert"), key: file("key") }, profile, Some(&self.root))
    }

    fn publish(&self, bench: &Workbench<'_>) -> Result<(), Failure> {
        let (folder, name) = (self.folder.join("crls"), format!("{}-root", self.code));
        demo_revocation::write_list(&folder, &name, &self.root, &self.revoked, bench.now)
    }
}

/// The 16 digits by which an authority tells holders of one name apart: here, those on the card.
fn holder_number(card_number: &str) -> String {
    let digits: String = card_number.chars().filter(char::is_ascii_digit).collect();
    format!("{digits:0>16}")
}

fn read<T: DeserializeOwned>(file: &Path) -> Result<T, Failure> {
    let text = fs::read_to_string(file).map_err(Failure::of_file(file))?;
    toml::from_str(&text).map_err(Failure::of_seeds(file))
}

fn is_file_name(number: &str) -> bool {
    !number.is_empty() && number.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}
