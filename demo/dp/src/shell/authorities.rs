//! What the demonstration's authorities publish: their revocation lists.

use worker::{Env, Response};

use super::{answer, stock};
use crate::refusal::Refusal;

/// Where the lists are.
pub(super) const LISTS: &str = "/crls/";

/// The list at `path`, such as `/crls/agency-ca.crl`.
pub(super) async fn revocation_list(env: &Env, path: &str) -> Result<Response, Refusal> {
    let is_plain = |name: &&str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let name = path.strip_prefix(LISTS).and_then(|file| file.strip_suffix(".crl"));
    let authority = name.filter(is_plain).ok_or(Refusal::NotFound)?;
    let list = stock::revocation_list(env, authority).await?.ok_or(Refusal::NotFound)?;
    answer::revocation_list(list)
}
