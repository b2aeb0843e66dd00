//! Names that are all different, and where each of them stands.

/// Sorted names with their places: in the browser's module far smaller than a map with hashes, and as quick.
#[derive(Debug)]
pub(crate) struct Names(Vec<(String, usize)>);

impl Names {
    /// Takes names in their order; fails with the place of the first that was there before.
    pub(crate) fn of(names: impl Iterator<Item = String>) -> Result<Self, usize> {
        let mut names: Vec<_> = names.zip(0..).collect();
        names.sort_unstable();
        let repeated = names.windows(2).filter_map(|pair| match pair {
            [(one, _), (other, place)] if one == other => Some(*place),
            _ => None,
        });
        match repeated.min() {
            Some(place) => Err(place),
            None => Ok(Self(names)),
        }
    }

    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        let at = self.0.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
        self.0.get(at).map(|(_, place)| *place)
    }
}
