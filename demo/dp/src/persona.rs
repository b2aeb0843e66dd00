//! The people of the demonstration and what is recorded about them: `personas.json`, made from the seed files.

use std::collections::BTreeMap;
use std::fmt;

use mydata_identity::{Birthday, DualDocuments, NationalId};
use serde::{Deserialize, Deserializer, Serialize, de};

/// Everybody.
#[derive(Clone, Debug, Deserialize)]
pub struct Personas {
    #[serde(rename = "persona")]
    list: Vec<Persona>,
}

/// An invented person. She prints as `***`, as a real one would.
#[derive(Clone, Deserialize)]
pub struct Persona {
    /// National ID or resident number.
    pub uid: NationalId,
    /// Her name.
    pub name: String,
    /// When she was born.
    #[serde(deserialize_with = "iso_birthday")]
    pub birthdate: Birthday,
    /// Her gender as registered.
    pub gender: Gender,
    /// Where the platform would write to.
    pub email: String,
    /// Her mobile number.
    pub mobile: String,
    /// The numbers of her documents.
    #[serde(flatten)]
    pub documents: DualDocuments,
    /// What she can identify with beside them.
    #[serde(flatten)]
    pub cards: Cards,
    /// Whether she has used the platform before.
    pub member: bool,
    /// Per dataset, if it takes longer for her than for others.
    pub ready_after_seconds: BTreeMap<String, u32>,
    /// The datasets whose agency cannot read her record at the moment.
    #[serde(default)]
    failing: Vec<String>,
    /// What is recorded about her, by dataset.
    records: BTreeMap<String, Record>,
}

/// The PINs and passwords of an invented person's cards; whoever has none of them has no such card.
#[derive(Clone, Deserialize)]
pub struct Cards {
    /// Of her 自然人憑證.
    pub card_pin: Option<String>,
    /// Of her 晶片金融卡 and her 硬體金融憑證.
    pub bank_card_pin: Option<String>,
    /// Of her 健保卡.
    pub nhi_card_password: Option<String>,
    /// Of her 軟體金融憑證.
    pub soft_certificate_password: Option<String>,
}

/// Gender as registered.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Gender {
    /// 女.
    F,
    /// 男.
    M,
}

/// What one agency has recorded about one person.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Record(BTreeMap<String, Value>);

#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum Value {
    Text(String),
    Rows(Vec<BTreeMap<String, String>>),
}

impl Personas {
    /// Reads `personas.json`.
    ///
    /// # Errors
    /// When it is not what the seed tool writes.
    pub fn from_json(json: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(json)
    }

    /// Who has this number.
    #[must_use]
    pub fn find(&self, uid: &NationalId) -> Option<&Persona> {
        self.list.iter().find(|persona| persona.uid == *uid)
    }

    /// Everybody, in the order of the seed file.
    #[must_use]
    pub fn all(&self) -> &[Persona] {
        &self.list
    }
}

impl Persona {
    /// What is recorded about her in a dataset.
    #[must_use]
    pub fn record(&self, resource_id: &str) -> Option<&Record> {
        self.records.get(resource_id)
    }

    /// Whether the agency of a dataset cannot read her record at the moment.
    #[must_use]
    pub fn fails(&self, resource_id: &str) -> bool {
        self.failing.iter().any(|failing| failing == resource_id)
    }

    /// How many datasets have something about her.
    #[must_use]
    pub fn record_count(&self) -> usize {
        self.records.len()
    }

    /// What every document may print of her, whatever the record holds.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<String> {
        match key {
            "birthdate_roc" => Some(self.roc_birthday()),
            "gender_zh" => Some(self.gender.in_chinese().to_owned()),
            "household_number" => Some(self.documents.household_number().as_str().to_owned()),
            "name" => Some(self.name.clone()),
            "uid" => Some(self.uid.as_str().to_owned()),
            _ => None,
        }
    }

    fn roc_birthday(&self) -> String {
        let digits = self.birthdate.to_roc();
        let part = |range| digits.get(range).unwrap_or_default();
        format!("民國{}年{}月{}日", part(0..3), part(3..5), part(5..7))
    }
}

impl Gender {
    /// 女 or 男.
    #[must_use]
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::F => "女",
            Self::M => "男",
        }
    }
}

impl Record {
    /// A text of the record.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.0.get(key) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// A list of the record; empty if there is none.
    #[must_use]
    pub fn rows(&self, key: &str) -> &[BTreeMap<String, String>] {
        match self.0.get(key) {
            Some(Value::Rows(rows)) => rows,
            _ => &[],
        }
    }

    /// Drops the rows of a list that are not wanted.
    pub(crate) fn retain_rows(&mut self, key: &str, wanted: impl Fn(&BTreeMap<String, String>) -> bool) {
        if let Some(Value::Rows(rows)) = self.0.get_mut(key) {
            rows.retain(wanted);
        }
    }
}

impl fmt::Debug for Persona {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Persona(***)")
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Record(***)")
    }
}

/// `yyyy-mm-dd`, as the seed files and the registry's questions write it.
pub(crate) fn iso_birthday<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Birthday, D::Error> {
    let text = String::deserialize(deserializer)?;
    Birthday::parse_iso(&text).map_err(de::Error::custom)
}
