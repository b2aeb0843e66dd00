//! Where a citizen is signed in to the member area: how she identified there, and when each session ends.

use std::time::Duration;

use mydata_consent::{Moment, Shown};
use mydata_identity::{AssuranceLevel, IdentityMethod};
use serde::{Deserialize, Serialize};

use super::binding::Ceremony;
use super::contact_change::Pending;
use super::freshness::{NotFresh, is_fresh};
use crate::objects::transaction::Person;
use crate::session::SessionDigest;

/// A session ends when nobody has looked at a page for so long: she has left the computer to the next person.
pub const IDLE_LIMIT: Duration = Duration::from_mins(15);
/// A session ends after so long, however busy it is: what a thief of its cookie may use is bounded.
pub const ABSOLUTE_LIMIT: Duration = Duration::from_hours(2);
/// More devices than one person signs in on within two hours; another one ends the session that was idle longest.
pub const MAX_SESSIONS: usize = 10;

/// A session as its own pages see it.
#[derive(Clone, Serialize, Deserialize)]
pub struct SessionView {
    /// Who is signed in.
    pub person: Person,
    /// How she has identified in this session, and when, in that order.
    pub shown: Vec<Shown>,
    /// When it began.
    pub began_at: Moment,
    /// When it ends unless another page is looked at before.
    pub idle_until: Moment,
    /// When it ends in any case.
    pub ends_at: Moment,
}

impl SessionView {
    /// The strongest level that has been shown.
    #[must_use]
    pub fn level(&self) -> Option<AssuranceLevel> {
        AssuranceLevel::strongest_of(self.shown.iter().filter_map(|shown| shown.method.level()))
    }

    /// Whether she has identified a moment ago, as strongly as ever in this session.
    #[must_use]
    pub fn is_fresh(&self, now: Moment) -> bool {
        is_fresh(&self.shown, now)
    }

    /// The strongest method that has been shown, and when it was shown last.
    #[must_use]
    pub fn strongest(&self) -> Option<Shown> {
        strongest(&self.shown)
    }
}

/// A session in the list of all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionLine {
    /// When it began.
    pub began_at: Moment,
    /// When a page was last looked at.
    pub last_seen_at: Moment,
    /// The strongest method shown in it.
    pub method: Option<IdentityMethod>,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// What is kept of a session.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct MemberSession {
    digest: SessionDigest,
    person: Person,
    shown: Vec<Shown>,
    began_at: Moment,
    last_seen_at: Moment,
    /// A device is being bound.
    pub(super) ceremony: Option<Ceremony>,
    /// The contact is being changed.
    #[serde(default)]
    pub(super) contact_change: Option<Pending>,
}

impl MemberSession {
    fn idle_until(&self) -> Moment {
        self.last_seen_at.plus(IDLE_LIMIT).min(self.ends_at())
    }

    fn ends_at(&self) -> Moment {
        self.began_at.plus(ABSOLUTE_LIMIT)
    }

    pub(super) fn view(&self) -> SessionView {
        SessionView {
            person: self.person.clone(),
            shown: self.shown.clone(),
            began_at: self.began_at,
            idle_until: self.idle_until(),
            ends_at: self.ends_at(),
        }
    }
}

/// The sessions that are alive, the latest last.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Sessions(Vec<MemberSession>);

impl Sessions {
    /// Begins a session. The same digest twice begins once.
    pub(super) fn begin(
        &mut self,
        digest: SessionDigest,
        person: Person,
        shown: Vec<Shown>,
        now: Moment,
    ) -> bool {
        self.settle(now);
        if self.0.iter().any(|session| session.digest.is(&digest)) {
            return false;
        }
        while self.0.len() >= MAX_SESSIONS {
            let Some(idlest) = (0..self.0.len()).min_by_key(|at| self.0.get(*at).map(|s| s.last_seen_at))
            else {
                break;
            };
            self.0.remove(idlest);
        }
        self.0.push(MemberSession {
            digest,
            person,
            shown,
            began_at: now,
            last_seen_at: now,
            ceremony: None,
            contact_change: None,
        });
        true
    }

    /// The session, which counts as seen now.
    pub(super) fn see(&mut self, digest: &SessionDigest, now: Moment) -> Option<&mut MemberSession> {
        let session = self.find(digest, now)?;
        session.last_seen_at = now;
        Some(session)
    }

    /// The session, which does not count as seen: nobody has looked at a page.
    pub(super) fn find(&mut self, digest: &SessionDigest, now: Moment) -> Option<&mut MemberSession> {
        self.settle(now);
        self.0.iter_mut().find(|session| session.digest.is(digest))
    }

