//! One tree of several that are alike: what they have in common stands in it once.

use super::tree::{Element, Node};

/// The nodes of both, in an order that both have them in.
///
/// Elements that differ only in the elements within them are one; where words differ, each has its
/// own.
pub(super) fn merged(before: Vec<Node>, others: Vec<Node>) -> Vec<Node> {
    let pairs = aligned(&before, &others);
    let mut nodes = Vec::with_capacity(before.len().max(others.len()));
    let (mut before, mut others) = (before.into_iter().enumerate(), others.into_iter().enumerate());
    for (at, other_at) in pairs {
        let own = before.by_ref().take_while_and(at, &mut nodes);
        let other = others.by_ref().take_while_and(other_at, &mut nodes);
        nodes.extend(own.zip(other).map(|(own, other)| one(own, other)));
    }
    nodes.extend(before.map(|(_, node)| node));
    nodes.extend(others.map(|(_, node)| node));
    nodes
}

trait Until {
    /// Puts what stands before a position into a list, and gives what stands there.
    fn take_while_and(self, at: usize, nodes: &mut Vec<Node>) -> Option<Node>;
}

impl<I: Iterator<Item = (usize, Node)>> Until for I {
    fn take_while_and(self, at: usize, nodes: &mut Vec<Node>) -> Option<Node> {
        for (position, node) in self {
            if position == at {
                return Some(node);
            }
            nodes.push(node);
        }
        None
    }
}

fn one(own: Node, other: Node) -> Node {
    match (own, other) {
        (Node::Element(own), Node::Element(other)) => Node::Element(Element {
            bands: own.bands | other.bands,
            children: merged(own.children, other.children),
            ..own
        }),
        (own, _) => own,
    }
}

/// The positions of what becomes one: as much as possible without any crossing.
fn aligned(before: &[Node], others: &[Node]) -> Vec<(usize, usize)> {
    let width = others.len() + 1;
    // The best that can be had from each pair of positions on.
    let mut best = vec![0u32; (before.len() + 1) * width];
    let value = |best: &[u32], at: usize, other: usize| {
        best.get(at * width + other).copied().unwrap_or_default()
    };
    for (at, own) in before.iter().enumerate().rev() {
        for (other_at, other) in others.iter().enumerate().rev() {
            let apart = value(&best, at + 1, other_at).max(value(&best, at, other_at + 1));
            let together =
                likeness(own, other).map(|likeness| likeness + value(&best, at + 1, other_at + 1));
            if let Some(place) = best.get_mut(at * width + other_at) {
                *place = apart.max(together.unwrap_or_default());
            }
        }
    }
    let (mut at, mut other_at, mut pairs) = (0, 0, Vec::new());
    while let (Some(own), Some(other)) = (before.get(at), others.get(other_at)) {
        let here = value(&best, at, other_at);
        let next = value(&best, at + 1, other_at + 1);
        if likeness(own, other).is_some_and(|likeness| likeness + next == here) {
            pairs.push((at, other_at));
            (at, other_at) = (at + 1, other_at + 1);
        } else if value(&best, at + 1, other_at) == here {
            at += 1;
        } else {
            other_at += 1;
        }
    }
    pairs
}

/// How much is won if the two become one; `None` if they cannot.
fn likeness(own: &Node, other: &Node) -> Option<u32> {
    match (own, other) {
        (Node::Words(own), Node::Words(other)) => (own == other).then_some(1),
        (Node::Element(own), Node::Element(other)) => {
            if own.tag != other.tag || own.attributes != other.attributes {
                return None;
            }
            if is_same(&own.children, &other.children) {
                return Some(16);
            }
            let has_words =
                |element: &Element| element.children.iter().any(|it| matches!(it, Node::Words(_)));
            (!has_words(own) && !has_words(other)).then_some(1)
        }
        _ => None,
    }
}

/// Whether they are the same but for where they stand.
fn is_same(own: &[Node], others: &[Node]) -> bool {
    own.len() == others.len()
        && own.iter().zip(others).all(|pair| match pair {
            (Node::Words(own), Node::Words(other)) => own == other,
            (Node::Element(own), Node::Element(other)) => {
                own.tag == other.tag
                    && own.attributes == other.attributes
                    && is_same(&own.children, &other.children)
            }
            _ => false,
        })
}
