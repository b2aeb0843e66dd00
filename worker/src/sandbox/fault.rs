//! What can be made to go wrong, by stable names.

use std::time::Duration;

use mydata_protocol::ids::ResourceId;
use mydata_protocol::return_code::ReturnCode;
use serde::{Deserialize, Serialize};

/// A slow agency takes so many seconds, and the citizen has so many left, where nothing else is asked for.
const USUAL_SECONDS: u32 = 20;
/// The longest that either can be made to be: below the three minutes after which a 即時 dataset is given up.
pub const MOST_SECONDS: u32 = 170;

/// A fault. It strikes where the real one would, so that all that is behind it runs as always.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// The service is taken to have named somebody else.
    AnotherPerson,
    /// The agency's answer breaks off in the middle.
    AnswerCutShort,
    /// The package is judged at a time when its certificate is over.
    CertificateExpired,
    /// No letter about the transaction reaches anybody.
    LetterUndelivered,
    /// The service is taken to be registered for no dataset.
    NoDatasets,
    /// What the service asks for arrives garbled.
    ParametersBad,
    /// The agency answers 500.
    ProviderError,
    /// The agency does not answer in time.
    ProviderOutOfTime,
    /// The agency has the data ready only after a while, and says so by 429.
    ProviderSlow,
    /// The service is taken to ask for a dataset that it is not registered for.
    ResourceOutOfScope,
    /// The service is taken to have registered no return URL.
    ReturnUrlUnknown,
    /// The service is taken to have been deactivated.
    ServiceDeactivated,
    /// The service cannot be reached with the notice.
    ServiceDown,
    /// The service answers the notice with 403.
    ServiceRefuses,
    /// Bytes of the package's signature are changed on the way.
    SignatureBad,
    /// The citizen has only seconds left when she arrives.
    TimeRunsOut,
    /// The package is judged as one of a dataset whose files it does not hold.
    WrongDataset,
    /// The package is judged as one that must be about somebody else.
    WrongPerson,
    /// The package is judged as one that another agency must have signed.
    WrongProvider,
}

/// Where a fault strikes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strikes {
    /// When the citizen arrives from the service.
    Arrival,
    /// When a letter goes out.
    Letter,
    /// When an agency is asked, or its answer taken in.
    Provider,
    /// When the service is told.
    Service,
}

impl Fault {
    /// All of them, in the order in which a transaction meets them.
    pub const ALL: [Self; 19] = [
        Self::ParametersBad,
        Self::ResourceOutOfScope,
        Self::NoDatasets,
        Self::ReturnUrlUnknown,
        Self::ServiceDeactivated,
        Self::AnotherPerson,
        Self::TimeRunsOut,
        Self::ProviderSlow,
        Self::ProviderOutOfTime,
        Self::ProviderError,
        Self::AnswerCutShort,
        Self::SignatureBad,
        Self::CertificateExpired,
        Self::WrongProvider,
        Self::WrongDataset,
        Self::WrongPerson,
        Self::ServiceDown,
        Self::ServiceRefuses,
        Self::LetterUndelivered,
    ];

    /// The fault of this name.
    ///
    /// ```
    /// use mydata_worker::sandbox::Fault;
    /// assert_eq!(Fault::parse("service-down"), Some(Fault::ServiceDown));
    /// assert_eq!(Fault::parse("everything"), None);
    /// ```
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.name() == name)
    }

    /// Its stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AnotherPerson => "another-person",
            Self::AnswerCutShort => "answer-cut-short",
            Self::CertificateExpired => "certificate-expired",
            Self::LetterUndelivered => "letter-undelivered",
            Self::NoDatasets => "no-datasets",
            Self::ParametersBad => "parameters-bad",
            Self::ProviderError => "provider-error",
            Self::ProviderOutOfTime => "provider-out-of-time",
            Self::ProviderSlow => "provider-slow",
            Self::ResourceOutOfScope => "resource-out-of-scope",
            Self::ReturnUrlUnknown => "return-url-unknown",
            Self::ServiceDeactivated => "service-deactivated",
            Self::ServiceDown => "service-down",
            Self::ServiceRefuses => "service-refuses",
            Self::SignatureBad => "signature-bad",
            Self::TimeRunsOut => "time-runs-out",
            Self::WrongDataset => "wrong-dataset",
            Self::WrongPerson => "wrong-person",
            Self::WrongProvider => "wrong-provider",
        }
    }

    /// Where it strikes.
    #[must_use]
    pub const fn strikes(self) -> Strikes {
        match self {
            Self::AnotherPerson
            | Self::NoDatasets
            | Self::ParametersBad
            | Self::ResourceOutOfScope
            | Self::ReturnUrlUnknown
            | Self::ServiceDeactivated
            | Self::TimeRunsOut => Strikes::Arrival,
            Self::LetterUndelivered => Strikes::Letter,
            Self::AnswerCutShort
            | Self::CertificateExpired
            | Self::ProviderError
            | Self::ProviderOutOfTime
            | Self::ProviderSlow
            | Self::SignatureBad
            | Self::WrongDataset
            | Self::WrongPerson
            | Self::WrongProvider => Strikes::Provider,
            Self::ServiceDown | Self::ServiceRefuses => Strikes::Service,
        }
    }

    /// Whether it lasts for a while that can be chosen.
    #[must_use]
    pub const fn lasts(self) -> bool {
        matches!(self, Self::ProviderSlow | Self::TimeRunsOut)
    }

    /// What the service hears in the end of a transaction in which nothing else goes wrong.
    #[must_use]
    pub const fn return_code(self) -> ReturnCode {
        match self {
            Self::ParametersBad => ReturnCode::ParametersBad,
            Self::ResourceOutOfScope => ReturnCode::NotAllowed,
            Self::NoDatasets => ReturnCode::NoDatasets,
            Self::ReturnUrlUnknown => ReturnCode::ReturnUrlUnknown,
            Self::TimeRunsOut => ReturnCode::TimedOut,
            Self::AnotherPerson => ReturnCode::WrongPerson,
            Self::ServiceDown | Self::ServiceRefuses => ReturnCode::SpFailed,
            Self::ServiceDeactivated => ReturnCode::ServiceDeactivated,
            Self::AnswerCutShort
            | Self::CertificateExpired
            | Self::ProviderError
            | Self::ProviderOutOfTime
            | Self::SignatureBad
            | Self::WrongDataset
            | Self::WrongPerson
            | Self::WrongProvider => ReturnCode::DatasetsFailed,
            Self::LetterUndelivered | Self::ProviderSlow => ReturnCode::Given,
        }
    }
}

