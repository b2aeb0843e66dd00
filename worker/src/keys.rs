//! The keys derived from the platform's one master key, each for one purpose.

use std::net::{IpAddr, Ipv6Addr};

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use mydata_identity::NationalId;
use mydata_protocol::counter::CounterCode;
use mydata_protocol::ids::{AgencyId, PermissionTicket};
use mydata_protocol::sp_api::NoticeId;
use sha2::Sha256;
use worker::Env;

use crate::error::PlatformError;
use crate::names::{CitizenName, ClerkName, CodeName, TransactionName};
use crate::store::catalogue::ClerkAccount;

const MASTER: &str = "PLATFORM_KEY";
const NONCE_BYTES: usize = 12;
/// Wrapped under the one key of the catalogue.
const OF_CATALOGUE: &str = "v1.";
/// Wrapped under a key of the owner's own.
const OF_OWNER: &str = "v2.";

/// Derives names and unwraps secrets. Prints as `***`.
#[derive(Clone)]
pub struct PlatformKeys {
    master: Hkdf<Sha256>,
}

impl std::fmt::Debug for PlatformKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PlatformKeys(***)")
    }
}

impl PlatformKeys {
    /// The keys of this deployment, from the secret `PLATFORM_KEY` (64 hex digits).
    ///
    /// # Errors
    /// [`PlatformError::Configuration`] when the secret is missing or malformed.
    pub fn of(env: &Env) -> Result<Self, PlatformError> {
        let text = crate::config::text(env, MASTER).ok_or(PlatformError::Configuration(MASTER))?;
        let key = hex_32(&text).ok_or(PlatformError::Configuration(MASTER))?;
        Ok(Self::from_master(&key))
    }

    /// The keys under a given master key.
    #[must_use]
    pub fn from_master(master: &[u8; 32]) -> Self {
        Self { master: Hkdf::new(None, master) }
    }

    /// The name of the object that holds a transaction. Whoever shows the ticket leads us to it; the name itself opens nothing.
    #[must_use]
    pub fn transaction(&self, ticket: &PermissionTicket) -> TransactionName {
        let digest = self.mac("transaction-name", ticket.as_str());
        let mut name = [0; 16];
        name.copy_from_slice(digest.split_at(16).0);
        TransactionName::from_bytes(name)
    }

    /// The name of the object that holds a citizen's record. The ID itself is never a key.
    #[must_use]
    pub fn citizen(&self, id: &NationalId) -> CitizenName {
        CitizenName::from_bytes(self.mac("citizen-name", id.as_str()))
    }

    /// The name of the object that holds a clerk's sessions and counts wrong passwords of the account.
    #[must_use]
    pub fn clerk(&self, account: &ClerkAccount) -> ClerkName {
        ClerkName::from_bytes(self.mac("clerk-name", account.as_str()))
    }

    /// The name of the object that counts passwords typed for an account that there is not, or from where its agency does
    /// not work: it takes turns and pauses as an account does, and no account is any the worse for it.
    #[must_use]
    pub fn no_clerk(&self, account: &str) -> ClerkName {
        ClerkName::from_bytes(self.mac("no-clerk-name", account))
    }

    /// The name of what leads from a counter code to its transaction. Shown at another agency, a code has another name: there it
    /// is unknown, as any code is that nobody has been given.
    #[must_use]
    pub fn counter_code(&self, agency: &AgencyId, code: &CounterCode) -> CodeName {
        CodeName::from_bytes(self.mac("counter-code", &format!("{agency}:{}", code.as_str())))
    }

    /// The name of a transaction that does not exist, for a counter code that leads to none: whoever asks it does the same work
    /// and gets the same answer as of one that refuses.
    #[must_use]
    pub fn no_transaction(&self, code: &CodeName) -> TransactionName {
        let digest = self.mac("no-transaction", code.as_str());
        let mut name = [0; 16];
        name.copy_from_slice(digest.split_at(16).0);
        TransactionName::from_bytes(name)
    }

    /// The name under which wrong tries from an address are counted. Of IPv6 a subscriber has a whole /64, and all who come
    /// from nowhere are counted as one.
    #[must_use]
    pub fn address(&self, address: Option<IpAddr>) -> String {
        let text = match address {
            None => "nowhere".to_owned(),
            Some(IpAddr::V4(address)) => address.to_string(),
            Some(IpAddr::V6(address)) => match address.to_ipv4_mapped() {
                Some(mapped) => mapped.to_string(),
                None => Ipv6Addr::from(u128::from(address) >> 64 << 64).to_string(),
            },
        };
        crate::names::hex(&self.mac("address-name", &text))
    }

    /// The name of a transaction in the ledger: whoever knows the transaction by another of its names, as its providers
    /// do, cannot find it there.
    #[must_use]
    pub fn ledger_transaction(&self, name: &TransactionName) -> String {
        crate::names::hex(&self.mac("ledger-transaction", name.as_str()))
    }

