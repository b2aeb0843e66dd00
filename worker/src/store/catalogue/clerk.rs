//! A clerk as the catalogue has it: whose clerk, at which desk, and where the agency's clerks work.

use std::net::IpAddr;

use mydata_protocol::address::AllowedAddresses;
use mydata_protocol::ids::AgencyId;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::counter::CounterAgency;
use super::{Bilingual, Catalogue, inconsistent};
use crate::error::PlatformError;
use crate::password::PasswordHash;

const SHORTEST_ACCOUNT: usize = 3;
const LONGEST_ACCOUNT: usize = 40;

/// What a clerk signs in with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClerkAccount(String);

impl ClerkAccount {
    /// Reads what was typed, in any case and with the full-width letters of Chinese keyboards.
    ///
    /// ```
    /// # use mydata_worker::store::catalogue::ClerkAccount;
    /// assert_eq!(ClerkAccount::parse(" Ｗelfare01 ").unwrap().as_str(), "welfare01");
    /// assert!(ClerkAccount::parse("社會局").is_none());
    /// ```
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let text: String =
            typed.trim().nfkc().take(LONGEST_ACCOUNT + 1).collect::<String>().to_ascii_lowercase();
        let fits = (SHORTEST_ACCOUNT..=LONGEST_ACCOUNT).contains(&text.len())
            && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-'));
        fits.then_some(Self(text))
    }

    /// The account's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A clerk who may work at counters.
#[derive(Debug, Clone)]
pub struct Clerk {
    /// What the clerk signs in with.
    pub account: ClerkAccount,
    /// Whose clerk; only codes of this agency's services can be used.
    pub agency: CounterAgency,
    /// The clerk's name.
    pub name: String,
    /// Which desk.
    pub counter: String,
    /// What is kept of the password.
    pub password: PasswordHash,
    /// Whether the account may be used at all.
    pub is_active: bool,
    addresses: AllowedAddresses,
}

impl Clerk {
    /// How citizens are told who it was.
    #[must_use]
    pub fn shown_name(&self) -> String {
        format!("{}（{}）", self.name, self.counter)
    }

    /// Whether the agency's clerks work at this address.
    #[must_use]
    pub fn works_at(&self, address: Option<IpAddr>) -> bool {
        address.is_some_and(|address| self.addresses.contains(address))
    }
}

impl Catalogue {
    /// The clerk of this account, if there is one. The database is asked the same questions if there is none.
    ///
    /// # Errors
    /// When the database fails or holds what cannot be read.
    pub async fn clerk(&self, account: Option<&ClerkAccount>) -> Result<Option<Clerk>, PlatformError> {
        let account = account.map_or("", ClerkAccount::as_str);
        let query = "SELECT clerk.*, agency.name_zh, agency.name_en FROM clerk JOIN agency USING (agency_id) \
            WHERE account = ?1";
        let row = self.rows::<ClerkRow>(query, &[account]).await?.into_iter().next();
        let agency = row.as_ref().map_or("", |row| row.agency_id.as_str());
        let query = "SELECT address AS text FROM agency_address WHERE agency_id = ?1 ORDER BY address";
        let addresses = self.texts(query, &[agency]).await?;
        row.map(|row| row.into_clerk(&addresses)).transpose()
    }

    /// The agencies whose clerks work at this address.
    ///
    /// # Errors
    /// When the database fails or holds what cannot be read.
    pub async fn agencies_at(&self, address: Option<IpAddr>) -> Result<Vec<AgencyId>, PlatformError> {
        let Some(address) = address else { return Ok(Vec::new()) };
        let query = "SELECT agency_id, address FROM agency_address";
        let mut agencies = Vec::new();
        for row in self.rows::<OfficeRow>(query, &[]).await? {
            if allowed([row.address.as_str()])?.contains(address) {
                agencies.push(AgencyId::parse(&row.agency_id).map_err(inconsistent)?);
            }
        }
        Ok(agencies)
    }
}

fn allowed<'a>(addresses: impl IntoIterator<Item = &'a str>) -> Result<AllowedAddresses, PlatformError> {
    AllowedAddresses::parse(addresses).map_err(inconsistent)
}

#[derive(Deserialize)]
struct OfficeRow {
    agency_id: String,
    address: String,
}

#[derive(Deserialize)]
struct ClerkRow {
    account: String,
    agency_id: String,
    name_zh: String,
    name_en: String,
    name: String,
    counter: String,
    password_hash: String,
    state: String,
}

impl ClerkRow {
    fn into_clerk(self, addresses: &[String]) -> Result<Clerk, PlatformError> {
        Ok(Clerk {
            account: ClerkAccount::parse(&self.account).ok_or_else(|| inconsistent("a clerk's account"))?,
            agency: CounterAgency {
                id: AgencyId::parse(&self.agency_id).map_err(inconsistent)?,
                name: Bilingual::new(self.name_zh, self.name_en),
            },
            name: self.name,
            counter: self.counter,
            password: PasswordHash::parse(&self.password_hash)
                .ok_or_else(|| inconsistent("a clerk's password"))?,
            is_active: self.state == "active",
            addresses: allowed(addresses.iter().map(String::as_str))?,
        })
    }
}
