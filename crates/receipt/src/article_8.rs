//! What Article 8 of the Personal Data Protection Act demands that a person be told.

use serde::{Deserialize, Serialize};

use crate::{Bilingual, ConsentFacts, PiiCategory, ReceiptError, check};

/// The notices of 個人資料保護法第八條第一項, one field for each of its subparagraphs 1 to 6 (4 has four parts, 5 two).
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Article8Notices {
    /// 1: who collects.
    pub collector: Bilingual,
    /// 2: the purpose, in words.
    pub purpose: Bilingual,
    /// 2: the purpose's code.
    pub purpose_code: String,
    /// 2: what the law calls it.
    pub purpose_name: Bilingual,
    /// 3: the categories of personal data, of all datasets together.
    pub categories: Vec<PiiCategory>,
    /// 4: the period of use.
    pub period: Bilingual,
    /// 4: the area of use.
    pub area: Bilingual,
    /// 4: who uses it.
    pub recipients: Vec<Bilingual>,
    /// 4: how it is used.
    pub manner_of_use: Bilingual,
    /// 5: the rights of Article 3.
    pub rights: Vec<Bilingual>,
    /// 5: how they are exercised.
    pub exercising_rights: Bilingual,
    /// 6: what happens if she does not agree.
    pub effect_of_refusing: Bilingual,
}

/// 個人資料保護法第三條: no agreement can take them away.
const RIGHTS: [(&str, &str); 5] = [
    ("查詢或請求閱覽", "to ask about it and to read it"),
    ("請求製給複製本", "to be given a copy"),
    ("請求補充或更正", "to have it completed or corrected"),
    ("請求停止蒐集、處理或利用", "to have its collection, processing or use stopped"),
    ("請求刪除", "to have it deleted"),
];

/// The rights of Article 3, in the order of the Act.
pub(crate) fn rights() -> Vec<Bilingual> {
    RIGHTS.map(|(zh, en)| Bilingual::new(zh, en)).to_vec()
}

impl Article8Notices {
    pub(crate) fn of(facts: &ConsentFacts, categories: Vec<PiiCategory>) -> Self {
        let recipient = facts.recipient.as_ref().map(|party| party.party_name.clone());
        let collector = recipient.clone().unwrap_or_else(|| facts.platform.party_name.clone());
        let mut recipients = vec![recipient.unwrap_or_else(|| Bilingual::new("您本人", "you yourself"))];
        recipients.extend(facts.further_recipients.iter().cloned());
        Self {
            collector,
            purpose: facts.purpose.clone(),
            purpose_code: facts.purpose_code.clone(),
            purpose_name: facts.purpose_name.clone(),
            categories,
            period: facts.period.clone(),
            area: facts.area.clone(),
            recipients,
            manner_of_use: facts.manner_of_use.clone(),
            rights: rights(),
            exercising_rights: facts.exercising_rights.clone(),
            effect_of_refusing: facts.effect_of_refusing.clone(),
        }
    }

    pub(crate) fn check(&self) -> Result<(), ReceiptError> {
        check::bilingual("collector", &self.collector)?;
        check::bilingual("purpose", &self.purpose)?;
        check::code("purpose_code", "", &self.purpose_code)?;
        check::bilingual("purpose_name", &self.purpose_name)?;
        check::list("categories", self.categories.len())?;
        self.categories.iter().try_for_each(PiiCategory::check)?;
        check::bilingual("period", &self.period)?;
        check::bilingual("area", &self.area)?;
        check::bilinguals("recipients", &self.recipients)?;
        check::bilingual("manner_of_use", &self.manner_of_use)?;
        check::bilinguals("rights", &self.rights)?;
        check::bilingual("exercising_rights", &self.exercising_rights)?;
        check::bilingual("effect_of_refusing", &self.effect_of_refusing)
    }
}
