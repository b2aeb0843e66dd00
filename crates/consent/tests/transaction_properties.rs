//! Laws that hold for every order of events and every passage of time.

use std::time::Duration;

use mydata_consent::{
    Collection, DatasetAnswer, DatasetIndex, DatasetState, Effect, Event, Handover, KEEP_AT_MOST, Moment,
    Patience, Refusal, SpAnswer, StopReason, StoredPackage, TakeAnswer, Terms, Transaction,
};
use mydata_identity::{AssuranceLevel, IdentityMethod};
use proptest::prelude::*;

const START: Moment = Moment::from_unix_millis(1_780_000_000_000);
const DATASETS: usize = 2;

fn answer() -> impl Strategy<Value = DatasetAnswer> {
    prop_oneof![
        Just(DatasetAnswer::NoRecord),
        Just(DatasetAnswer::Failed { reason: "provider.status-500".to_owned() }),
        Just(DatasetAnswer::Refused { reason: "provider.wrong-person".to_owned() }),
        (0u8..3).prop_map(|content| DatasetAnswer::Stored(StoredPackage {
            bytes: 1,
            sha256: content.to_string(),
            crc32: 0,
            stored_at: START
        })),
        (0u64..400).prop_map(|s| DatasetAnswer::StillPreparing { after: Duration::from_secs(s) }),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => Just(Event::AcceptTerms),
        3 => Just(Event::Identified { method: IdentityMethod::DualDocuments }),
        1 => Just(Event::IdentifiedAsAnother),
        3 => Just(Event::Agree),
        1 => Just(Event::LeaveUnidentified),
        1 => Just(Event::Refuse),
        6 => (0..DATASETS + 1, answer())
            .prop_map(|(dataset, answer)| Event::DatasetAnswered { dataset: DatasetIndex(dataset), answer }),
        3 => Just(Event::SpAnswered(SpAnswer::Acknowledged)),
        1 => Just(Event::SpAnswered(SpAnswer::Refused)),
        1 => Just(Event::SpAnswered(SpAnswer::Unreachable)),
        3 => Just(Event::BeginTake),
        2 => (0u64..3).prop_map(|lease| Event::FinishTake { lease }),
        3 => proptest::collection::vec((0..DATASETS + 1).prop_map(DatasetIndex), 0..3)
            .prop_map(|datasets| Event::BeginSave { datasets }),
        3 => (0u64..3).prop_map(|lease| Event::FinishSave { lease }),
        1 => Just(Event::Stop(StopReason::DeleteNow)),
    ]
}

fn handover() -> impl Strategy<Value = Handover> {
    prop_oneof![Just(Handover::ToCitizen), Just(Handover::ToService)]
}

/// Events with the seconds that pass before each: mostly moments, now and then hours.
fn history() -> impl Strategy<Value = Vec<(u64, Event)>> {
    let pause = prop_oneof![8 => 0u64..30, 1 => 0u64..2_000, 1 => 0u64..40_000];
    proptest::collection::vec((pause, event()), 0..40)
}

struct Run {
    transaction: Transaction,
    now: Moment,
    effects: Vec<(Moment, Effect)>,
    agreed: bool,
    identified_at: Option<Moment>,
    acknowledged: bool,
}

impl Run {
    fn start(handover: Handover) -> Self {
        let datasets = vec![Patience::RealTime, Patience::Delayed];
        let terms =
            Terms { handover, minimum: AssuranceLevel::Four, datasets, items: Vec::new(), shown: None };
        let (transaction, effects) = Transaction::open(terms, START);
        Self { transaction, now: START, effects, agreed: false, identified_at: None, acknowledged: false }
    }

    fn settle(&mut self) {
        let step = self.transaction.clone().settle(self.now);
        self.transaction = step.next;
        self.effects.extend(step.effects);
    }

    fn happen(&mut self, event: &Event) {
        self.settle();
        let Ok(step) = self.transaction.clone().handle(event.clone(), self.now) else { return };
        self.transaction = step.next;
        self.effects.extend(step.effects);
        match event {
            Event::Agree => self.agreed = true,
            Event::Identified { .. } => self.identified_at = Some(self.now),
            Event::SpAnswered(SpAnswer::Acknowledged) => self.acknowledged = true,
            _ => {}
        }
    }