    /// What a service knows the notice of this transaction by, the same at every attempt. It leads to no address of the
    /// citizen's pages, as the transaction's own name would.
    #[must_use]
    pub fn notice(&self, name: &TransactionName) -> NoticeId {
        let digest = self.mac("notice-id", name.as_str());
        let mut id = [0; 16];
        id.copy_from_slice(digest.split_at(16).0);
        NoticeId::from_bytes(id)
    }

    /// What is kept of a code that was sent, for whom `owner` names: eight digits could be found from a plain digest.
    #[must_use]
    pub fn code(&self, owner: &str, code: &str) -> String {
        crate::names::hex(&self.mac("sent-code", &format!("{owner}:{code}")))
    }

    /// What is kept of the code by which an agent sees what she is asked. Entered by anybody else, it is another one.
    #[must_use]
    pub fn agent_code(&self, agent: &CitizenName, code: &CounterCode) -> String {
        crate::names::hex(&self.mac("agent-code", &format!("{}:{}", agent.as_str(), code.as_str())))
    }

    /// The secret of the session in which somebody signs in, from all that her browser holds of it.
    #[must_use]
    pub fn sign_in_session(&self, held: &[u8]) -> [u8; 32] {
        self.mac("sign-in-session", &crate::names::hex(held))
    }

    /// The seed of the key that signs papers for citizens (Ed25519).
    #[must_use]
    pub fn receipt_key(&self) -> [u8; 32] {
        self.derive("receipt-signing")
    }

    /// The seed of the key that signs notices to services (Ed25519).
    #[must_use]
    pub fn notice_key(&self) -> [u8; 32] {
        self.derive("notice-signing")
    }

    /// The seed of the key that signs the ledger's checkpoints (Ed25519).
    #[must_use]
    pub fn ledger_key(&self) -> [u8; 32] {
        self.derive("ledger-signing")
    }

    /// Wraps a text for `owner` (whose it is) and `column` (where it stands), under a key that is derived for that
    /// owner: so random nonces never come near the bound of one key. The nonce must be random, and another each time.
    ///
    /// # Errors
    /// [`PlatformError::Wrapped`] when the text is longer than the cipher takes (64 GB).
    pub fn wrap(
        &self,
        text: &str,
        owner: &str,
        column: &'static str,
        nonce: [u8; NONCE_BYTES],
    ) -> Result<String, PlatformError> {
        let cipher = self.cipher(&format!("wrap/{owner}"));
        let aad = format!("{owner}:{column}");
        let payload = Payload { msg: text.as_bytes(), aad: aad.as_bytes() };
        let sealed =
            cipher.encrypt(&Nonce::from(nonce), payload).map_err(|_| PlatformError::Wrapped(column))?;
        Ok(format!("{OF_OWNER}{}", URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat())))
    }

    /// Reads what was wrapped for `owner` and `column`: by [`Self::wrap`], or by the catalogue's seeds (`v1.`).
    ///
    /// # Errors
    /// [`PlatformError::Wrapped`] when it was wrapped under another key or for another place.
    pub fn unwrap(&self, wrapped: &str, owner: &str, column: &'static str) -> Result<String, PlatformError> {
        let refused = || PlatformError::Wrapped(column);
        let (cipher, text) = match wrapped.strip_prefix(OF_OWNER) {
            Some(text) => (self.cipher(&format!("wrap/{owner}")), text),
            None => (self.cipher("wrap"), wrapped.strip_prefix(OF_CATALOGUE).ok_or_else(refused)?),
        };
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| refused())?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES).ok_or_else(refused)?;
        let nonce = Nonce::try_from(nonce).map_err(|_| refused())?;
        let aad = format!("{owner}:{column}");
        let plain =
            cipher.decrypt(&nonce, Payload { msg: sealed, aad: aad.as_bytes() }).map_err(|_| refused())?;
        String::from_utf8(plain).map_err(|_| refused())
    }

    fn cipher(&self, purpose: &str) -> Aes256Gcm {
        Aes256Gcm::new(&Key::<Aes256Gcm>::from(self.derive(purpose)))
    }

    fn derive(&self, purpose: &str) -> [u8; 32] {
        let mut key = [0; 32];
        let info = format!("mydata-edge/{purpose}/v1");
        // 32 bytes are far below HKDF's limit of 255 blocks, so this cannot fail.
        let _ = self.master.expand(info.as_bytes(), &mut key);
        key
    }

    fn mac(&self, purpose: &str, text: &str) -> [u8; 32] {
        let key = self.derive(purpose);
        // HMAC takes keys of any length.
        let Ok(mut mac) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&key) else { return [0; 32] };
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

