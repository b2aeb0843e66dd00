//! Looks through the objects of a document for what its pages do not show.

use std::collections::{BTreeMap, BTreeSet};

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, String as PdfString};

use crate::{Finding, FindingKind, Limits};

/// Objects within objects; what is deeper is not looked at.
const DEPTH: usize = 24;
/// Hosts that the finding about links names.
const NAMED_HOSTS: usize = 8;

/// Looks at every object, up to the limit.
pub(crate) fn inspect(pdf: &Pdf, limits: &Limits) -> Vec<Finding> {
    let mut inspection = Inspection::default();
    let mut objects = pdf.objects().into_iter();
    for object in objects.by_ref().take(limits.inspected_objects) {
        inspection.object(&object, 0);
    }
    if objects.next().is_some() {
        inspection.note(FindingKind::InspectionIncomplete);
    }
    inspection.findings()
}

#[derive(Default)]
struct Inspection {
    counts: BTreeMap<FindingKind, usize>,
    hosts: BTreeSet<String>,
}

impl Inspection {
    fn note(&mut self, kind: FindingKind) {
        *self.counts.entry(kind).or_default() += 1;
    }

    fn findings(self) -> Vec<Finding> {
        let hosts: Vec<String> = self.hosts.into_iter().take(NAMED_HOSTS).collect();
        let subject = |kind| if kind == FindingKind::ExternalLinks { hosts.join(" ") } else { String::new() };
        self.counts.into_iter().map(|(kind, count)| Finding::new(kind, subject(kind), count)).collect()
    }

    fn object(&mut self, object: &Object<'_>, depth: usize) {
        match object {
            Object::Dict(dict) => self.dict(dict, depth),
            Object::Stream(stream) => {
                // A stream whose data are in a file elsewhere.
                if stream.dict().contains_key(b"F") {
                    self.note(FindingKind::ExternalLinks);
                }
                self.dict(stream.dict(), depth);
            }
            Object::Array(array) => self.array(array, depth),
            _ => {}
        }
    }

    fn array(&mut self, array: &Array<'_>, depth: usize) {
        if depth < DEPTH {
            for item in array.raw_iter() {
                self.direct(item, depth);
            }
        }
    }

    // What is referred to is an object of its own and comes by itself.
    fn direct(&mut self, item: MaybeRef<Object<'_>>, depth: usize) {
        if let MaybeRef::NotRef(object) = item {
            self.object(&object, depth + 1);
        }
    }

    fn dict(&mut self, dict: &Dict<'_>, depth: usize) {
        if depth >= DEPTH {
            return;
        }
        let name = |key: &[u8]| dict.get::<Name<'_>>(key).map(|name| name.to_vec()).unwrap_or_default();
        match name(b"S").as_slice() {
            b"JavaScript" => self.note(FindingKind::Scripts),
            b"Launch" => self.note(FindingKind::LaunchActions),
            b"SubmitForm" | b"ImportData" => self.note(FindingKind::SubmitActions),
            b"URI" => self.link(dict),
            b"GoToR" | b"GoToE" | b"Thread" => self.note(FindingKind::ExternalLinks),
            b"Rendition" | b"Movie" | b"Sound" | b"RichMediaExecute" => self.note(FindingKind::Multimedia),
            _ => {}
        }
        match name(b"Subtype").as_slice() {
            b"FileAttachment" => self.note(FindingKind::EmbeddedFiles),
            b"RichMedia" | b"Movie" | b"Sound" | b"Screen" | b"3D" => self.note(FindingKind::Multimedia),
            b"Widget" => self.note(FindingKind::FormFields),
            _ => {}
        }
        if dict.contains_key(b"EF") {
            self.note(FindingKind::EmbeddedFiles);
        }
        if dict.contains_key(b"XFA") {
            self.note(FindingKind::FormFields);
        }
        for (_, value) in dict.entries() {
            self.direct(value, depth);
        }
    }

    fn link(&mut self, dict: &Dict<'_>) {
        self.note(FindingKind::ExternalLinks);
        let address =
            dict.get::<PdfString<'_>>(b"URI").map(|uri| uri.as_bytes().to_vec()).unwrap_or_default();
        let address = String::from_utf8_lossy(&address).into_owned();
        let host =
            address.split_once("://").map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or(rest));
        // Of a mail address only that it is one: the address itself may be personal.
        self.hosts.extend(host.or(address.split_once(':').map(|(scheme, _)| scheme)).map(str::to_owned));
    }
}
