//! 系統狀態: what the platform knows of itself, and nothing it does not.

use askama::Template;
use mydata_consent::Moment;
use mydata_identity::IdentityMethod;

use super::{Condition, Shell, html};

/// A dataset, and whether its agency gives it out.
#[derive(Debug, Clone)]
pub struct DatasetStatus {
    /// `API.` and ten characters.
    pub resource_id: String,
    /// Its name.
    pub name: String,
    /// The agency that holds it.
    pub provider: String,
    /// Whether it can be had, and what is announced.
    pub condition: Condition,
}

/// A method of identification, and whether it can be used here.
#[derive(Debug, Clone, Copy)]
pub struct MethodStatus {
    /// The method.
    pub method: IdentityMethod,
    /// Whether this deployment can check it.
    pub is_open: bool,
}

/// 系統狀態
#[derive(Debug, Clone, Template)]
#[template(path = "status.html")]
pub struct Status {
    /// The frame.
    pub shell: Shell,
    /// The time of this answer.
    pub now: Moment,
    /// Every dataset.
    pub datasets: Vec<DatasetStatus>,
    /// Every method.
    pub methods: Vec<MethodStatus>,
}

impl Status {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn out_of_order(&self) -> usize {
        self.datasets.iter().filter(|dataset| !dataset.condition.is_open()).count()
    }
}
