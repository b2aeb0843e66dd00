//! Names of files that people save.

use crate::pages::TaiwanTime;
use crate::visit::Visit;

/// `{name}{yyyyMMddHHmmss}.zip`, as citizens know it (protocol section 6).
pub(super) fn stamped(visit: &Visit, name: &str) -> String {
    format!("{}{}.zip", as_far_as_taken(name), TaiwanTime::from(visit.now()).stamp())
}

/// A name without what file systems refuse in one.
pub(super) fn as_far_as_taken(name: &str) -> String {
    name.chars().filter(|character| !character.is_control() && !r#"<>:"/\|?*"#.contains(*character)).collect()
}

/// The parameters of a `Content-Disposition` that name a file in any script (RFC 6266, RFC 8187).
pub(super) fn disposition(file_name: &str) -> String {
    let name = percent_encoding::utf8_percent_encode(file_name, percent_encoding::NON_ALPHANUMERIC);
    format!("filename=\"MyData.zip\"; filename*=UTF-8''{name}")
}
