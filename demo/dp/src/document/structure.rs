//! What the marks on the sheets mean, for whoever has the document read out: headings, tables, lists, in reading order.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

/// What a part of a document is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Role {
    /// A cell of a table.
    Cell,
    /// A cell that names its column.
    ColumnHead,
    /// A heading; 1 is the title.
    Heading(NonZeroU16),
    /// An item of a list: its number and its text.
    Item,
    /// The text of an item.
    ItemText,
    /// The number of an item.
    ItemNumber,
    /// A numbered list.
    List,
    /// A paragraph.
    Paragraph,
    /// A picture, and what it shows.
    Picture(String),
    /// A row of a table.
    Row,
    /// A cell that names the one after it.
    RowHead,
    /// A table.
    Table,
}

impl Role {
    /// The title of the document.
    pub(super) const TITLE: Self = Self::Heading(NonZeroU16::MIN);

    /// The heading of a section.
    pub(super) fn section() -> Self {
        Self::Heading(NonZeroU16::MIN.saturating_add(1))
    }

    fn tag(&self) -> TagKind {
        match self {
            Self::Cell => Tag::TD.into(),
            Self::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
            Self::Heading(level) => Tag::Hn(*level, None).into(),
            Self::Item => Tag::LI.into(),
            Self::ItemText => Tag::LBody.into(),
            Self::ItemNumber => Tag::Lbl.into(),
            Self::List => Tag::L(ListNumbering::Decimal).into(),
            Self::Paragraph => Tag::P.into(),
            Self::Picture(shown) => Tag::Figure(Some(shown.clone())).into(),
            Self::Row => Tag::TR.into(),
            Self::RowHead => Tag::TH(TableHeaderScope::Row).into(),
            Self::Table => Tag::Table.into(),
        }
    }
}

/// Names one part.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Part(usize);

/// Where in the structure marks are being made.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum Place {
    /// Nowhere: what only adorns the sheet, or repeats.
    Aside,
    /// Between the parts of the document.
    #[default]
    Between,
    /// In this part.
    In(Part),
}

/// The parts in reading order, each within another or in the document itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Structure {
    parts: Vec<(Role, Option<Part>)>,
    place: Place,
}

impl Structure {
    /// The part that marks belong to now, if any.
    pub(super) fn open(&self) -> Option<Part> {
        match self.place {
            Place::In(part) => Some(part),
            Place::Aside | Place::Between => None,
        }
    }

    /// Begins a part within the open one, unless all this is aside, and answers where it was before.
    pub(super) fn begin(&mut self, role: Role) -> Place {
        if self.place == Place::Aside {
            return Place::Aside;
        }
        let part = Part(self.parts.len());
        self.parts.push((role, self.open()));
        self.go(Place::In(part))
    }

    /// Goes elsewhere, and answers where it was before.
    pub(super) fn go(&mut self, place: Place) -> Place {
        std::mem::replace(&mut self.place, place)
    }

    /// The tree of tags; `drawn` are the pieces of content that were drawn, in order, each with its part.
    pub(super) fn into_tree(self, drawn: Vec<(Part, Identifier)>) -> TagTree {
        let mut content: Vec<Vec<Node>> = self.parts.iter().map(|_| Vec::new()).collect();
        for (Part(part), identifier) in drawn {
            if let Some(nodes) = content.get_mut(part) {
                nodes.push(identifier.into());
            }
        }
        let mut within: Vec<Vec<Node>> = self.parts.iter().map(|_| Vec::new()).collect();
        let mut outermost = Vec::new();
        // From the last part to the first: when its turn comes, all that are within it have had theirs.
        for (role, parent) in self.parts.iter().rev() {
            let mut children = content.pop().unwrap_or_default();
            children.extend(within.pop().unwrap_or_default().into_iter().rev());
            let group = TagGroup::with_children(role.tag(), children).into();
            match parent.and_then(|Part(parent)| within.get_mut(parent)) {
                Some(siblings) => siblings.push(group),
                None => outermost.push(group),
            }
        }
        let mut tree = TagTree::new();
        tree.children.extend(outermost.into_iter().rev());
        tree
    }
}

#[cfg(test)]
mod tests {
    use krilla::tagging::{Node, TagKind};

    use super::{Place, Role, Structure};

    fn kinds(nodes: &[Node]) -> Vec<String> {
        let kind = |node: &Node| match node {
            Node::Group(group) => {
                let name = match group.tag {
                    TagKind::Table(_) => "table",
                    TagKind::TR(_) => "row",
                    TagKind::TH(_) => "head",
                    TagKind::TD(_) => "cell",
                    _ => "other",
                };
                format!("{name}({})", kinds(&group.children).join(" "))
            }
            Node::Leaf(_) => "content".to_owned(),
        };
        nodes.iter().map(kind).collect()
    }

    #[test]
    fn parts_keep_their_order_and_what_adorns_is_no_part() {
        let mut structure = Structure::default();
        let document = structure.begin(Role::Paragraph);
        structure.go(document);
        structure.begin(Role::Table);
        for _ in 0..2 {
            let table = structure.begin(Role::Row);
            for role in [Role::RowHead, Role::Cell] {
                let row = structure.begin(role);
                structure.go(row);
            }
            structure.go(table);
            structure.go(Place::Aside);
            structure.begin(Role::Row);
            assert_eq!(structure.open(), None);
            structure.go(table);
        }
        let tree = structure.into_tree(Vec::new());
        assert_eq!(kinds(&tree.children), ["other()", "table(row(head() cell()) row(head() cell()))"]);
    }
}
