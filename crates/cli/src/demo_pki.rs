//! `mydata demo-pki`: the certificates of the demonstration, made once and renewed when they no longer do.

use std::fs;
use std::io::Write;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use getrandom::SysRng;
use mydata_demo_pki::{Holder, Profile};
use mydata_trust::{DEMO_MARK, UnixSeconds};
use serde::Deserialize;

use crate::arguments::DemoPki;
use crate::failure::Failure;
use crate::{demo_cards, demo_revocation};

/// The file that says of a folder of anchors that demonstrations are expected under them.
pub(crate) const DEMO_NOTICE: &str = "DEMO-ONLY.txt";
const DEMO_NOTICE_TEXT: &str = "\
These anchors are for demonstrations. Anybody can make packages that lead to them.
Because this file is here, `mydata verify` accepts their root; elsewhere it is refused.
";

pub(crate) const DAY: u64 = 24 * 60 * 60;
const YEAR: u64 = 365 * DAY;
/// Authorities outlive the demonstrations of anyone's machine; signers are renewed like real ones.
pub(crate) const AUTHORITY_YEARS: u64 = 20;
pub(crate) const SIGNER_YEARS: u64 = 3;
/// What ends within this time is renewed, so that no demonstration breaks while it runs.
const RENEWAL_DAYS: u64 = 30;
/// Authorities sign rarely and for long.
pub(crate) const AUTHORITY_KEY_BITS: usize = 3072;
const SIGNER_KEY_BITS: usize = 2048;

/// As much of `agencies.toml` as this command reads.
#[derive(Deserialize)]
struct Agencies {
    agency: Vec<Agency>,
}

#[derive(Deserialize)]
struct Agency {
    provider_id: String,
    signer_subject: String,
}

/// Where one holder's certificate and key lie.
pub(crate) struct Place {
    pub(crate) certificate: PathBuf,
    pub(crate) key: PathBuf,
}

/// Makes what is missing, as of one time.
pub(crate) struct Workbench<'w> {
    pub(crate) now: u64,
    out: &'w mut dyn Write,
}

pub(crate) fn run(arguments: &DemoPki, now: UnixSeconds, out: &mut dyn Write) -> Result<(), Failure> {
    let agencies = read_agencies(&arguments.agencies)?;
    let is_known = |wanted: &&String| agencies.iter().any(|agency| agency.provider_id == **wanted);
    if let Some(unknown) = arguments.revoke.iter().find(|wanted| !is_known(wanted)) {
        return Err(Failure::UnknownAgency(unknown.clone()));
    }
    let folder = &arguments.out;
    let mut bench = Workbench { now: u64::try_from(now.0).unwrap_or_default(), out };

    let root_subject = format!("CN=MyData Edge Demo Root,OU={DEMO_MARK},C=TW");
    let profile = Profile::root(&root_subject, bench.validity(AUTHORITY_YEARS));
    let root =
        bench.ensure(&authority_place(folder, "root"), &profile.with_key_bits(AUTHORITY_KEY_BITS), None)?;

    let ca_subject = format!("CN=MyData Edge Demo Agency CA,OU={DEMO_MARK},C=TW");
    let profile = Profile::authority(&ca_subject, bench.validity(AUTHORITY_YEARS), Some(0));
    let profile = profile.with_key_bits(AUTHORITY_KEY_BITS);
    let ca = bench.ensure(&authority_place(folder, "agency-ca"), &profile, Some(&root))?;

    let mut revoked = Vec::new();
    for agency in &agencies {
        let profile = signer_profile(agency, bench.validity(SIGNER_YEARS));
        let signer = bench.ensure(&signer_place(folder, &agency.provider_id), &profile, Some(&ca))?;
        if arguments.revoke.contains(&agency.provider_id) {
            revoked.push(signer);
        }
    }
    let lists = folder.join("crls");
    demo_revocation::write_list(&lists, "root", &root, &[], bench.now)?;
    demo_revocation::write_list(&lists, "agency-ca", &ca, &revoked, bench.now)?;
    if let Some(holders) = &arguments.holders {
        demo_cards::run(holders, &folder.join("cards"), &mut bench)?;
    }
    write(&folder.join("anchors").join(DEMO_NOTICE), DEMO_NOTICE_TEXT)
}

