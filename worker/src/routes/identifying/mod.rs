//! An identification as its pages lead through it, for a service's transaction and for the member area alike.

mod code;
mod contact;
mod evidence;
mod terms;
mod tries;

use mydata_consent::{Identification, Moment, Shown};
use mydata_identity::{AssuranceLevel, IdentityMethod, NationalId};
use worker::Response;

use crate::error::PlatformError;
use crate::identification::Offer;
use crate::objects::citizen::Join;
use crate::objects::identification::{Begin, Conclude, Course, Forget};
use crate::objects::send;
use crate::objects::transaction::Person;
use crate::pages::{FaultKind, IdentifyHead, PRIVACY_VERSION, ServiceBrief, Steps, TERMS_VERSION};
use crate::session::Session;
use crate::visit::{Form, Visit};

/// The step to which the forms of an identification are bound, with the state it is in.
const STEP: &str = "identify";

/// Where somebody identifies, and what for.
pub(super) struct Desk {
    /// Her browser's session. The identification is named after it.
    pub(super) session: Session,
    /// Where the pages are.
    pub(super) action: String,
    /// What names the occasion in challenges; empty for the member area.
    pub(super) occasion: String,
    /// Whom a service named.
    pub(super) claimed: Option<NationalId>,
    /// The service.
    pub(super) service: Option<ServiceBrief>,
    /// The steps of a transaction that she counts, if she is in one.
    pub(super) steps: Option<Steps>,
    /// The level that has to be reached.
    pub(super) minimum: AssuranceLevel,
    /// Whether a company's certificate is accepted.
    pub(super) companies_may: bool,
    /// Who she is and what she has shown, where a session steps up.
    pub(super) before: Option<(Person, Vec<Shown>)>,
    /// The method to begin with, if it is open.
    pub(super) prefers: Option<IdentityMethod>,
    /// When it ends if nothing is done.
    pub(super) deadline: Moment,
}

/// What came of a step.
pub(super) enum Outcome {
    /// This is to be shown.
    Answer(Response),
    /// The evidence is another person's than the one who is named.
    Another,
    /// It is known who she is.
    Done(Box<Done>),
    /// She does not want to go on, and has not identified.
    Left,
    /// She has identified, and does not accept the terms.
    Refused,
}

/// Who somebody is, and how she has shown it.
pub(super) struct Done {
    /// Who.
    pub(super) person: Person,
    /// The strongest method she has shown.
    pub(super) strongest: Shown,
    /// All methods she has shown.
    pub(super) shown: Vec<Shown>,
}

impl Desk {
    /// The name of the identification's object.
    pub(super) fn object(&self) -> String {
        format!("identification:{}", self.session.digest().as_str())
    }

    async fn course(&self, visit: &Visit) -> Result<Course, PlatformError> {
        let (person, shown) = self.before.clone().unzip();
        let begin = Begin {
            minimum: self.minimum,
            shown: shown.unwrap_or_default(),
            person: person.map(Box::new),
            ends_at: self.deadline,
        };
        send(&visit.env, &self.object(), &begin).await
    }

    /// The head of a page after the end, from which she can only leave.
    pub(super) fn head_for_leaving(&self, visit: &Visit) -> IdentifyHead {
        self.head_of(visit, "identified")
    }

    fn head(&self, visit: &Visit, course: &Course) -> IdentifyHead {
        self.head_of(visit, course.identification.name())
    }

    fn head_of(&self, visit: &Visit, state: &str) -> IdentifyHead {
        IdentifyHead {
            action: self.action.clone(),
            csrf: self.session.form_token(STEP, state),
            service: self.service.clone(),
            steps: self.steps,
            deadline: self.deadline,
            now: visit.now(),
        }
    }

    fn offer(&self, visit: &Visit, course: &Course) -> Offer {
        Offer::of(&visit.env, &course.identification, self.companies_may)
    }
}

