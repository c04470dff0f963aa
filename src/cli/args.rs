//! What the program can be asked for.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use vardkronan::dataset::Language;

/// Compares public health-care money across regions and years, honestly.
///
/// Exit codes: 0 done; 1 the data are invalid; 2 wrong usage or a file that cannot be read or
/// written. `-` is standard input or output.
#[derive(Debug, Parser)]
#[command(version)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Tells everything that is wrong with datasets
    Check(CheckArguments),
    /// Writes every number behind a view
    Table(TableArguments),
    /// Writes every sentence about a view, and the verdict with its reasons
    ///
    /// One line each, `key: words`: headline, subtitle, alternative (for those who do not see the
    /// chart), announcement, share and caption; then `verdict[KIND]`, with the kind comparable,
    /// with-care or not-comparable, and a `reason[CODE]` for every reason, the gravest first; then,
    /// where they apply, country, lens, difference, `claim[ANSWER]` (holds, does-not-hold,
    /// cannot-be-decided) and notice; last source.
    Describe(DescribeArguments),
    /// Makes a page that opens without a server or a network
    Pack(PackArguments),
    /// Writes the JSON Schema of a dataset
    Schema,
}

#[derive(Args, Debug)]
pub(super) struct CheckArguments {
    /// Datasets, JSON
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct TableArguments {
    /// A dataset, JSON
    #[arg(value_name = "DATA")]
    pub(super) data: PathBuf,
    /// The view, as a link writes it; the data's first view if not given
    #[arg(long)]
    pub(super) view: Option<String>,
    /// The form of the table
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub(super) format: TableFormat,
    /// The language of names
    #[arg(long, value_enum, default_value_t = Tongue::Sv)]
    pub(super) lang: Tongue,
}

#[derive(Args, Debug)]
pub(super) struct DescribeArguments {
    /// A dataset, JSON
    #[arg(value_name = "DATA")]
    pub(super) data: PathBuf,
    /// The view, as a link writes it; the data's first view if not given
    #[arg(long)]
    pub(super) view: Option<String>,
    /// The language of the sentences
    #[arg(long, value_enum, default_value_t = Tongue::Sv)]
    pub(super) lang: Tongue,
}

#[derive(Args, Debug)]
pub(super) struct PackArguments {
    /// Datasets, JSON; the first one is shown first
    #[arg(required = true, value_name = "DATA")]
    pub(super) data: Vec<PathBuf>,
    /// A page made by vardkronan, whose program the new page takes over; `-` reads it too
    #[arg(long, value_name = "PAGE", conflicts_with_all = ["assets", "linked"])]
    pub(super) shell: Option<PathBuf>,
    /// The directory that holds vardkronan.js and vardkronan_bg.wasm
    #[arg(long, value_name = "DIR")]
    pub(super) assets: Option<PathBuf>,
    /// Leave program and data beside the page instead of putting them into it; tells which files
    /// those are
    #[arg(long)]
    pub(super) linked: bool,
    /// The view, as a link writes it; the data's first view if not given
    #[arg(long)]
    pub(super) view: Option<String>,
    /// The page's language
    #[arg(long, value_enum, default_value_t = Tongue::Sv)]
    pub(super) lang: Tongue,
    /// Where the page will be published, http or https
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub(super) base_url: Option<String>,
    /// The page
    #[arg(short, long, value_name = "PAGE")]
    pub(super) output: PathBuf,
}

/// The forms of a table.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum TableFormat {
    /// Comma-separated values
    Csv,
    /// An array of objects
    Json,
    /// Aligned columns, with what a reader must know below them
    Text,
}

/// The languages, as they are written in arguments.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Tongue {
    /// Swedish
    Sv,
    /// English
    En,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Sv => Self::Swedish,
            Tongue::En => Self::English,
        }
    }
}

fn web_address(text: &str) -> Result<String, String> {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    if is_web { Ok(text.to_owned()) } else { Err("expected http:// or https://".to_owned()) }
}
