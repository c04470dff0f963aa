//! The descriptor of a package.

use std::borrow::Cow;

use crate::ingest::document::{Document, Object};
use crate::ingest::fiscal::MAX_ITEMS;
use crate::ingest::fiscal::field::Field;
use crate::ingest::fiscal::model::{self, Told};

/// A descriptor.
#[derive(Debug, Default)]
pub(super) struct Package<'a> {
    pub(super) name: Option<Cow<'a, str>>,
    pub(super) title: Option<Cow<'a, str>>,
    pub(super) publisher: Option<Cow<'a, str>>,
    pub(super) address: Option<Cow<'a, str>>,
    pub(super) license: Option<Cow<'a, str>>,
    pub(super) updated: Option<Cow<'a, str>>,
    /// The one year that all of it is about.
    pub(super) year: Option<String>,
    resources: Vec<Resource<'a>>,
}

/// A table of a package.
#[derive(Debug, Default)]
pub(super) struct Resource<'a> {
    pub(super) name: Option<Cow<'a, str>>,
    pub(super) path: Option<Cow<'a, str>>,
    pub(super) fields: Vec<Field<'a>>,
    /// Fields that no column of the file is.
    pub(super) extra: Vec<Field<'a>>,
    /// What cells have where there is no value.
    pub(super) missing: Vec<Cow<'a, str>>,
    pub(super) at: &'a str,
}

impl<'a> Package<'a> {
    /// The package that a document describes.
    pub(super) fn read(document: &mut Document<'a>) -> Option<Self> {
        let root = document.object(document.root, MAX_ITEMS)?;
        let resources = document.need(&root, "resources")?;
        let mut package = Self {
            name: root.words("name"),
            title: root.words("title"),
            license: license(&root),
            updated: ["updated", "last_updated", "created"]
                .into_iter()
                .find_map(|it| root.words(it)),
            year: year(&root),
            ..Self::default()
        };
        package.read_sources(&root);
        for value in document.items(resources, MAX_ITEMS)? {
            package.resources.push(Resource::read(document, value)?);
        }
        if package.resources.is_empty() {
            document.error(resources, "no-table-file", "", "");
            return None;
        }
        if let Some(value) = root.get("model") {
            for told in model::fields(document, value)? {
                package.take(told);
            }
        }
        Some(package)
    }

    /// The table that files of these names are, or else the one with amounts.
    pub(super) fn resource(
        &self,
        document: &mut Document<'a>,
        files: &[&str],
    ) -> Option<&Resource<'a>> {
        let is_given = |it: &&Resource<'a>| {
            let path = it.path.as_deref().unwrap_or_default();
            files.iter().any(|file| is_named(path, file))
        };
        let by_name = self.resources.iter().find(is_given);
        let found = by_name
            .or_else(|| self.resources.iter().find(|it| it.has_amounts()))
            .or_else(|| self.resources.first())?;
        if self.resources.len() > 1 {
            let name = found.name.as_deref().or(found.path.as_deref()).unwrap_or_default();
            document.warning(found.at, "one-table-only", name, "");
        }
        Some(found)
    }

    /// Gives what a model says to the resource of that name, or to the first.
    fn take(&mut self, told: Told<'a>) {
        let is_meant = |it: &Resource<'a>| told.resource.is_some() && it.name == told.resource;
        let place = self.resources.iter().position(is_meant).unwrap_or(0);
        if let Some(resource) = self.resources.get_mut(place) {
            resource.take(told.field);
        }
    }

    /// Who published it, and where.
    fn read_sources(&mut self, root: &Object<'a>) {
        const MOST: usize = 100;
        let listed = |name: &str| {
            let list = root.get(name).filter(|list| list.starts_with('['))?;
            crate::ingest::json::scan::items(list, MOST).ok()
        };
        let objects = |name: &str| {
            let items = listed(name).unwrap_or_default().items.into_iter();
            items.filter_map(Object::of).collect::<Vec<_>>()
        };
        let name = |own: &Object<'a>| own.words("title").or_else(|| own.words("name"));
        let is_publisher = |own: &&Object<'a>| own.words("role").as_deref() == Some("publisher");
        self.publisher = objects("contributors").iter().find(is_publisher).and_then(name);
        if let Some(source) = objects("sources").first() {
            self.publisher = self.publisher.take().or_else(|| name(source));
            self.address = ["path", "web"].into_iter().find_map(|it| source.words(it));
        }
        self.address = self.address.take().or_else(|| root.words("homepage"));
        let is_link = |it: &Cow<'_, str>| it.starts_with("https://") || it.starts_with("http://");
        self.address = self.address.take().filter(is_link);
    }
}

