//! Which file a place is in, where a text is put together from several.

use crate::ingest::Diagnostic;

/// The files that a text consists of, each of which begins in a line of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// The line, from 1, that a file begins in, and which of the files it is; ascending. Without any, all of
    /// the text is of the first file.
    begins: Vec<(u32, usize)>,
    /// Whether the files are items of a list, so that pointers begin with their number.
    is_list: bool,
}

impl Parts {
    /// All of the text is that file.
    pub(super) fn whole(file: usize) -> Self {
        Self { begins: vec![(1, file)], is_list: false }
    }

    /// JSON texts, each with its file, as one text: the list of them.
    pub(super) fn list(texts: &[(usize, &str)]) -> (String, Self) {
        let (mut list, mut line, mut begins) = (String::from("["), 1, Vec::new());
        for (at, (file, text)) in texts.iter().enumerate() {
            list.push_str(if at > 0 { ",\n" } else { "\n" });
            line += 1;
            begins.push((line, *file));
            list.push_str(text);
            line += text.bytes().filter(|&byte| byte == b'\n').count() as u32;
        }
        list.push(']');
        (list, Self { begins, is_list: true })
    }

    /// The first of the files.
    pub(super) fn first(&self) -> usize {
        self.begins.first().map_or(0, |(_, file)| *file)
    }

    /// The diagnostics of the text with the places that they have in their files.
    pub(super) fn resolve(&self, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        for told in &mut diagnostics {
            let at = self.begins.partition_point(|(line, _)| *line <= told.line);
            let Some((line, file)) = at.checked_sub(1).and_then(|at| self.begins.get(at)) else {
                told.file = self.first();
                continue;
            };
            told.file = *file;
            told.line -= line - 1;
            if let Some(own) = told.pointer.strip_prefix('/').filter(|_| self.is_list) {
                let own = own.find('/').and_then(|at| own.get(at..)).unwrap_or_default();
                told.pointer = own.to_owned();
            }
        }
        diagnostics
    }
}