/// A fault that has been planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedFault {
    /// Which.
    pub fault: Fault,
    /// Of which dataset alone, where an agency's part is struck.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<ResourceId>,
    /// How long the agency takes, or the citizen has left, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
}

impl PlannedFault {
    fn is_about(&self, resource: &ResourceId) -> bool {
        self.resource_id.as_ref().is_none_or(|only| only == resource)
    }
}

/// The faults of one transaction.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Faults(pub Vec<PlannedFault>);

impl Faults {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this one is among them, of whatever dataset.
    #[must_use]
    pub fn have(&self, fault: Fault) -> bool {
        self.0.iter().any(|planned| planned.fault == fault)
    }

    /// Whether this one strikes this dataset.
    #[must_use]
    pub fn strike(&self, fault: Fault, resource: &ResourceId) -> bool {
        self.0.iter().any(|planned| planned.fault == fault && planned.is_about(resource))
    }

    /// How long this dataset's agency is made to take.
    #[must_use]
    pub fn slowness(&self, resource: &ResourceId) -> Option<Duration> {
        self.seconds_of(|planned| planned.fault == Fault::ProviderSlow && planned.is_about(resource))
    }

    /// How long the citizen is made to have left.
    #[must_use]
    pub fn time_left(&self) -> Option<Duration> {
        self.seconds_of(|planned| planned.fault == Fault::TimeRunsOut)
    }

    fn seconds_of(&self, is_it: impl Fn(&PlannedFault) -> bool) -> Option<Duration> {
        let planned = self.0.iter().find(|planned| is_it(planned))?;
        Some(Duration::from_secs(planned.seconds.unwrap_or(USUAL_SECONDS).into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_listed_and_written_by_its_name() {
        for fault in Fault::ALL {
            assert_eq!(serde_json::to_value(fault).unwrap(), fault.name());
            assert_eq!(Fault::parse(fault.name()), Some(fault));
        }
    }

    #[test]
    fn a_fault_of_one_dataset_leaves_the_others_alone() {
        let (one, other) = (ResourceId::parse("API.UDauDOLyZg"), ResourceId::parse("API.AbAYGIjoYw"));
        let (one, other) = (one.unwrap(), other.unwrap());
        let only =
            PlannedFault { fault: Fault::ProviderSlow, resource_id: Some(one.clone()), seconds: Some(3) };
        let all = PlannedFault { fault: Fault::ProviderError, resource_id: None, seconds: None };
        let faults = Faults(vec![only, all]);
        assert_eq!((faults.slowness(&one), faults.slowness(&other)), (Some(Duration::from_secs(3)), None));
        assert!(faults.strike(Fault::ProviderError, &one) && faults.strike(Fault::ProviderError, &other));
        assert!(!faults.strike(Fault::WrongProvider, &one));
    }

    #[test]
    fn a_slow_agency_is_never_slower_than_anybody_waits() {
        let limit = mydata_consent::Patience::RealTime.limit();
        assert!(Duration::from_secs(MOST_SECONDS.into()) < limit && USUAL_SECONDS < MOST_SECONDS);
    }
}
