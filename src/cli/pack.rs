//! `vardkronan pack`.

use std::env;
use std::fs;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use vardkronan::compare::compare;
use vardkronan::dataset::Dataset;
use vardkronan::export::json;
use vardkronan::export::page::{
    Contents, DataPlace, EmbeddedDataset, PageError, Program, base64_sha256, page, page_from_shell,
};
use vardkronan::still::{static_part, styles};
use vardkronan::view::{View, link};

use super::args::PackArguments;
use super::companions::Companions;
use super::dense::dense;
use super::values::Parts;
use super::{Failure, input, output, progress};

const MODULE: &str = "vardkronan.js";
const WASM: &str = "vardkronan_bg.wasm";
/// The second module, which also has all that the first one has.
const TOOLS: &str = "vardkronan-tools.js";
const TOOLS_WASM: &str = "vardkronan-tools_bg.wasm";
const PAGE: &str = "vardkronan.html";

/// What a new page takes its program from.
enum Origin {
    Shell(PathBuf),
    Assets(PathBuf),
}

impl Origin {
    fn files(&self) -> Vec<PathBuf> {
        match self {
            Self::Shell(page) => vec![page.clone()],
            Self::Assets(directory) => {
                [MODULE, WASM, TOOLS, TOOLS_WASM].map(|name| directory.join(name)).to_vec()
            }
        }
    }
}

/// Makes a page and writes it.
pub(super) fn run(arguments: &PackArguments) -> Result<(), Failure> {
    let origin = origin(arguments)?;
    let inputs = origin.files().into_iter().chain(arguments.data.iter().cloned()).collect();
    refuse_confusion(inputs, &arguments.output)?;
    let datasets = datasets(&arguments.data)?;
    let arguments = &PackArguments { view: asked_view(arguments, &datasets), ..arguments.clone() };
    let mut addresses = Vec::new();
    for path in arguments.data.iter().filter(|_| arguments.linked) {
        addresses.push(address(path, arguments)?);
    }
    if let Some(shown) = shown(&datasets, arguments.view.as_deref()) {
        let view = input::view(shown, arguments.view.as_deref());
        input::warn_of_unknown_codes(&compare(shown, &view));
    }
    let mut insides = Vec::new();
    for (dataset, path) in datasets.iter().zip(&arguments.data).filter(|_| !arguments.linked) {
        let canonical = json(dataset);
        let inside = progress::during("packing", path, || compressed(canonical.as_bytes()));
        insides.push(inside.map_err(Failure::unreadable(path))?);
    }
    let embedded = datasets.iter().enumerate().filter_map(|(position, dataset)| {
        let beside = addresses.get(position).map(|address| DataPlace::Beside(address));
        let inside = || insides.get(position).map(|inside| DataPlace::Inside(inside));
        Some(EmbeddedDataset { dataset, place: beside.or_else(inside)? })
    });
    let shown = shown(&datasets, arguments.view.as_deref());
    let companions = shown.map(|shown| Companions::of(arguments, shown)).transpose()?;
    let inputs: Vec<Vec<u8>> = datasets.iter().map(|dataset| json(dataset).into_bytes()).collect();
    let view = arguments.view.as_deref().unwrap_or_default();
    let still = progress::during("drawing", &arguments.output, || {
        static_part(&inputs, view, arguments.lang.into())
    });
    let contents = Contents {
        datasets: embedded.collect(),
        prerendered: &still.markup,
        styles: &still.styles,
        link: &still.link,
        view: arguments.view.as_deref(),
        language: arguments.lang.into(),
        base_url: arguments.base_url.as_deref(),
        image: companions.as_ref().and_then(Companions::image),
        oembed: companions.as_ref().and_then(Companions::oembed),
        note: "",
    };
    let page =
        progress::during("making", &arguments.output, || made(&origin, arguments, &contents))?;
    let beside = files_beside(&origin, arguments, &addresses)?;
    if let Some(companions) = &companions {
        companions.write()?;
    }
    output::write(&arguments.output, page.as_bytes())?;
    // A linked page is of no use alone.
    if !beside.is_empty() {
        output::warn(&format!("note: beside the page belong {}", beside.join(", ")));
    }
    Ok(())
}

