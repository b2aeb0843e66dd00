//! In which language the command speaks.

use std::str::FromStr;

/// A language of the catalogue.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Language {
    English,
    TraditionalChinese,
}

impl Language {
    /// The language of the environment, as POSIX orders its variables; Chinese for any locale that begins with `zh`.
    pub(crate) fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(variable)
            .find(|locale| !locale.is_empty())
            .unwrap_or_default();
        if locale.starts_with("zh") { Self::TraditionalChinese } else { Self::English }
    }
}

impl FromStr for Language {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "en" => Ok(Self::English),
            "zh-Hant" | "zh-TW" | "zh" => Ok(Self::TraditionalChinese),
            _ => Err("zh-Hant or en"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn under(variables: &[(&str, &str)]) -> Language {
        Language::from_environment(|name| {
            let found = variables.iter().find(|(variable, _)| *variable == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_chinese_locale_is_answered_in_chinese() {
        assert_eq!(under(&[("LANG", "zh_TW.UTF-8")]), Language::TraditionalChinese);
    }

    #[test]
    fn lc_all_goes_before_lang() {
        assert_eq!(under(&[("LANG", "zh_TW.UTF-8"), ("LC_ALL", "C")]), Language::English);
        assert_eq!(under(&[("LANG", "zh_TW.UTF-8"), ("LC_ALL", "")]), Language::TraditionalChinese);
    }
}
