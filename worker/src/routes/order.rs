//! Ordering one's own data (`/personal/order?dataset=…`): what is wanted, what it asks besides, and the beginning.

use mydata_identity::AssuranceLevel;
use mydata_protocol::ids::{PermissionTicket, ResourceId};
use mydata_protocol::parameters::ParameterValues;
use percent_encoding::percent_decode_str;
use worker::Response;

use super::questions::{self, Fault};
use super::wording;
use crate::error::PlatformError;
use crate::objects::send;
use crate::objects::transaction::{Asked, Open, Receiver};
use crate::pages::{DatasetOrder, DownloadOrder, FaultKind, OrderProblem};
use crate::sandbox::Faults;
use crate::session::{FOR_A_WHILE, Session};
use crate::store::catalogue::{Catalogue, Dataset};
use crate::visit::{Form, Visit};

/// More than this is not collected in one go: each dataset is an agency that works for her at once.
const MAX_DATASETS: usize = 10;
const PATH: &str = "/personal/order";

/// A dataset, with what the citizen filled in for it.
type Wanted = (ResourceId, ParameterValues);

/// What the address asks for.
struct Order {
    datasets: Vec<Dataset>,
    problem: Option<OrderProblem>,
}

/// Shows the order.
pub(super) async fn show(visit: &Visit) -> Result<Response, PlatformError> {
    let order = Order::read(visit).await?;
    page(visit, &order, &Form::empty(), &[])
}

/// Begins the transaction.
pub(super) async fn place(visit: &mut Visit) -> Result<Response, PlatformError> {
    if visit.is_cross_site() {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    let order = Order::read(visit).await?;
    let form = visit.form_of(questions::names(order.in_service())).await?;
    if order.problem.is_some() || !order.datasets.iter().any(Dataset::in_service) {
        return page(visit, &order, &form, &[]);
    }
    match order.read_parameters(visit, &form) {
        Ok(wanted) => begin(visit, wanted).await,
        Err(faults) => page(visit, &order, &form, &faults),
    }
}

async fn begin(visit: &Visit, wanted: Vec<Wanted>) -> Result<Response, PlatformError> {
    let name = visit.keys.transaction(&PermissionTicket::from_random(crate::random::bytes()?));
    let session = Session::begin()?;
    let (resources, parameters) = wanted.into_iter().unzip();
    let request = Asked {
        receiver: Receiver::Citizen,
        resources,
        parameters,
        pid: None,
        proof: None,
        ticket: None,
        locale: visit.locale,
    };
    let open = Open { name: name.clone(), session: session.digest(), request, faults: Faults::default() };
    send(&visit.env, name.as_str(), &open).await?;
    let response = visit.see_other(&format!("/t/{name}/terms"))?;
    response.headers().append("set-cookie", &session.set_cookie(&name, FOR_A_WHILE))?;
    Ok(response)
}

impl Order {
    async fn read(visit: &Visit) -> Result<Self, PlatformError> {
        let ids = chosen(visit.query());
        if ids.len() > MAX_DATASETS {
            let problem = Some(OrderProblem::TooMany { most: MAX_DATASETS });
            return Ok(Self { datasets: Vec::new(), problem });
        }
        let catalogue = Catalogue::of(&visit.env)?;
        let mut order = Self { datasets: Vec::new(), problem: None };
        for id in ids {
            let dataset = match ResourceId::parse(&id) {
                Ok(id) => catalogue.dataset(&id).await?,
                Err(_) => None,
            };
            match dataset {
                Some(dataset) => order.datasets.push(dataset),
                None => order.problem = Some(OrderProblem::Unknown),
            }
        }
        if order.datasets.is_empty() && order.problem.is_none() {
            order.problem = Some(OrderProblem::Nothing);
        }
        Ok(order)
    }

    fn in_service(&self) -> impl Iterator<Item = (usize, &Dataset)> {
        self.datasets.iter().enumerate().filter(|(_, dataset)| dataset.in_service())
    }

    /// What is asked for with which parameters, or what is wrong with them, each with its dataset's place.
    fn read_parameters(&self, visit: &Visit, form: &Form) -> Result<Vec<Wanted>, Vec<Fault>> {
        let answers = questions::answers(self.in_service(), form, visit.now())?;
        let resources = self.in_service().map(|(_, dataset)| dataset.resource_id.clone());
        Ok(resources.zip(answers).collect())
    }

    /// The address of this order, without the dataset at one place.
    fn address(&self, without: Option<usize>) -> String {
        let kept = self.datasets.iter().enumerate().filter(|(place, _)| Some(*place) != without);
        let pairs: Vec<_> = kept.map(|(_, dataset)| format!("dataset={}", dataset.resource_id)).collect();
        if pairs.is_empty() { PATH.to_owned() } else { format!("{PATH}?{}", pairs.join("&")) }
    }
}

/// The ids in the query, each once, in order.
fn chosen(query: &str) -> Vec<String> {
    let values = query.split('&').filter_map(|pair| pair.strip_prefix("dataset="));
    let mut ids: Vec<String> = Vec::new();
    for value in values.take(2 * MAX_DATASETS + 1) {
        let id = percent_decode_str(value).decode_utf8().unwrap_or_default().into_owned();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

fn page(visit: &Visit, order: &Order, form: &Form, faults: &[Fault]) -> Result<Response, PlatformError> {
    let levels = order.datasets.iter().filter(|dataset| dataset.in_service());
    let level = AssuranceLevel::strongest_of(levels.map(|dataset| dataset.minimum_level));
    let datasets = order.datasets.iter().enumerate().map(|(place, dataset)| DatasetOrder {
        dataset: wording::dataset(dataset, visit.locale),
        waiting_minutes: dataset.waiting_minutes.into(),
        level: dataset.minimum_level.number(),
        condition: wording::condition(dataset, visit.locale),
        fields: if dataset.in_service() {
            questions::fields(visit.locale, (place, dataset), form, faults)
        } else {
            Vec::new()
        },
        address_without: order.address(Some(place)),
    });
    let page = DownloadOrder {
        shell: visit.shell(),
        action: order.address(None),
        datasets: datasets.collect(),
        level: level.unwrap_or(AssuranceLevel::Four).number(),
        problem: order.problem,
    };
    let status = match order.problem {
        Some(OrderProblem::TooMany { .. }) => 400,
        Some(OrderProblem::Unknown) => 404,
        _ if faults.is_empty() => 200,
        _ => 422,
    };
    visit.page(status, page.render())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_twice_is_chosen_once() {
        assert_eq!(chosen("dataset=API.a&lang=en&dataset=API.b&dataset=API%2Ea"), ["API.a", "API.b"]);
        assert_eq!(chosen("lang=en"), Vec::<String>::new());
    }

    #[test]
    fn a_query_without_end_is_not_read_to_its_end() {
        let query = (0..1_000).map(|at| format!("dataset=API.{at}")).collect::<Vec<_>>().join("&");
        assert!(chosen(&query).len() <= 2 * MAX_DATASETS + 1);
        assert!(chosen(&query).len() > MAX_DATASETS);
    }
}