    /// The session, which counts as seen now, if she has identified in it a moment ago.
    pub(super) fn see_fresh(
        &mut self,
        digest: &SessionDigest,
        now: Moment,
    ) -> Result<&mut MemberSession, NotFresh> {
        self.see(digest, now).filter(|session| is_fresh(&session.shown, now)).ok_or(NotFresh)
    }

    /// A further method was shown: the session goes on under a new digest, and the old one is worth nothing.
    pub(super) fn step_up(
        &mut self,
        digest: &SessionDigest,
        next: SessionDigest,
        shown: &[Shown],
        now: Moment,
    ) -> Option<SessionView> {
        let session = self.see(digest, now)?;
        session.digest = next;
        for shown in shown {
            if !session.shown.contains(shown) {
                session.shown.push(*shown);
            }
        }
        Some(session.view())
    }

    pub(super) fn end(&mut self, digest: &SessionDigest) {
        self.0.retain(|session| !session.digest.is(digest));
    }

    /// Ends all but this one; tells how many there were.
    pub(super) fn end_others(&mut self, digest: &SessionDigest) -> usize {
        let before = self.0.len();
        self.0.retain(|session| session.digest.is(digest));
        before - self.0.len()
    }

    /// Ends all of them; tells how many there were.
    pub(super) fn end_all(&mut self) -> usize {
        std::mem::take(&mut self.0).len()
    }

    /// All of them, the latest first, for one of them; none for a session that is none.
    pub(super) fn lines(&self, digest: &SessionDigest) -> Vec<SessionLine> {
        if !self.0.iter().any(|session| session.digest.is(digest)) {
            return Vec::new();
        }
        let line = |session: &MemberSession| SessionLine {
            began_at: session.began_at,
            last_seen_at: session.last_seen_at,
            method: strongest(&session.shown).map(|shown| shown.method),
            is_this: session.digest.is(digest),
        };
        self.0.iter().rev().map(line).collect()
    }

    /// Drops what is over, so that nothing of it is stored any longer.
    pub(super) fn settle(&mut self, now: Moment) -> bool {
        let before = self.0.len();
        self.0.retain(|session| now < session.idle_until());
        self.0.len() != before
    }

    /// When the next one ends if nothing happens.
    pub(super) fn next_end(&self) -> Option<Moment> {
        self.0.iter().map(MemberSession::idle_until).min()
    }
}

