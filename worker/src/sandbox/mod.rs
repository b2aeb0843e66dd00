//! The developers' sandbox of a demonstration: faults that strike where the real ones would, and a timeline of every
//! transaction. A build without the feature `sandbox` has none of it; its seams lead straight through.

mod demands;
mod happening;

pub(crate) use demands::Demands;
pub use happening::Happening;

#[cfg(feature = "sandbox")]
mod arrival;
#[cfg(feature = "sandbox")]
mod fault;
#[cfg(feature = "sandbox")]
mod seams;
#[cfg(feature = "sandbox")]
mod spoiling;
#[cfg(feature = "sandbox")]
mod telling;

#[cfg(feature = "sandbox")]
pub(crate) use {
    arrival::{Arrival, refused},
    seams::Seams,
    telling::{answered, post, returned},
};
#[cfg(feature = "sandbox")]
pub use {
    fault::{Fault, Faults, MOST_SECONDS, PlannedFault, Strikes},
    telling::{THE_SANDBOX, Told},
};

#[cfg(not(feature = "sandbox"))]
mod without;

#[cfg(not(feature = "sandbox"))]
pub use without::Faults;
#[cfg(not(feature = "sandbox"))]
pub(crate) use without::{Arrival, Seams, answered, post, refused, returned};
