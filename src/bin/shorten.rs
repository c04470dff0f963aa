//! Shortens the names by which the module and its glue know each other: `shorten WASM JS`.
//!
//! wasm-bindgen gives what the module imports names of thirty letters and a hash, twice in the
//! download, and calls the glue's own functions by long names a hundred times. Run by
//! `scripts/assemble` on what Trunk has built.

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs;

const HEADER_BYTES: usize = 8;
const IMPORT_SECTION: u8 = 2;
const FUNCTION: u8 = 0;
/// What the glue calls most, and what it is called instead.
const OWN: [(&str, &str); 8] = [
    ("getObject", "_o"),
    ("addHeapObject", "_h"),
    ("getDataViewMemory0", "_v"),
    ("getStringFromWasm0", "_s"),
    ("passStringToWasm0", "_p"),
    ("passArrayJsValueToWasm0", "_a"),
    ("WASM_VECTOR_LEN", "_l"),
    ("handleError", "_e"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = env::args().skip(1).collect();
    let [wasm_path, js_path] = paths.as_slice() else {
        return Err("expected the paths of a module and of its glue".into());
    };
    let (wasm, js) = (fs::read(wasm_path)?, fs::read_to_string(js_path)?);
    let (wasm, js) = shortened(&wasm, &js)?;
    fs::write(wasm_path, wasm)?;
    fs::write(js_path, js)?;
    Ok(())
}

/// A module and its glue that are alike but for the names of what the one imports from the other.
fn shortened(wasm: &[u8], js: &str) -> Result<(Vec<u8>, String), String> {
    let (header, rest) = wasm.split_at_checked(HEADER_BYTES).ok_or("found no module")?;
    let mut names = BTreeMap::new();
    let mut module = header.to_vec();
    let mut rest = Reader(rest);
    while let Some(section) = rest.byte() {
        let length = rest.number().ok_or(CUT)?;
        let body = rest.take(length).ok_or(CUT)?;
        let renamed = (section == IMPORT_SECTION).then(|| renamed_imports(body, &mut names));
        let body = renamed.transpose()?.unwrap_or_else(|| body.to_vec());
        module.push(section);
        push_sized(&mut module, &body);
    }
    // A method needs no word for what it is.
    Ok((module, renamed_words(js, &names)?.replace(": function(", "(")))
}

const CUT: &str = "found a module that ends too early";

/// The import section with short names, which are added to `names`.
fn renamed_imports(
    body: &[u8],
    names: &mut BTreeMap<String, String>,
) -> Result<Vec<u8>, &'static str> {
    let mut body = Reader(body);
    let mut renamed = Vec::new();
    let count = body.number().ok_or(CUT)?;
    push_number(&mut renamed, count);
    for _ in 0..count {
        let module = body.sized().ok_or(CUT)?;
        let name = String::from_utf8_lossy(body.sized().ok_or(CUT)?).into_owned();
        let kind = body.byte().ok_or(CUT)?;
        if kind != FUNCTION {
            return Err("found an import that is no function");
        }
        let signature = body.number().ok_or(CUT)?;
        let next = format!("${:x}", names.len());
        let short = names.entry(name).or_insert(next);
        push_sized(&mut renamed, module);
        push_sized(&mut renamed, short.as_bytes());
        renamed.push(kind);
        push_number(&mut renamed, signature);
    }
    Ok(renamed)
}

/// The script with its words renamed; each of them must occur, and no new one before.
fn renamed_words(js: &str, names: &BTreeMap<String, String>) -> Result<String, String> {
    let is_of_word = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
    let (mut renamed, mut found) = (String::new(), BTreeMap::new());
    let mut rest = js;
    while !rest.is_empty() {
        let end = rest.find(|letter| !is_of_word(letter)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if names.values().any(|short| short == word) || OWN.iter().any(|(_, own)| *own == word) {
            return Err(format!("found {word} in the glue already"));
        }
        if let Some(short) = names.get(word) {
            found.insert(word, ());
            renamed.push_str(short);
        } else if let Some((_, own)) = OWN.iter().find(|(long, _)| *long == word) {
            renamed.push_str(own);
        } else {
            renamed.push_str(word);
        }
        let next = after.find(is_of_word).unwrap_or(after.len());
        let (between, after) = after.split_at(next);
        renamed.push_str(between);
        rest = after;
    }
    match names.keys().find(|name| !found.contains_key(name.as_str())) {
        None => Ok(renamed),
        Some(missing) => Err(format!("found no {missing} in the glue")),
    }
}

/// What is still to be read of a module.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// An unsigned LEB128 number.
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0, 0_u32);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
            if byte < 0x80 {
                return Some(number);
            }
        }
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn sized(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.take(length)
    }
}

fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        bytes.push(0x80 | u8::try_from(number & 0x7f).unwrap_or_default());
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap_or_default());
}

fn push_sized(bytes: &mut Vec<u8>, content: &[u8]) {
    push_number(bytes, content.len());
    bytes.extend_from_slice(content);
}

#[cfg(test)]
mod tests {
    use super::{push_sized, shortened};

    /// A module that imports functions, and has another section behind.
    fn module(names: &[&str]) -> Vec<u8> {
        let mut imports = vec![u8::try_from(names.len()).unwrap()];
        for name in names {
            push_sized(&mut imports, b"./glue.js");
            push_sized(&mut imports, name.as_bytes());
            imports.extend([0, 7]);
        }
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.push(2);
        push_sized(&mut module, &imports);
        module.extend([10, 1, 0]);
        module
    }

    #[test]
    fn module_and_glue_agree_on_short_names() {
        let long = ["__wbg_set_0123456789abcdef", "__wbg_set_0123456789abcdef0"];
        let js = "const a = { __wbg_set_0123456789abcdef: 1, __wbg_set_0123456789abcdef0: function(b) { getObject(b) } };";
        let (wasm, js) = shortened(&module(&long), js).unwrap();
        assert_eq!(wasm, module(&["$0", "$1"]));
        assert_eq!(js, "const a = { $0: 1, $1(b) { _o(b) } };");
    }

    #[test]
    fn what_cannot_be_renamed_is_refused() {
        let one = module(&["__wbg_set"]);
        assert!(shortened(&one, "nothing").unwrap_err().contains("__wbg_set"));
        assert!(shortened(&one, "__wbg_set $0").unwrap_err().contains("$0"));
        assert!(shortened(&one, "__wbg_set _o").unwrap_err().contains("_o"));
        assert!(shortened(&one[..20], "__wbg_set").is_err());
        assert!(shortened(b"", "").is_err());
    }
}
