//! What stands around the data: letterhead, headings, notes, closing, and what every sheet repeats.

use super::flow::{BOTTOM, Flow, LEFT, RIGHT, TOP, width};
use crate::document::compose::Document;
use crate::document::face::Faces;
use crate::document::marks::{Area, Line, Mark, Sheet, Style, Tint};
use crate::document::structure::Role;

const AGENCY: Style = Style::bold(13.0).tinted(Tint::Accent).tracked(0.12);
const TITLE: Style = Style::bold(22.0).tracked(0.1);
const META: Style = Style::plain(9.0).tinted(Tint::Muted);
const HEADING: Style = Style::bold(11.5);
const NOTE: Style = Style::plain(9.0).tinted(Tint::Muted);
const SIGNATURE: Style = Style::bold(12.0);
const CLOSING: Style = Style::plain(12.0);
/// What a heading needs below itself on the same sheet, so that it never stands alone.
const HEADING_COMPANY: f32 = 52.0;
const NOTE_LEADING: f32 = 14.0;
const SEAL_SIDE: f32 = 84.0;
/// So that nobody takes a picture of a demonstration for the imprint of an office.
const SEAL_CAPTION: &str = "示範印文，非機關印信";
const CAPTION: Style = Style::plain(7.5).tinted(Tint::Seal);
const HOW_TO_CHECK: &str =
    "查驗方式　於 MyData 平臺「離線驗證」開啟本文件所屬之資料檔，即查驗機關之電子簽章與內容是否完整。";
const CLOSING_HEIGHT: f32 = 148.0;

/// The top of the first sheet.
pub(super) fn letterhead(flow: &mut Flow<'_>, document: &Document) {
    flow.within(Role::Paragraph, |flow| flow.centred(flow.y, &document.agency, AGENCY));
    flow.skip(24.0);
    flow.within(Role::TITLE, |flow| flow.centred(flow.y, &document.title, TITLE));
    flow.skip(42.0);
    flow.rule(1.6, Tint::Accent);
    flow.skip(3.2);
    flow.rule(0.5, Tint::Accent);
    flow.skip(8.0);
    let (number, time) = (&document.number, document.printed_at.on_paper());
    flow.within(Role::Paragraph, |flow| flow.text(LEFT, flow.y, &format!("申請編號　{number}"), META));
    flow.within(Role::Paragraph, |flow| flow.right_aligned(flow.y, &format!("列印時間　{time}"), META));
    flow.skip(10.0);
}

/// The top of every other sheet.
pub(super) fn running_head(flow: &mut Flow<'_>, document: &Document) {
    let top = TOP - 18.0;
    flow.text(LEFT, top, &format!("{}　{}", document.agency, document.title), META);
    flow.right_aligned(top, "（續）", META);
    flow.y = TOP;
    flow.rule(0.5, Tint::Accent);
    flow.skip(12.0);
}

/// The heading of a section.
pub(super) fn heading(flow: &mut Flow<'_>, text: &str, document: &Document) {
    flow.skip(14.0);
    flow.make_room(22.0 + HEADING_COMPANY, document);
    let bar = Area { left: LEFT, top: flow.y + 1.5, width: 3.0, height: 13.0 };
    flow.fill(bar, Tint::Accent);
    flow.within(Role::section(), |flow| flow.text(LEFT + 9.0, flow.y, text, HEADING));
    flow.skip(22.0);
}

/// The numbered notes, and whom to ask.
pub(super) fn notes(flow: &mut Flow<'_>, document: &Document) {
    heading(flow, "說明", document);
    let contact = format!("資料疑義請洽{}：{}", document.agency, document.contact);
    flow.within(Role::List, |flow| {
        for (index, note) in document.notes.iter().chain([&contact]).enumerate() {
            flow.within(Role::Item, |flow| item(flow, index + 1, note, document));
        }
    });
}

fn item(flow: &mut Flow<'_>, number: usize, note: &str, document: &Document) {
    let lines = flow.lines(note, RIGHT - LEFT - 26.0, NOTE);
    flow.make_room(NOTE_LEADING, document);
    flow.within(Role::ItemNumber, |flow| flow.text(LEFT + 9.0, flow.y, &format!("{number}."), NOTE));
    flow.within(Role::ItemText, |flow| {
        for text in &lines {
            flow.make_room(NOTE_LEADING, document);
            flow.text(LEFT + 26.0, flow.y, text, NOTE);
            flow.skip(NOTE_LEADING);
        }
    });
}

/// Who issues it, the seal, and the date.
pub(super) fn closing(flow: &mut Flow<'_>, document: &Document) {
    flow.skip(16.0);
    flow.make_room(CLOSING_HEIGHT, document);
    let top = flow.y;
    let seal = (RIGHT - SEAL_SIDE - 14.0, top);
    let lines = [
        (22.0, "製發機關", META),
        (38.0, &*document.agency, SIGNATURE.tracked(0.08)),
        (60.0, "本文件由資料提供機關以電子簽章簽署，簽章附於資料打包檔。", META),
    ];
    for (below, text, style) in lines {
        flow.within(Role::Paragraph, |flow| flow.text(LEFT + 9.0, top + below, text, style));
    }
    let shown = format!("{}之示範印文", document.agency);
    flow.within(Role::Picture(shown), |flow| flow.mark(Mark::Seal { at: seal, side: SEAL_SIDE }));
    let caption = flow.width(SEAL_CAPTION, CAPTION);
    flow.within(Role::Paragraph, |flow| {
        let left = seal.0 + (SEAL_SIDE - caption) / 2.0;
        flow.text(left, top + SEAL_SIDE + 6.0, SEAL_CAPTION, CAPTION);
    });
    let date = document.printed_at.as_closing_line();
    flow.within(Role::Paragraph, |flow| flow.centred(top + SEAL_SIDE + 36.0, &date, CLOSING));
    flow.skip(CLOSING_HEIGHT);
}

/// The bottom of every sheet, once it is known how many there are.
pub(super) fn footers(sheets: &mut [Sheet], document: &Document, faces: &Faces) {
    let count = sheets.len();
    let top = BOTTOM + 20.0;
    let wide = |text: &str| width(&faces.regular, text, META);
    for (index, sheet) in sheets.iter_mut().enumerate() {
        let mut put = |left: f32, line: f32, text: String| {
            let at = (left, top + META.size + line * NOTE_LEADING);
            sheet.marks.push((Mark::Text(Line { at, text, style: META }), None));
        };
        let page = format!("第 {} 頁，共 {count} 頁", index + 1);
        put(LEFT, 0.0, HOW_TO_CHECK.to_owned());
        put(LEFT, 1.0, "示範資料　不具證明效力".to_owned());
        put((LEFT + RIGHT - wide(&page)) / 2.0, 1.0, page);
        put(RIGHT - wide(&document.number), 1.0, document.number.clone());
        let rule = (LEFT, top - 5.0);
        let mark = Mark::Rule { from: rule, to: (RIGHT, rule.1), width: 0.5, tint: Tint::Line };
        sheet.marks.push((mark, None));
    }
}
