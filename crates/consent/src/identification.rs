//! What somebody still has to show before it is known who she is, as states that consume what she shows.

use mydata_identity::{AssuranceLevel, IdentityMethod};
use serde::{Deserialize, Serialize};

use crate::Moment;

/// Whether the platform knows the person from an earlier time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// She has confirmed a contact before.
    Member,
    /// She is here for the first time: two different methods and a confirmed contact are asked of her.
    Newcomer,
}

/// A method that was shown to hold, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The method.
    pub method: IdentityMethod,
    /// When its evidence was accepted.
    pub at: Moment,
}

/// How far an identification has come. Each state is named for what it expects.
///
/// ```
/// use mydata_consent::{Identification, Moment, Standing};
/// use mydata_identity::{AssuranceLevel, IdentityMethod};
///
/// let now = Moment::from_unix_millis(0);
/// let begun = Identification::begin(AssuranceLevel::Three);
/// let weak = IdentityMethod::DualDocuments;
/// assert!(begun.clone().show(weak, Standing::Member, now).is_err());
/// let done = begun.show(IdentityMethod::CitizenCertificate, Standing::Member, now)?;
/// assert!(matches!(done, Identification::Identified(_)));
/// # Ok::<(), mydata_consent::IdentificationRefusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Identification {
    /// A newcomer has shown enough; a contact of hers has yet to be confirmed.
    ExpectContact(Course),
    /// Nothing that is strong enough has been shown yet.
    ExpectEvidence(Course),
    /// A card of a bank has signed; the code that belongs to it has yet to come back.
    ExpectOneTimeCode(ExpectOneTimeCode),
    /// A newcomer has shown one method; another has yet to follow.
    ExpectSecond(Course),
    /// It is known who she is.
    Identified(Course),
}

/// What has been shown so far, and what it has to reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    minimum: AssuranceLevel,
    shown: Vec<Shown>,
}

/// A method that is only half shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectOneTimeCode {
    course: Course,
    method: IdentityMethod,
    standing: Standing,
}

/// Why something shown was turned away. The state is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdentificationRefusal {
    /// The method proves too little.
    #[error("the method is below the level that is needed")]
    LevelTooLow {
        /// What is needed.
        minimum: AssuranceLevel,
    },
    /// The same method twice proves no more than once.
    #[error("the method has been shown already")]
    MethodRepeated,
    /// It belongs to another step.
    #[error("not at this step")]
    OutOfOrder,
}

impl IdentificationRefusal {
    /// The stable code for people and logs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::LevelTooLow { .. } => "identification.level-too-low",
            Self::MethodRepeated => "identification.method-repeated",
            Self::OutOfOrder => "identification.out-of-order",
        }
    }
}

/// Whether a method's evidence is followed by a code to the holder's telephone (protocol section 7: 晶片金融卡 and
/// 硬體金融憑證).
#[must_use]
pub const fn needs_one_time_code(method: IdentityMethod) -> bool {
    matches!(method, IdentityMethod::BankCard | IdentityMethod::HardwareFinancialCertificate)
}

impl Identification {
    /// Begins, where at least `minimum` has to be reached.
    #[must_use]
    pub fn begin(minimum: AssuranceLevel) -> Self {
        Self::ExpectEvidence(Course { minimum, shown: Vec::new() })
    }

    /// Begins for a member who has shown these already, where a further, different method is needed.
    #[must_use]
    pub fn another(minimum: AssuranceLevel, shown: Vec<Shown>) -> Self {
        Self::ExpectSecond(Course { minimum, shown })
    }

    /// Whether evidence of this method would be looked at now.
    ///
    /// # Errors
    /// [`IdentificationRefusal`].
    pub fn admits(&self, method: IdentityMethod) -> Result<(), IdentificationRefusal> {
        let (Self::ExpectEvidence(course) | Self::ExpectSecond(course)) = self else {
            return Err(IdentificationRefusal::OutOfOrder);
        };
        if course.has_shown(method) {
            return Err(IdentificationRefusal::MethodRepeated);
        }
        let enough = match self {
            Self::ExpectEvidence(_) => method.satisfies(course.minimum),
            _ => course.shown.iter().all(|shown| method.can_follow(shown.method)),
        };
        enough.then_some(()).ok_or(IdentificationRefusal::LevelTooLow { minimum: course.minimum })
    }

