//! The seams of a build without a sandbox: nothing strikes, and nobody is told.

#![allow(
    clippy::unnecessary_wraps,
    clippy::unused_async,
    clippy::unused_self,
    reason = "where there is a sandbox, these do something"
)]

use std::borrow::Cow;
use std::fmt::Display;
use std::time::Duration;

use mydata_consent::Moment;
use mydata_identity::NationalId;
use mydata_protocol::ids::ResourceId;
use mydata_protocol::redirect::{AcceptedRedirect, RedirectRefusal, ServiceFacts};
use mydata_protocol::return_code::ReturnCode;
use serde::{Deserialize, Serialize};
use worker::{Env, Response, State};

use super::{Demands, Happening};
use crate::error::PlatformError;
use crate::messages::{self, Delivery, Letter};
use crate::names::TransactionName;
use crate::objects::transaction::ServiceRequest;
use crate::outgoing::{Body, NoAnswer};
use crate::store::catalogue::Dataset;
use crate::visit::Visit;

/// No faults.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Faults {}

pub(crate) struct Arrival;

impl Arrival {
    pub(crate) async fn of(_visit: &Visit, _client_id: &str, _tx_id: &str) -> Self {
        Self
    }

    pub(crate) fn faults(&self) -> Faults {
        Faults {}
    }

    pub(crate) fn parameters<'p>(&self, parameters: &'p str) -> Cow<'p, str> {
        Cow::Borrowed(parameters)
    }

    pub(crate) fn strike(&self, _facts: &mut ServiceFacts) {}

    pub(crate) fn accept(&self, _accepted: &mut AcceptedRedirect) {}
}

pub(crate) async fn refused(_visit: &Visit, _refusal: &RedirectRefusal, _arrival: &Arrival) {}

pub(crate) async fn answered(
    _visit: &Visit,
    answer: Result<Response, PlatformError>,
) -> Result<Response, PlatformError> {
    answer
}

pub(crate) async fn returned(_visit: &Visit, _transaction: &TransactionName, _code: Option<ReturnCode>) {}

pub(crate) async fn post(
    env: &Env,
    _about: Option<&TransactionName>,
    letter: &Letter,
) -> Result<Delivery, PlatformError> {
    messages::send(env, letter).await
}

pub(crate) struct Seams;

impl Seams {
    pub(crate) fn of(_env: &Env) -> Self {
        Self
    }

    pub(crate) fn plan(&self, _state: &State, _faults: &Faults) -> Result<(), PlatformError> {
        Ok(())
    }

    pub(crate) fn planned(_faults: &Faults) -> impl Iterator<Item = (String, Happening)> {
        std::iter::empty()
    }

    pub(crate) fn tell(
        &self,
        _state: &State,
        _transaction: &TransactionName,
        _service: Option<&ServiceRequest>,
        _at: Moment,
        _told: (impl Display, Happening),
    ) {
    }

    pub(crate) fn provider(
        &self,
        _state: &State,
        _resource: &ResourceId,
        _waited: Duration,
    ) -> Option<Result<Response, NoAnswer>> {
        None
    }

    pub(crate) fn service(&self, _state: &State) -> Option<Result<Response, NoAnswer>> {
        None
    }

    pub(crate) fn incoming(&self, _state: &State, _resource: &ResourceId) -> Incoming {
        Incoming
    }

    pub(crate) fn demands<'d>(
        &self,
        _state: &State,
        dataset: &'d Dataset,
        person: &'d NationalId,
    ) -> Demands<'d> {
        Demands::of(dataset, person)
    }

    pub(crate) fn judged_at(&self, _state: &State, _resource: &ResourceId, now: Moment) -> Moment {
        now
    }

    pub(crate) fn opened_at(_faults: &Faults, now: Moment) -> Moment {
        now
    }
}

pub(crate) struct Incoming;

impl Incoming {
    pub(crate) async fn next(&mut self, body: &mut Body) -> Result<Option<Vec<u8>>, NoAnswer> {
        body.next().await
    }
}