    fn count(&self, wanted: impl Fn(&Effect) -> bool) -> usize {
        self.effects.iter().filter(|(_, effect)| wanted(effect)).count()
    }

    fn has_ended(&self) -> bool {
        matches!(self.transaction, Transaction::Ended(_))
    }
}

proptest! {
    #[test]
    fn laws_hold_for_every_history(handover in handover(), history in history()) {
        let mut run = Run::start(handover);
        for (pause, event) in history {
            run.now = run.now.plus(Duration::from_secs(pause));
            let before = run.transaction.clone();
            let ended_before = run.has_ended();
            run.happen(&event);

            // Over is over.
            if ended_before {
                prop_assert_eq!(&run.transaction, &before);
            }
            // Nothing leaves without consent and acknowledgement.
            if run.transaction.take_answer(run.now) == TakeAnswer::Ready {
                prop_assert!(run.agreed && run.acknowledged);
            }
            prop_assert!(run.agreed || run.count(|e| *e == Effect::NotifySp) == 0);
            // Nothing is kept longer than eight hours.
            if let Some(identified_at) = run.identified_at {
                prop_assert!(run.has_ended() || run.now < identified_at.plus(KEEP_AT_MOST));
            }
            // Every end after identification has erased each dataset once and recorded it once; no other end does.
            let cleared = usize::from(run.has_ended() && run.identified_at.is_some());
            for dataset in (0..DATASETS).map(DatasetIndex) {
                let erased = run.count(|e| matches!(e, Effect::Erase(erasure) if erasure.dataset == dataset));
                let recorded =
                    run.count(|e| matches!(e, Effect::RecordUse { datasets, .. } if datasets.contains(&dataset)));
                prop_assert_eq!(erased, recorded);
                prop_assert!(erased <= 1 && erased >= cleared);
            }
            // No package stands for two datasets.
            let packages = run.transaction.collection().into_iter().flat_map(Collection::states);
            let packages = packages.filter_map(|(_, state)| match state {
                DatasetState::Ready(package) | DatasetState::Taken(package) => Some(&package.sha256),
                _ => None,
            });
            let packages: Vec<_> = packages.collect();
            prop_assert!(packages.iter().all(|one| packages.iter().filter(|other| other == &one).count() == 1));
            // What may not stay is reported once a dataset at most.
            for dataset in (0..DATASETS).map(DatasetIndex) {
                let reported = run.count(|e| matches!(e, Effect::ReportPackage { dataset: of, .. } if *of == dataset));
                prop_assert!(reported <= 1);
            }
            // She is told at most once that collecting is over.
            let told = run.count(|e| matches!(e, Effect::TellCollected { .. }));
            prop_assert!(told <= 1);
            prop_assert_eq!(run.count(|e| *e == Effect::Forget), usize::from(run.has_ended()));
        }
    }

    #[test]
    fn a_refused_event_leaves_the_settled_state(handover in handover(), history in history(), last in event()) {
        let mut run = Run::start(handover);
        for (pause, event) in history {
            run.now = run.now.plus(Duration::from_secs(pause));
            run.happen(&event);
        }
        run.settle();
        let before = run.transaction.clone();
        run.happen(&last);
        let refused: Result<_, Refusal> = before.clone().handle(Event::AcceptTerms, run.now);
        if refused.is_err() && run.has_ended() {
            prop_assert!(run.transaction.clone().settle(run.now).effects.is_empty());
        }
    }

    #[test]
    fn a_stored_state_reads_back_the_same(handover in handover(), history in history()) {
        let mut run = Run::start(handover);
        for (pause, event) in history {
            run.now = run.now.plus(Duration::from_secs(pause));
            run.happen(&event);
            let stored = serde_json::to_string(&run.transaction).unwrap();
            prop_assert_eq!(serde_json::from_str::<Transaction>(&stored).unwrap(), run.transaction.clone());
        }
    }
}