impl<'a> Resource<'a> {
    fn read(document: &mut Document<'a>, value: &'a str) -> Option<Self> {
        let own = document.object(value, MAX_ITEMS)?;
        let path = match own.get("path") {
            Some(path) if path.starts_with('[') => {
                match document.items(path, MAX_ITEMS)?.as_slice() {
                    [only] => document.string(only),
                    parts => {
                        document.error(path, "table-in-parts", &parts.len().to_string(), "1");
                        None
                    }
                }
            }
            Some(path) => document.string(path),
            None => own.words("url"),
        };
        let mut resource = Self { name: own.words("name"), path, at: value, ..Self::default() };
        if let Some(schema) = own.object("schema") {
            resource.fields = fields(document, &schema, "fields")?;
            resource.extra = fields(document, &schema, "extraFields")?;
            resource.missing = missing_values(document, &schema)?;
        }
        Some(resource)
    }

    /// Takes what a model says of a column, or of all rows.
    fn take(&mut self, told: Field<'a>) {
        if told.constant.is_some() {
            self.extra.push(told);
            return;
        }
        match self.fields.iter_mut().find(|own| own.name == told.name) {
            Some(own) => *own = Field { decimal: own.decimal.or(told.decimal), ..told },
            None => self.fields.push(told),
        }
    }

    /// Whether it has columns of amounts.
    fn has_amounts(&self) -> bool {
        self.fields.iter().any(|field| field.kind == "value" || !field.normalize.is_empty())
    }
}

/// Whether a path leads to a file of that name.
pub(super) fn is_named(path: &str, file: &str) -> bool {
    !file.is_empty() && path.rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case(file))
}

fn fields<'a>(
    document: &mut Document<'a>,
    schema: &Object<'a>,
    name: &str,
) -> Option<Vec<Field<'a>>> {
    let Some(list) = schema.get(name) else { return Some(Vec::new()) };
    let items = document.items(list, MAX_ITEMS)?;
    items.into_iter().map(|field| Field::read(document, field)).collect()
}

/// What cells have where there is no value; newer descriptors may give each a label.
fn missing_values<'a>(
    document: &mut Document<'a>,
    schema: &Object<'a>,
) -> Option<Vec<Cow<'a, str>>> {
    let Some(list) = schema.get("missingValues") else { return Some(Vec::new()) };
    let mut missing = Vec::new();
    for value in document.items(list, MAX_ITEMS)? {
        let own = Object::of(value).filter(|_| value.starts_with('{'));
        let words = match own.as_ref().and_then(|own| own.get("value")) {
            Some(value) => document.string(value)?,
            None => document.string(value)?,
        };
        // An empty cell has no value in any case.
        if !words.trim().is_empty() {
            missing.push(words);
        }
    }
    Some(missing)
}

/// The licence, as a word.
fn license<'a>(root: &Object<'a>) -> Option<Cow<'a, str>> {
    let list = root.get("licenses").filter(|list| list.starts_with('['));
    let first = list.and_then(|list| crate::ingest::json::scan::items(list, 1).ok());
    let first = first.and_then(|listed| listed.items.first().and_then(|it| Object::of(it)));
    let names = ["name", "title", "type", "id"];
    let named = first.and_then(|own| names.into_iter().find_map(|name| own.words(name)));
    named.or_else(|| root.words("license"))
}

/// The year that begins and ends a package's period.
fn year(root: &Object<'_>) -> Option<String> {
    let period = root.object("fiscalPeriod")?;
    let start = period.words("start")?;
    let end = period.words("end").unwrap_or_else(|| start.clone());
    let year = |words: &str| words.get(..4).map(str::to_owned);
    year(&start).filter(|own| year(&end).as_ref() == Some(own))
}