/// The strongest method, and when it was shown last. A method without a level counts least.
fn strongest(shown: &[Shown]) -> Option<Shown> {
    let rank = |shown: &Shown| IdentityMethod::ALL.iter().position(|known| *known == shown.method);
    shown.iter().copied().min_by_key(|shown| (rank(shown), std::cmp::Reverse(shown.at)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use IdentityMethod::{CitizenCertificate, DualDocuments};

    fn minute(minute: i64) -> Moment {
        Moment::from_unix_millis(minute * 60_000)
    }

    fn digest(name: &str) -> SessionDigest {
        serde_json::from_value(name.into()).unwrap()
    }

    fn person() -> Person {
        Person {
            id: "A123456789".parse().unwrap(),
            birthday: mydata_identity::Birthday::parse_roc("0770101").unwrap(),
            name: "王小明".to_owned(),
            gender: None,
            email: None,
            mobile: None,
        }
    }

    fn begun(names: &[&str]) -> Sessions {
        let mut sessions = Sessions::default();
        for (at, name) in (0..).zip(names) {
            sessions.begin(
                digest(name),
                person(),
                vec![Shown { method: DualDocuments, at: minute(at) }],
                minute(at),
            );
        }
        sessions
    }

    #[test]
    fn a_session_that_nobody_looks_at_ends_after_fifteen_minutes() {
        let mut sessions = begun(&["a"]);
        assert!(sessions.see(&digest("a"), minute(14)).is_some());
        assert!(sessions.see(&digest("a"), minute(28)).is_some());
        assert!(sessions.see(&digest("a"), minute(43)).is_none());
    }

    #[test]
    fn a_page_that_asks_by_itself_keeps_no_session_alive() {
        let mut sessions = begun(&["a"]);
        assert!(sessions.find(&digest("a"), minute(14)).is_some());
        assert!(sessions.find(&digest("a"), minute(15)).is_none());
    }

    #[test]
    fn a_session_ends_after_two_hours_however_busy_it_is() {
        let mut sessions = begun(&["a"]);
        for at in (10..120).step_by(10) {
            assert!(sessions.see(&digest("a"), minute(at)).is_some(), "{at}");
        }
        assert_eq!(sessions.next_end(), Some(minute(120)));
        assert!(sessions.see(&digest("a"), minute(120)).is_none());
    }

    #[test]
    fn a_step_up_does_not_lengthen_a_session() {
        let mut sessions = begun(&["a"]);
        for at in (10..=110).step_by(10) {
            sessions.see(&digest("a"), minute(at)).unwrap();
        }
        let shown = Shown { method: CitizenCertificate, at: minute(115) };
        let view = sessions.step_up(&digest("a"), digest("b"), &[shown], minute(115)).unwrap();
        assert_eq!((view.ends_at, view.idle_until), (minute(120), minute(120)));
    }

    #[test]
    fn after_a_step_up_the_session_from_before_is_worth_nothing() {
        let mut sessions = begun(&["a"]);
        let shown = Shown { method: CitizenCertificate, at: minute(5) };
        let view = sessions.step_up(&digest("a"), digest("b"), &[shown], minute(5)).unwrap();
        assert_eq!(view.level(), Some(AssuranceLevel::One));
        assert_eq!(view.strongest(), Some(shown));
        assert_eq!(view.shown.len(), 2);
        assert!(sessions.see(&digest("a"), minute(5)).is_none());
        assert!(sessions.see(&digest("b"), minute(5)).is_some());
    }

    #[test]
    fn the_eleventh_session_ends_the_one_that_was_idle_longest() {
        let names: Vec<String> = (0..MAX_SESSIONS).map(|name| format!("s{name}")).collect();
        let mut sessions = begun(&names.iter().map(String::as_str).collect::<Vec<_>>());
        sessions.see(&digest("s0"), minute(10)).unwrap();
        sessions.begin(digest("new"), person(), Vec::new(), minute(11));
        assert!(sessions.see(&digest("s1"), minute(11)).is_none());
        assert!(sessions.see(&digest("s0"), minute(11)).is_some());
        assert_eq!(sessions.lines(&digest("new")).len(), MAX_SESSIONS);
    }

    #[test]
    fn a_session_begun_twice_is_one() {
        let mut sessions = begun(&["a", "a"]);
        assert_eq!(sessions.end_all(), 1);
    }

    #[test]
    fn the_list_of_sessions_opens_to_a_session_only() {
        let sessions = begun(&["a", "b"]);
        let own: Vec<bool> = sessions.lines(&digest("a")).iter().map(|line| line.is_this).collect();
        assert_eq!(own, [false, true]);
        assert!(sessions.lines(&digest("c")).is_empty());
    }

    #[test]
    fn what_has_ended_is_no_longer_stored() {
        let mut sessions = begun(&["a", "b"]);
        sessions.end(&digest("b"));
        assert!(sessions.settle(minute(15)));
        let stored = serde_json::to_string(&sessions).unwrap();
        assert_eq!(stored, "[]");
    }

    /// What a browser may do with its session, and how many minutes pass before.
    #[derive(Debug, Clone)]
    enum Deed {
        Begin,
        See(usize),
        StepUp(usize),
        End(usize),
    }

    fn deeds() -> impl Strategy<Value = Vec<(i64, Deed)>> {
        let which = 0_usize..12;
        let deed = prop_oneof![
            3 => Just(Deed::Begin),
            4 => which.clone().prop_map(Deed::See),
            2 => which.clone().prop_map(Deed::StepUp),
            1 => which.prop_map(Deed::End),
        ];
        proptest::collection::vec((0_i64..20, deed), 1..120)
    }

    proptest! {
        #[test]
        fn nothing_outlives_its_limits_its_end_or_its_step_up(deeds in deeds()) {
            let mut sessions = Sessions::default();
            // Every digest there ever was, with its beginning and when it was seen last; dead ones as `None`.
            let mut known: Vec<Option<(i64, i64)>> = Vec::new();
            let mut now = 0;
            for (passed, deed) in deeds {
                now += passed;
                let (Deed::See(at) | Deed::StepUp(at) | Deed::End(at)) = deed else {
                    sessions.begin(digest(&known.len().to_string()), person(), Vec::new(), minute(now));
                    known.push(Some((now, now)));
                    prop_assert!(sessions.0.len() <= MAX_SESSIONS);
                    continue;
                };
                let Some(state) = known.get(at).copied() else { continue };
                let name = digest(&at.to_string());
                let may_live = state.is_some_and(|(began, seen)| now < began + 120 && now < seen + 15);
                match deed {
                    Deed::End(_) => {
                        sessions.end(&name);
                        known[at] = None;
                    }
                    Deed::StepUp(_) => {
                        let next = digest(&known.len().to_string());
                        let lives = sessions.step_up(&name, next, &[], minute(now)).is_some();
                        prop_assert!(may_live || !lives);
                        known[at] = None;
                        known.push(state.filter(|_| lives).map(|(began, _)| (began, now)));
                    }
                    _ => {
                        let lives = sessions.see(&name, minute(now)).is_some();
                        prop_assert!(may_live || !lives);
                        known[at] = state.filter(|_| lives).map(|(began, _)| (began, now));
                    }
                }
            }
        }
    }
}
