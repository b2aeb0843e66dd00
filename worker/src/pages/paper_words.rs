//! A consent receipt or a deletion record in words, line by line.

use mydata_consent::Moment;
use mydata_receipt::{Bilingual, ConsentReceipt, DeletionRecord, Paper, Timestamp};

use super::{Shell, file_size};

/// One line of a paper.
#[derive(Debug, Clone)]
pub struct PaperLine {
    /// What it is about.
    pub name: String,
    /// What it says.
    pub values: Vec<String>,
}

/// What a paper says, in the language of the page.
#[must_use]
pub fn paper_lines(paper: &Paper, shell: &Shell) -> Vec<PaperLine> {
    let words = Words { shell };
    match paper {
        Paper::Consent(receipt) => words.consent(receipt),
        Paper::Deletion(record) => words.deletion(record),
    }
}

struct Words<'s> {
    shell: &'s Shell,
}

impl Words<'_> {
    fn consent(&self, receipt: &ConsentReceipt) -> Vec<PaperLine> {
        let notices = &receipt.pdpa_article_8;
        let record = &receipt.consent_record;
        let principal = &record.record_metadata.pii_principal_id;
        let notice = &record.pii_processing.privacy_notice;
        let purposes = &record.pii_processing.purposes;
        let data = purposes.iter().flat_map(|purpose| &purpose.pii_information);
        vec![
            self.line("who", [format!("{} {}", principal.masked_name(), principal.masked_id())]),
            self.line("collector", [self.say(&notices.collector)]),
            self.line("purpose", [format!("{}（{}）", self.say(&notices.purpose), notices.purpose_code)]),
            self.line("data", data.map(|data| self.say(&data.pii_type))),
            self.line(
                "categories",
                notices.categories.iter().map(|one| format!("{} {}", one.code, self.say(&one.name))),
            ),
            self.line("agreed-at", record.events.iter().map(|event| self.time(event.event_time))),
            self.line("period", [self.say(&notices.period)]),
            self.line("area", [self.say(&notices.area)]),
            self.line("recipients", notices.recipients.iter().map(|one| self.say(one))),
            self.line("manner", [self.say(&notices.manner_of_use)]),
            self.line("rights", notices.rights.iter().map(|one| self.say(one))),
            self.line("exercising", [self.say(&notices.exercising_rights)]),
            self.line("withdrawal", purposes.iter().map(|purpose| self.say(&purpose.withdrawal_method))),
            self.line("refusing", [self.say(&notices.effect_of_refusing)]),
            self.line("method", [self.say(&receipt.transfer.identification_method_name)]),
            self.line("notice", [format!("{} {}", notice.url, notice.version)]),
            self.line("number", [receipt.receipt_metadata.receipt_id.clone()]),
        ]
    }

    fn deletion(&self, record: &DeletionRecord) -> Vec<PaperLine> {
        let mut lines = vec![
            self.line("data", [self.say(&record.dataset.name)]),
            self.line(
                "reason",
                [self.shell.text(format!("record-why-{}", record.reason.code())).into_owned()],
            ),
            self.line("key-destroyed", [self.time(record.key_destroyed_at)]),
            self.line("ciphertext-deleted", [self.time(record.ciphertext_deleted_at)]),
        ];
        if let Some(package) = &record.package {
            lines.push(self.line("stored", [self.time(package.stored_at)]));
            lines.push(self.line("size", [file_size(package.bytes)]));
            lines.push(self.line("sha256", [package.sha256.clone()]));
        }
        lines.push(self.line("standards", record.record_metadata.standards.iter().cloned()));
        lines.push(self.line("number", [record.record_metadata.record_id.clone()]));
        lines
    }

    fn line(&self, key: &str, values: impl IntoIterator<Item = String>) -> PaperLine {
        let name = self.shell.text(format!("paper-{key}")).into_owned();
        PaperLine { name, values: values.into_iter().collect() }
    }

    fn say(&self, text: &Bilingual) -> String {
        self.shell.locale.choose(&text.zh, &text.en).to_owned()
    }

    fn time(&self, at: Timestamp) -> String {
        let at = Moment::from_unix_millis(at.unix_millis());
        format!("{} {}", self.shell.date(at), Shell::clock(at))
    }
}