/// The view that is asked for, without the parts that are not; `None` if nothing is asked for.
fn asked_view(arguments: &PackArguments, datasets: &[Dataset]) -> Option<String> {
    let asked = arguments.view.as_deref();
    let (Some(Parts(hide)), Some(shown)) = (&arguments.hide, shown(datasets, asked)) else {
        return asked.map(str::to_owned);
    };
    let view = View { hide: hide.clone(), ..input::view(shown, asked) };
    let dataset = Some(shown.content().id.clone());
    Some(link::encode(&View { dataset, ..view }.resolved(shown)))
}

/// The dataset that the view asks for, or else the first.
fn shown<'a>(datasets: &'a [Dataset], view: Option<&str>) -> Option<&'a Dataset> {
    let asked = view.and_then(|view| link::decode(view).view.dataset);
    let is_asked = |dataset: &&Dataset| Some(&dataset.content().id) == asked.as_ref();
    datasets.iter().find(is_asked).or(datasets.first())
}

/// An input is never lost to the output, and standard input is read once.
fn refuse_confusion(inputs: Vec<PathBuf>, output: &Path) -> Result<(), Failure> {
    input::refuse_two_inputs_from_stdin(&inputs)?;
    inputs.iter().try_for_each(|input| input::refuse_same_file(input, output))
}

/// The datasets, each of them once: a page knows them by their ids.
fn datasets(paths: &[PathBuf]) -> Result<Vec<Dataset>, Failure> {
    let mut datasets: Vec<Dataset> = Vec::new();
    for path in paths {
        let dataset = input::dataset(path)?;
        let id = &dataset.content().id;
        if datasets.iter().any(|before| before.content().id == *id) {
            let path = path.display();
            return Err(Failure::Usage(format!(
                "found the dataset {id} twice, expected each id once: {path}"
            )));
        }
        datasets.push(dataset);
    }
    Ok(datasets)
}

/// What a linked page asks for: the program and the data.
fn files_beside(
    origin: &Origin,
    arguments: &PackArguments,
    data: &[String],
) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    // Without the second module a page only lacks what that is asked for.
    let is_needed = |path: &&PathBuf| !path.ends_with(TOOLS) && !path.ends_with(TOOLS_WASM);
    for path in origin.files().iter().filter(|_| arguments.linked) {
        if is_needed(&path) || path.is_file() {
            names.push(address(path, arguments)?);
        }
    }
    names.extend_from_slice(data);
    Ok(names)
}

fn made(
    origin: &Origin,
    arguments: &PackArguments,
    contents: &Contents<'_>,
) -> Result<String, Failure> {
    match origin {
        Origin::Shell(path) => page_from_shell(&text(path)?, contents, base64_sha256)
            .map_err(|error| unusable(path, &error)),
        Origin::Assets(directory) => {
            let path = directory.join(MODULE);
            let module = text(&path)?;
            let made = if arguments.linked {
                let address = address(&path, arguments)?;
                page(
                    Program::Beside { address: &address, module: &module },
                    contents,
                    styles,
                    base64_sha256,
                )
            } else {
                let tools = text(&directory.join(TOOLS))?;
                let wasm_path = directory.join(TOOLS_WASM);
                let bytes = fs::read(&wasm_path).map_err(Failure::unreadable(&wasm_path))?;
                let wasm = dense(&bytes).map_err(Failure::unreadable(&wasm_path))?;
                let program = Program::Inside { module: &module, tools: &tools, wasm: &wasm };
                page(program, contents, styles, base64_sha256)
            };
            made.map_err(|error| unusable(&path, &error))
        }
    }
}