    /// Takes in evidence that held.
    ///
    /// # Errors
    /// As [`admits`](Self::admits).
    pub fn show(
        self,
        method: IdentityMethod,
        standing: Standing,
        now: Moment,
    ) -> Result<Self, IdentificationRefusal> {
        self.admits(method)?;
        let (Self::ExpectEvidence(course) | Self::ExpectSecond(course)) = self else {
            return Err(IdentificationRefusal::OutOfOrder);
        };
        if needs_one_time_code(method) {
            return Ok(Self::ExpectOneTimeCode(ExpectOneTimeCode { course, method, standing }));
        }
        Ok(course.with(Shown { method, at: now }).next(standing))
    }

    /// The one-time code was right.
    ///
    /// # Errors
    /// [`IdentificationRefusal::OutOfOrder`] where none was waited for.
    pub fn confirm_one_time_code(self, now: Moment) -> Result<Self, IdentificationRefusal> {
        let Self::ExpectOneTimeCode(ExpectOneTimeCode { course, method, standing }) = self else {
            return Err(IdentificationRefusal::OutOfOrder);
        };
        Ok(course.with(Shown { method, at: now }).next(standing))
    }

    /// The contact was confirmed by the code that was sent to it.
    ///
    /// # Errors
    /// [`IdentificationRefusal::OutOfOrder`] where none was waited for.
    pub fn confirm_contact(self) -> Result<Self, IdentificationRefusal> {
        match self {
            Self::ExpectContact(course) => Ok(Self::Identified(course)),
            _ => Err(IdentificationRefusal::OutOfOrder),
        }
    }

    /// A method that is only half shown is given up; another may be chosen.
    #[must_use]
    pub fn without_one_time_code(self) -> Self {
        match self {
            Self::ExpectOneTimeCode(ExpectOneTimeCode { course, .. }) if course.shown.is_empty() => {
                Self::ExpectEvidence(course)
            }
            // Only a second method follows something that has been shown.
            Self::ExpectOneTimeCode(ExpectOneTimeCode { course, .. }) => Self::ExpectSecond(course),
            state => state,
        }
    }

    /// What has been shown, in its order.
    #[must_use]
    pub fn shown(&self) -> &[Shown] {
        &self.course().shown
    }

    /// The level that has to be reached.
    #[must_use]
    pub fn minimum(&self) -> AssuranceLevel {
        self.course().minimum
    }

    /// The strongest method shown: the one an identification counts as.
    #[must_use]
    pub fn strongest(&self) -> Option<Shown> {
        let with_level = self.shown().iter().filter_map(|shown| Some((shown.method.level()?, *shown)));
        with_level.min_by_key(|(level, _)| level.number()).map(|(_, shown)| shown)
    }

    /// The state's name, to which forms are bound.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::ExpectContact(_) => "contact",
            Self::ExpectEvidence(_) => "evidence",
            Self::ExpectOneTimeCode(_) => "one-time-code",
            Self::ExpectSecond(_) => "second",
            Self::Identified(_) => "identified",
        }
    }

    const fn course(&self) -> &Course {
        match self {
            Self::ExpectContact(course)
            | Self::ExpectEvidence(course)
            | Self::ExpectSecond(course)
            | Self::Identified(course) => course,
            Self::ExpectOneTimeCode(state) => &state.course,
        }
    }
}

impl Course {
    fn with(mut self, shown: Shown) -> Self {
        self.shown.push(shown);
        self
    }

    fn has_shown(&self, method: IdentityMethod) -> bool {
        self.shown.iter().any(|shown| shown.method == method)
    }

    fn next(self, standing: Standing) -> Identification {
        let is_strong_enough = self.shown.iter().any(|shown| shown.method.satisfies(self.minimum));
        match standing {
            _ if !is_strong_enough => Identification::ExpectEvidence(self),
            Standing::Member => Identification::Identified(self),
            Standing::Newcomer if self.shown.len() < 2 => Identification::ExpectSecond(self),
            Standing::Newcomer => Identification::ExpectContact(self),
        }
    }
}
