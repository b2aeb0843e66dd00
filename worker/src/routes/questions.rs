//! What datasets ask of the citizen besides who she is: the fields of a form, and her answers.

use mydata_consent::Moment;
use mydata_protocol::parameters::{Parameter, ParameterFault, ParameterKind, ParameterValues, Wording};

use crate::pages::{ParameterField, TaiwanTime};
use crate::store::catalogue::Dataset;
use crate::texts::Locale;
use crate::visit::Form;

/// A dataset and its place in the order or transaction, after which its fields are named.
pub(super) type Placed<'d> = (usize, &'d Dataset);

/// What is wrong with an answer, and with which dataset's.
pub(super) type Fault = (usize, ParameterFault);

/// The names of all fields.
pub(super) fn names<'d>(datasets: impl IntoIterator<Item = Placed<'d>>) -> Vec<String> {
    let of_dataset = |(place, dataset): Placed<'d>| {
        dataset.parameters.iter().map(move |parameter| field_name(place, parameter))
    };
    datasets.into_iter().flat_map(of_dataset).collect()
}

/// Her answers, one for each dataset, or what is wrong with them.
pub(super) fn answers<'d>(
    datasets: impl IntoIterator<Item = Placed<'d>>,
    form: &Form,
    now: Moment,
) -> Result<Vec<ParameterValues>, Vec<Fault>> {
    let this_roc_year = TaiwanTime::from(now).roc_year();
    let (mut answers, mut faults) = (Vec::new(), Vec::new());
    for (place, dataset) in datasets {
        let given = |name: &str| Some(form.text(&format!("p{place}-{name}")));
        match dataset.parameters.read(this_roc_year, given) {
            Ok(values) => answers.push(values),
            Err(found) => faults.extend(found.into_iter().map(|fault| (place, fault))),
        }
    }
    if faults.is_empty() { Ok(answers) } else { Err(faults) }
}

/// The fields of a dataset, with what was typed and what is wrong with it.
pub(super) fn fields(
    locale: Locale,
    (place, dataset): Placed<'_>,
    form: &Form,
    faults: &[Fault],
) -> Vec<ParameterField> {
    let word = |wording: &Wording| locale.choose(&wording.zh, &wording.en).to_owned();
    let field = |parameter: &Parameter| {
        let name = field_name(place, parameter);
        let fault = faults.iter().find(|(at, fault)| *at == place && fault.name == parameter.name);
        let choices = match &parameter.kind {
            ParameterKind::Choice { options } => {
                options.iter().map(|option| (option.value.clone(), word(&option.label))).collect()
            }
            _ => Vec::new(),
        };
        let is_numeric = matches!(parameter.kind, ParameterKind::RocYear { .. } | ParameterKind::Date { .. });
        ParameterField {
            value: form.text(&name).to_owned(),
            label: word(&parameter.label),
            hint: parameter.hint.as_ref().map(word).unwrap_or_default(),
            input_mode: if is_numeric { "numeric" } else { "text" },
            choices,
            required: parameter.required,
            problem: fault.map(|(_, fault)| fault.error.code().to_owned()),
            name,
        }
    };
    dataset.parameters.iter().map(field).collect()
}

/// Two datasets may ask for a parameter of the same name.
fn field_name(place: usize, parameter: &Parameter) -> String {
    format!("p{place}-{}", parameter.name.as_str())
}