/// Where the program comes from: as asked, or else from beside the running program.
fn origin(arguments: &PackArguments) -> Result<Origin, Failure> {
    if let Some(page) = &arguments.shell {
        return Ok(Origin::Shell(page.clone()));
    }
    if let Some(directory) = &arguments.assets {
        return Ok(Origin::Assets(directory.clone()));
    }
    let own = env::current_exe().ok().and_then(|path| path.parent().map(Path::to_owned));
    let has = |directory: &PathBuf, name: &str| directory.join(name).is_file();
    match own {
        Some(directory)
            if [MODULE, WASM, TOOLS, TOOLS_WASM].iter().all(|name| has(&directory, name)) =>
        {
            Ok(Origin::Assets(directory))
        }
        Some(directory) if has(&directory, PAGE) && !arguments.linked => {
            Ok(Origin::Shell(directory.join(PAGE)))
        }
        _ => Err(Failure::Usage(format!(
            "found neither --shell nor --assets, nor {MODULE}, {TOOLS} and their .wasm beside the program"
        ))),
    }
}

/// The address of a file as seen from the page: relative where it lies below the page's directory, or
/// where both lie below that of `--assets`; or else its name.
fn address(path: &Path, arguments: &PackArguments) -> Result<String, Failure> {
    let page = &arguments.output;
    if path == Path::new("-") {
        return Err(Failure::Usage(
            "found --linked with standard input, expected a file".to_owned(),
        ));
    }
    let whole = fs::canonicalize(path).map_err(Failure::unreadable(path))?;
    let directory = page.parent().filter(|parent| !parent.as_os_str().is_empty());
    let directory = fs::canonicalize(directory.unwrap_or(Path::new("."))).unwrap_or_default();
    let site = arguments.assets.as_ref().and_then(|assets| fs::canonicalize(assets).ok());
    let from_site = site.as_ref().and_then(|site| {
        let (depth, below) = (directory.strip_prefix(site).ok()?, whole.strip_prefix(site).ok()?);
        Some(["../".repeat(depth.components().count()), encoded(below)].concat())
    });
    Ok(match whole.strip_prefix(&directory) {
        _ if page == Path::new("-") => encoded(Path::new(whole.file_name().unwrap_or_default())),
        Ok(below) => encoded(below),
        Err(_) => {
            from_site.unwrap_or_else(|| encoded(Path::new(whole.file_name().unwrap_or_default())))
        }
    })
}

/// Where the product's files lie as seen from a linked page, ending in `/` unless beside it; `None` for
/// a page that has all in it.
pub(super) fn files_beside_page(arguments: &PackArguments) -> Result<Option<String>, Failure> {
    let origin = origin(arguments)?;
    let Origin::Assets(directory) = &origin else { return Ok(None) };
    if !arguments.linked {
        return Ok(None);
    }
    let module = address(&directory.join(MODULE), arguments)?;
    Ok(Some(module.strip_suffix(MODULE).unwrap_or_default().to_owned()))
}

/// A relative path as an address.
fn encoded(path: &Path) -> String {
    let parts = path.components().map(|part| percent_encoded(&part.as_os_str().to_string_lossy()));
    parts.collect::<Vec<_>>().join("/")
}

/// A part of a path as part of an address: also without the white space that parts addresses.
pub(super) fn percent_encoded(part: &str) -> String {
    let mut encoded = String::new();
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

fn text(path: &Path) -> Result<String, Failure> {
    String::from_utf8(input::bytes(path)?).map_err(|_| {
        Failure::Usage(format!(
            "found a text that is not UTF-8, expected a page: {}",
            path.display()
        ))
    })
}

fn unusable(path: &Path, error: &PageError) -> Failure {
    Failure::Usage(format!("{error}: {}", path.display()))
}

/// gzip, base64; the same bytes always give the same text.
fn compressed(bytes: &[u8]) -> std::io::Result<String> {
    let mut small = Vec::new();
    // More rounds win less than a thousandth.
    let options = zopfli::Options {
        iteration_count: NonZeroU64::MIN.saturating_add(2),
        ..zopfli::Options::default()
    };
    zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut small)?;
    Ok(STANDARD.encode(small))
}
