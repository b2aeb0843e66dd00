//! First use: name and main contact, and the code that confirms it.

use mydata_identity::Contact;

use super::{Desk, Outcome, code};
use crate::error::PlatformError;
use crate::objects::identification::Course;
use crate::pages::{ContactStep, FieldProblem, IdentifyField};
use crate::visit::{Form, Visit};

/// Names of people are shorter; longer ones would not fit into a message.
const LONGEST_NAME: usize = 60;

pub(super) fn show(visit: &Visit, desk: &Desk, course: &Course) -> Result<Outcome, PlatformError> {
    let name = course.person.as_ref().map(|person| person.name.clone()).unwrap_or_default();
    page(visit, desk, course, name, String::new(), Vec::new())
}

pub(super) async fn act(
    visit: &Visit,
    desk: &Desk,
    course: &Course,
    form: &Form,
) -> Result<Outcome, PlatformError> {
    let (name, typed) = (form.text(IdentifyField::Name.name()), form.text(IdentifyField::Contact.name()));
    let contact = Contact::parse(typed);
    let mut problems = Vec::new();
    if !is_name(name) {
        problems.push(FieldProblem { field: IdentifyField::Name, code: "identification.name-form" });
    }
    if let Err(error) = &contact {
        problems.push(FieldProblem { field: IdentifyField::Contact, code: error.code() });
    }
    if form.text(IdentifyField::Terms.name()) != "1" {
        problems.push(FieldProblem { field: IdentifyField::Terms, code: "identification.terms" });
    }
    match contact {
        Ok(contact) if problems.is_empty() => {
            code::send_to_contact(visit, desk, course, contact, name.to_owned()).await
        }
        _ => page(visit, desk, course, name.to_owned(), typed.to_owned(), problems),
    }
}

fn is_name(name: &str) -> bool {
    let length = name.chars().count();
    (1..=LONGEST_NAME).contains(&length) && !name.chars().any(char::is_control)
}

fn page(
    visit: &Visit,
    desk: &Desk,
    course: &Course,
    name: String,
    contact: String,
    problems: Vec<FieldProblem>,
) -> Result<Outcome, PlatformError> {
    let status = if problems.is_empty() { 200 } else { 422 };
    let page = ContactStep { shell: visit.shell(), head: desk.head(visit, course), name, contact, problems };
    visit.page(status, page.render()).map(Outcome::Answer)
}
