//! How contact details and names are shown to somebody who may only recognise them.

/// Hides the middle of a mobile number: `091****789`.
///
/// A text that is not ten digits keeps at most its last three characters.
///
/// ```
/// assert_eq!(mydata_identity::mask::mobile("0912345789"), "091****789");
/// assert_eq!(mydata_identity::mask::mobile("+886912345789"), "****789");
/// ```
#[must_use]
pub fn mobile(number: &str) -> String {
    let count = number.chars().count();
    let last_three = number.chars().skip(count.saturating_sub(3));
    if count == 10 && number.bytes().all(|byte| byte.is_ascii_digit()) {
        number.chars().take(3).chain("****".chars()).chain(last_three).collect()
    } else if count > 7 {
        "****".chars().chain(last_three).collect()
    } else {
        "****".to_owned()
    }
}

/// Hides the middle of a name: `林*好`; of two characters the second.
///
/// A rare character written with a variation selector counts as one.
///
/// ```
/// assert_eq!(mydata_identity::mask::name("林小好"), "林*好");
/// assert_eq!(mydata_identity::mask::name("林好"), "林*");
/// ```
#[must_use]
pub fn name(name: &str) -> String {
    let written = written_characters(name);
    match written.as_slice() {
        [] => String::new(),
        [_] => "*".to_owned(),
        [first, _] => format!("{first}*"),
        [first, middle @ .., last] => format!("{first}{}{last}", "*".repeat(middle.len())),
    }
}

/// Hides an e-mail address's name but for its first character: `l****@example.tw`.
///
/// ```
/// assert_eq!(mydata_identity::mask::email("ling@example.tw"), "l****@example.tw");
/// assert_eq!(mydata_identity::mask::email("not an address"), "****");
/// ```
#[must_use]
pub fn email(address: &str) -> String {
    let Some((local, domain)) = address.rsplit_once('@') else { return "****".to_owned() };
    let mut characters = local.chars();
    match (characters.next(), characters.next()) {
        (Some(first), Some(_)) => format!("{first}****@{domain}"),
        _ => format!("****@{domain}"),
    }
}

/// Splits a name into what a reader sees as characters: a variation selector belongs to the one before it.
fn written_characters(name: &str) -> Vec<String> {
    let mut written: Vec<String> = Vec::new();
    for character in name.trim().chars() {
        let selects_variant = matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
        match written.last_mut() {
            Some(previous) if selects_variant => previous.push(character),
            _ => written.push(character.to_string()),
        }
    }
    written
}
