//! What may be typed after `mydata`.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

use crate::language::Language;
use crate::revocation::{Need, parse_span};

/// Makes, checks and explains the signed packages of MyData, its receipts, and its audit trail.
///
/// Exit status: 0 trusted or done, 1 refused (the stable code is on standard error), 2 wrong use.
#[derive(Debug, Parser)]
#[command(name = "mydata", version)]
pub(crate) struct Arguments {
    /// Language of the text: zh-Hant or en [default: that of the locale].
    #[arg(long, global = true)]
    pub(crate) lang: Option<Language>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Makes a root, an agency authority and one signer per agency, for demonstrations only.
    DemoPki(DemoPki),
    /// Packs files and signs them.
    Pack(Pack),
    /// Checks a package: archive, digests, signature, and the signer's path to a pinned root. Checks a consent receipt or
    /// a deletion record too: that the platform signed it, and nothing was changed.
    Verify(Verify),
    /// Shows what a package says, and whether its signature holds; whose it is, is not judged.
    Inspect(Inspect),
    /// Looks after the platform's audit trail.
    #[command(subcommand)]
    Ledger(Ledger),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Ledger {
    /// Re-checks a whole export, and names the first line that is wrong.
    Audit(Audit),
}

#[derive(Args, Debug)]
pub(crate) struct DemoPki {
    /// Folder to write to; what is there and still good is left alone.
    #[arg(long, value_name = "DIR", default_value = "demo/pki")]
    pub(crate) out: PathBuf,
    /// The agencies to make signers for.
    #[arg(long, value_name = "FILE", default_value = "demo/agencies.toml")]
    pub(crate) agencies: PathBuf,
    /// Folder of `personas.toml` and `companies.toml`, whose people and companies get cards to identify with.
    #[arg(long, value_name = "DIR")]
    pub(crate) holders: Option<PathBuf>,
    /// An agency (its `provider_id`) whose certificate to revoke; may be given several times.
    #[arg(long, value_name = "PROVIDER")]
    pub(crate) revoke: Vec<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Pack {
    /// The signer's certificate, PEM.
    #[arg(long, value_name = "FILE")]
    pub(crate) cert: PathBuf,
    /// The signer's private key, unencrypted PKCS#8 PEM.
    #[arg(long, value_name = "FILE")]
    pub(crate) key: PathBuf,
    /// The package to write.
    #[arg(long, value_name = "FILE", default_value = "package.zip")]
    pub(crate) out: PathBuf,
    /// Compress the files.
    #[arg(long)]
    pub(crate) deflate: bool,
    /// The data files; they lie in the package by their file names.
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Verify {
    /// Folder of pinned roots and known intermediates (*.pem).
    #[arg(long, value_name = "DIR", env = "MYDATA_ANCHORS", default_value = "demo/pki/anchors")]
    pub(crate) anchors: PathBuf,
    /// The provider that must have signed: the subject of its certificate, RFC 4514.
    #[arg(long, value_name = "SUBJECT")]
    pub(crate) provider: Option<String>,
    /// The key that must have signed: SHA-256 of its `SubjectPublicKeyInfo`, as `mydata inspect` shows it.
    #[arg(long, value_name = "SHA-256", value_parser = parse_sha256, conflicts_with = "provider")]
    pub(crate) provider_key: Option<[u8; 32]>,
    /// The platform's public keys, for a receipt or a deletion record: /trust/keys.json of the platform.
    #[arg(long, value_name = "FILE", env = "MYDATA_PLATFORM_KEYS")]
    pub(crate) platform_keys: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) revocation: RevocationOptions,
    /// Judge for this time (RFC 3339) instead of now.
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(crate) at: Option<i64>,
    /// Write a report as JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// The package, the receipt or the deletion record.
    pub(crate) package: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct Audit {
    /// A public key of the audit trail (`name+id+key`), or several, one a line; may be given several times, old keys too.
    #[arg(long, value_name = "VKEY", required = true)]
    pub(crate) key: Vec<String>,
    /// A signed checkpoint that is known from elsewhere; may be given several times.
    #[arg(long, value_name = "CHECKPOINT")]
    pub(crate) known: Vec<PathBuf>,
    /// Write a report as JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// The export.
    pub(crate) export: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct RevocationOptions {
    /// Revocation lists of the authorities, DER or PEM; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub(crate) crl: Vec<PathBuf>,
    /// Responses of OCSP responders, DER; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub(crate) ocsp: Vec<PathBuf>,
    /// Whether it must be known that nothing is revoked.
    #[arg(long, value_name = "NEED", value_enum, default_value_t)]
    pub(crate) revocation: Need,
    /// The age up to which lists and responses are relied on, such as 24h, 90m, 7d [default: as long as they say].
    #[arg(long, value_name = "SPAN", value_parser = parse_span)]
    pub(crate) freshness: Option<Duration>,
}

#[derive(Args, Debug)]
pub(crate) struct Inspect {
    /// Write a report as JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// The package.
    pub(crate) package: PathBuf,
}

fn parse_time(text: &str) -> Result<i64, chrono::ParseError> {
    chrono::DateTime::parse_from_rfc3339(text).map(|time| time.timestamp())
}

fn parse_sha256(text: &str) -> Result<[u8; 32], String> {
    let digits = text.replace(':', "");
    let byte = |place: usize| digits.get(place..place + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    let bytes: Option<Vec<u8>> = (0..digits.len()).step_by(2).map(byte).collect();
    bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| "64 hexadecimal digits are wanted".to_owned())
}