/// Shows the page whose turn it is.
pub(super) async fn show(visit: &Visit, desk: &Desk) -> Result<Outcome, PlatformError> {
    let course = desk.course(visit).await?;
    match course.identification {
        Identification::ExpectEvidence(_) | Identification::ExpectSecond(_) => {
            evidence::show(visit, desk, &course).await
        }
        Identification::ExpectOneTimeCode(_) => code::show(visit, desk, &course),
        Identification::ExpectContact(_) if course.code.is_some() => code::show(visit, desk, &course),
        Identification::ExpectContact(_) => contact::show(visit, desk, &course),
        Identification::Identified(_) => done(visit, desk, course).await,
    }
}

/// Takes in what was typed or signed.
pub(super) async fn act(visit: &Visit, desk: &Desk, form: &Form) -> Result<Outcome, PlatformError> {
    let course = desk.course(visit).await?;
    let token = form.text("csrf");
    if visit.is_cross_site() || !is_token_of_any_state(desk, token) {
        return visit.fault(403, FaultKind::StaleForm, "form.token").map(Outcome::Answer);
    }
    if form.text("decision") == "refuse" {
        let has_identified = matches!(course.identification, Identification::Identified(_));
        return Ok(if has_identified { Outcome::Refused } else { Outcome::Left });
    }
    if !desk.session.accepts(token, STEP, course.identification.name()) {
        // Another tab was faster: she sees where things stand.
        return visit.see_other(&desk.action).map(Outcome::Answer);
    }
    match course.identification {
        Identification::ExpectEvidence(_) | Identification::ExpectSecond(_) => {
            evidence::act(visit, desk, &course, form).await
        }
        Identification::ExpectOneTimeCode(_) => code::act(visit, desk, &course, form).await,
        Identification::ExpectContact(_) if course.code.is_some() => {
            code::act(visit, desk, &course, form).await
        }
        Identification::ExpectContact(_) => contact::act(visit, desk, &course, form).await,
        Identification::Identified(_) => terms::act(visit, desk, course, form).await,
    }
}

/// Whatever the identification holds is forgotten: it has served its purpose.
pub(super) async fn forget(visit: &Visit, desk: &Desk) -> Result<(), PlatformError> {
    send(&visit.env, &desk.object(), &Forget).await
}

fn is_token_of_any_state(desk: &Desk, token: &str) -> bool {
    let states = ["contact", "evidence", "one-time-code", "second", "identified"];
    states.into_iter().any(|state| desk.session.accepts(token, STEP, state))
}

/// After a step that went well: the end, or the page that follows.
async fn next(visit: &Visit, desk: &Desk, course: Course) -> Result<Outcome, PlatformError> {
    if let Identification::Identified(_) = course.identification {
        return done(visit, desk, course).await;
    }
    visit.see_other(&desk.action).map(Outcome::Answer)
}

/// It is known who she is. A newcomer becomes a member first, since this can be repeated; what follows is told once.
async fn done(visit: &Visit, desk: &Desk, course: Course) -> Result<Outcome, PlatformError> {
    let nobody = || PlatformError::Object("identified without a person".to_owned());
    if let Some(confirmed) = course.confirmed {
        let person = course.person.as_ref().ok_or_else(nobody)?;
        let join = Join {
            name: confirmed.name,
            contact: confirmed.contact,
            locale: visit.locale,
            terms_version: TERMS_VERSION.to_owned(),
            privacy_version: PRIVACY_VERSION.to_owned(),
        };
        send(&visit.env, visit.keys.citizen(&person.id).as_str(), &join).await?;
    } else if let Some(page) = terms::to_accept(visit, desk, &course).await? {
        return Ok(page);
    }
    let Some(course) = send(&visit.env, &desk.object(), &Conclude).await? else {
        // Another request was faster, and has the new session.
        return visit.see_other(&desk.action).map(Outcome::Answer);
    };
    let person = course.person.ok_or_else(nobody)?;
    let strongest = course.identification.strongest().ok_or_else(nobody)?;
    let shown = course.identification.shown().to_vec();
    Ok(Outcome::Done(Box::new(Done { person, strongest, shown })))
}