fn signer_profile(agency: &Agency, validity: RangeInclusive<u64>) -> Profile {
    Profile::signer(&agency.signer_subject, validity).with_key_bits(SIGNER_KEY_BITS)
}

fn authority_place(folder: &Path, name: &str) -> Place {
    Place {
        certificate: folder.join("anchors").join(format!("{name}.pem")),
        key: folder.join("authorities").join(format!("{name}.key.pem")),
    }
}

fn signer_place(folder: &Path, provider_id: &str) -> Place {
    let file = |kind: &str| folder.join("signers").join(format!("{provider_id}.{kind}.pem"));
    Place { certificate: file("cert"), key: file("key") }
}

impl Workbench<'_> {
    /// From a little in the past, for machines whose clocks differ.
    pub(crate) fn validity(&self, years: u64) -> RangeInclusive<u64> {
        self.now.saturating_sub(DAY)..=self.now + years * YEAR
    }

    /// Takes the holder that is there if it still does, else makes a new one.
    pub(crate) fn ensure(
        &mut self,
        place: &Place,
        profile: &Profile,
        issuer: Option<&Holder>,
    ) -> Result<Holder, Failure> {
        let kept = read(place).filter(|holder| {
            let right_issuer = holder.is_issued_by(issuer.unwrap_or(holder));
            let lasts = holder.not_after() > self.now + RENEWAL_DAYS * DAY;
            holder.is_named(profile.subject()) && right_issuer && lasts
        });
        if let Some(holder) = kept {
            return Ok(holder);
        }
        let holder = match issuer {
            Some(issuer) => issuer.issue(profile, &mut SysRng),
            None => Holder::self_signed(profile, &mut SysRng),
        }?;
        write_secret(&place.key, &holder.key_pem()?)?;
        write(&place.certificate, &holder.certificate_pem()?)?;
        writeln!(self.out, "{}  {}", place.certificate.display(), holder.subject())?;
        Ok(holder)
    }
}

/// What cannot be read is as good as absent: it is made anew.
fn read(place: &Place) -> Option<Holder> {
    let certificate = fs::read_to_string(&place.certificate).ok()?;
    let key = fs::read_to_string(&place.key).ok()?;
    Holder::from_pem(&certificate, &key).ok()
}

fn read_agencies(file: &Path) -> Result<Vec<Agency>, Failure> {
    let text = fs::read_to_string(file).map_err(Failure::of_file(file))?;
    let agencies: Agencies = toml::from_str(&text).map_err(Failure::of_seeds(file))?;
    match agencies.agency.iter().find(|agency| !is_file_name(&agency.provider_id)) {
        Some(agency) => Err(Failure::Name(agency.provider_id.clone().into())),
        None => Ok(agencies.agency),
    }
}

fn is_file_name(provider_id: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !provider_id.is_empty() && provider_id.chars().all(plain)
}

pub(crate) fn write(file: &Path, text: &str) -> Result<(), Failure> {
    write_with(file, text, fs::OpenOptions::new())
}

/// Keys are for their owner's eyes, demonstration or not.
fn write_secret(file: &Path, text: &str) -> Result<(), Failure> {
    let mut options = fs::OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    write_with(file, text, options)
}

fn write_with(file: &Path, text: &str, mut options: fs::OpenOptions) -> Result<(), Failure> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(Failure::of_file(folder))?;
    }
    let opened = options.write(true).create(true).truncate(true).open(file);
    opened.and_then(|mut opened| opened.write_all(text.as_bytes())).map_err(Failure::of_file(file))
}