fn hex_32(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made by demo/seed/wrapping.mjs, which has WebCrypto behind it.
    const WRAPPED: &str = "v1.YxOYzX1-8bzFtHXyrpOb_D9xTZKvpXjvCI4E0BNvedKpGs0-Iko0up4p7zQ";
    const OWNER: &str = "CLI.aB3dE5gH7j";

    fn keys() -> PlatformKeys {
        PlatformKeys::from_master(&[7; 32])
    }

    #[test]
    fn a_secret_wrapped_elsewhere_unwraps() {
        assert_eq!(keys().unwrap(WRAPPED, OWNER, "client_secret").unwrap(), "0123456789abcdef");
    }

    #[test]
    fn a_secret_does_not_unwrap_in_another_place() {
        assert!(keys().unwrap(WRAPPED, "CLI.zzzzzzzzzz", "client_secret").is_err());
        assert!(keys().unwrap(WRAPPED, OWNER, "cbc_iv").is_err());
        assert!(PlatformKeys::from_master(&[8; 32]).unwrap(WRAPPED, OWNER, "client_secret").is_err());
    }

    #[test]
    fn what_was_never_wrapped_is_refused() {
        for text in ["", "v1.", "v1.AAAA", "v2.AAAAAAAAAAAAAAAAAAAAAAAA", "0123456789abcdef"] {
            assert!(keys().unwrap(text, OWNER, "client_secret").is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_wrapped_unwraps_in_its_place_only() {
        let wrapped = keys().wrap("王小明", "one", "citizen", [9; NONCE_BYTES]).unwrap();
        assert_eq!(keys().unwrap(&wrapped, "one", "citizen").unwrap(), "王小明");
        assert!(keys().unwrap(&wrapped, "two", "citizen").is_err());
        assert!(keys().unwrap(&wrapped, "one", "other").is_err());
        assert!(PlatformKeys::from_master(&[8; 32]).unwrap(&wrapped, "one", "citizen").is_err());
    }

    #[test]
    fn each_owner_has_a_key_of_its_own() {
        let wrapped = keys().wrap("text", OWNER, "client_secret", [9; NONCE_BYTES]).unwrap();
        let as_of_catalogue = wrapped.replace(OF_OWNER, OF_CATALOGUE);
        assert!(keys().unwrap(&as_of_catalogue, OWNER, "client_secret").is_err());
    }

    #[test]
    fn a_subscriber_of_ipv6_is_one_address() {
        let name = |text: &str| keys().address(Some(text.parse().unwrap()));
        assert_eq!(name("2001:db8::1"), name("2001:db8::ffff:0:0:2"));
        assert_ne!(name("2001:db8::1"), name("2001:db8:0:1::1"));
        assert_eq!(name("::ffff:192.0.2.1"), name("192.0.2.1"));
        assert_ne!(name("192.0.2.1"), keys().address(None));
    }

    #[test]
    fn what_is_typed_elsewhere_is_not_counted_against_an_account() {
        let account = ClerkAccount::parse("clerk01").unwrap();
        assert_ne!(keys().clerk(&account), keys().no_clerk("clerk01"));
        assert_ne!(keys().no_clerk("clerk01"), keys().no_clerk("clerk02"));
    }

    #[test]
    fn names_tell_apart_and_tell_nothing() {
        let id = NationalId::parse("A123456789").unwrap();
        let other = NationalId::parse("B142610160").unwrap();
        assert_ne!(keys().citizen(&id), keys().citizen(&other));
        assert_ne!(keys().citizen(&id), PlatformKeys::from_master(&[8; 32]).citizen(&id));
        assert!(!keys().citizen(&id).as_str().contains("123456789"));
    }

    #[test]
    fn a_code_has_a_name_of_its_own_at_each_agency() {
        let name = |agency: &str, code: &str| {
            keys().counter_code(&AgencyId::parse(agency).unwrap(), &CounterCode::parse(code).unwrap())
        };
        assert_eq!(name("demo-welfare", "jtdf86ua"), name("demo-welfare", "JTDF-86UA"));
        assert_ne!(name("demo-welfare", "jtdf86ua"), name("demo-housing", "jtdf86ua"));
        assert_ne!(name("demo-welfare", "jtdf86ua"), name("demo-welfare", "jtdf86ub"));
        assert!(!name("demo-welfare", "jtdf86ua").as_str().contains("jtdf86ua"));
    }

    #[test]
    fn an_agents_code_is_hers_alone() {
        let code = CounterCode::parse("jtdf86ua").unwrap();
        let of = |byte| keys().agent_code(&CitizenName::from_bytes([byte; 32]), &code);
        assert_eq!(of(1), of(1));
        assert_ne!(of(1), of(2));
    }

    #[test]
    fn papers_notices_and_the_ledger_are_signed_with_keys_of_their_own() {
        assert_ne!(keys().receipt_key(), keys().ledger_key());
        assert_ne!(keys().notice_key(), keys().receipt_key());
        assert_ne!(keys().notice_key(), keys().ledger_key());
        assert_ne!(keys().receipt_key(), PlatformKeys::from_master(&[8; 32]).receipt_key());
    }

    #[test]
    fn a_ticket_always_leads_to_the_same_transaction() {
        let ticket = PermissionTicket::from_random([1; 16]);
        assert_eq!(keys().transaction(&ticket), keys().transaction(&ticket));
        assert_ne!(keys().transaction(&ticket), keys().transaction(&PermissionTicket::from_random([2; 16])));
    }
}
