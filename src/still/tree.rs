//! Markup that the components have written, as a tree that can be changed and written again.

/// An element or words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Element(Element),
    /// Words as markup has them: escaped.
    Words(String),
}

/// An element with everything in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) tag: String,
    /// Names and values, escaped; none twice.
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
    /// The bands that it stands in, a bit each.
    pub(super) bands: u32,
}

/// Elements that have no end.
const VOID: [&str; 3] = ["br", "hr", "input"];

impl Element {
    /// The value of an attribute, escaped; empty for one that only stands there.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut own = self.attributes.iter();
        own.find(|(each, _)| each == name).map(|(_, value)| value.as_str())
    }

    /// Gives an attribute a value, escaped.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.attributes.retain(|(each, _)| each != name);
        self.attributes.push((name.to_owned(), value.to_owned()));
    }

    pub(super) fn has_class(&self, class: &str) -> bool {
        self.classes().any(|each| each == class)
    }

    /// Its classes, in order.
    pub(super) fn classes(&self) -> impl Iterator<Item = &str> {
        self.attribute("class").unwrap_or_default().split(' ').filter(|each| !each.is_empty())
    }
}

/// The nodes of markup as yew writes it: every element is closed, every value quoted.
pub(super) fn parsed(markup: &str, band: u32) -> Vec<Node> {
    // The innermost element last; the outermost holds what stands in none.
    let mut open = vec![Element {
        tag: String::new(),
        attributes: Vec::new(),
        children: Vec::new(),
        bands: band,
    }];
    let mut rest = markup;
    while !rest.is_empty() {
        let (words, tail) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        if !words.is_empty() {
            push(&mut open, Node::Words(words.to_owned()));
        }
        let Some((tag, after)) = tail.strip_prefix('<').and_then(|tail| split_tag(tail)) else {
            break;
        };
        rest = after;
        if tag.starts_with('/') {
            if open.len() > 1
                && let Some(done) = open.pop()
            {
                push(&mut open, Node::Element(done));
            }
            continue;
        }
        if tag.starts_with('!') {
            continue;
        }
        let element = element(tag, band);
        if VOID.contains(&element.tag.as_str()) {
            push(&mut open, Node::Element(element));
        } else {
            open.push(element);
        }
    }
    open.into_iter().next().map(|root| root.children).unwrap_or_default()
}

fn push(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

/// What stands up to the `>` that is in no value, and what comes after it.
fn split_tag(text: &str) -> Option<(&str, &str)> {
    let mut is_quoted = false;
    let end = text.find(|character| {
        is_quoted ^= character == '"';
        character == '>' && !is_quoted
    })?;
    Some((text.get(..end)?, text.get(end + 1..)?))
}

fn element(tag: &str, bands: u32) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let value = after.strip_prefix("=\"").and_then(|quoted| quoted.split_once('"'));
        let (value, after) = value.unwrap_or(("", after));
        if !name.is_empty() {
            attributes.push((name.to_owned(), value.to_owned()));
        }
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    Element { tag: name.to_owned(), attributes, children: Vec::new(), bands }
}

/// The nodes as markup. What does not stand in all bands of what it is in has the class `vk-not-…`
/// of each that it does not stand in.
pub(super) fn written(nodes: &[Node], bands: u32) -> String {
    let mut out = String::new();
    for node in nodes {
        write(node, bands, &mut out);
    }
    out
}

fn write(node: &Node, bands: u32, out: &mut String) {
    let element = match node {
        Node::Words(words) => return out.push_str(words),
        Node::Element(element) => element,
    };
    out.push('<');
    out.push_str(&element.tag);
    let missing = (0..32).filter(|band| ((bands & !element.bands) >> band) & 1 == 1);
    let mut classes: Vec<String> = element.classes().map(str::to_owned).collect();
    classes.extend(missing.map(|band| format!("vk-not-{band}")));
    if !classes.is_empty() {
        out.push_str(&format!(" class=\"{}\"", classes.join(" ")));
    }
    for (name, value) in element.attributes.iter().filter(|(name, _)| name != "class") {
        out.push(' ');
        out.push_str(name);
        if !value.is_empty() {
            out.push_str(&format!("=\"{value}\""));
        }
    }
    out.push('>');
    if VOID.contains(&element.tag.as_str()) {
        return;
    }
    for child in &element.children {
        write(child, element.bands, out);
    }
    out.push_str(&format!("</{}>", element.tag));
}
