//! What the program can be asked for.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use vardkronan::ingest::mapping::Member;

use super::examples::{
    CHECK_EXAMPLES, COMPLETIONS_EXAMPLES, DESCRIBE_EXAMPLES, IMPORT_EXAMPLES, MAN_EXAMPLES,
    PACK_EXAMPLES, RENDER_EXAMPLES, SCHEMA_EXAMPLES, TABLE_EXAMPLES,
};
use super::values::{
    Colours, Format, Parts, RowsAs, TableFormat, Tongue, part, parts, picture_name, setting, size,
    web_address,
};

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
    #[command(after_long_help = CHECK_EXAMPLES)]
    Check(CheckArguments),
    /// Makes a dataset of a table: CSV, JSON-stat, Kolada or a Fiscal Data Package
    ///
    /// Encoding, separator, the line of the headings, the way numbers are written and which column
    /// is what are found out, and told. What a row needs and the file lacks is never guessed: it is
    /// asked for, all of it at once, and given with --set or --map. Rows with faults are an error,
    /// unless --skip-bad leaves them out; rows that add up others are left out, and told.
    #[command(after_long_help = IMPORT_EXAMPLES)]
    Import(ImportArguments),
    /// Writes every number behind a view
    ///
    /// As CSV a name of a region that a spreadsheet would take for a formula has an apostrophe before
    /// it, so that opening the file runs nothing; numbers are as they are.
    #[command(after_long_help = TABLE_EXAMPLES)]
    Table(TableArguments),
    /// Writes every sentence about a view, and the verdict with its reasons
    ///
    /// One line each, `key: words`: headline, subtitle, alternative (for those who do not see the
    /// chart), announcement, share and caption; then `verdict[KIND]`, with the kind comparable,
    /// with-care or not-comparable, and a `reason[CODE]` for every reason, the gravest first; then,
    /// where they apply, country, lens, difference, `claim[ANSWER]` (holds, does-not-hold,
    /// cannot-be-decided) and notice; last source.
    #[command(after_long_help = DESCRIBE_EXAMPLES)]
    Describe(DescribeArguments),
    /// Makes a page that opens without a server or a network
    #[command(after_long_help = PACK_EXAMPLES)]
    Pack(PackArguments),
    /// Writes the oEmbed document of a view in a frame
    ///
    /// Content systems that read oEmbed make a frame of it. A site that only serves files can serve
    /// it as one.
    Oembed(OembedArguments),
    /// Writes a view as a picture, SVG or PNG
    ///
    /// Headline, what is shown, chart, verdict and sources go along. All of it is as large as it
    /// can be in the size; if that is too low for the view, it is wrong usage, and the least height
    /// is told. A table is drawn as its numbers over time. A PNG is set in an installed font, and
    /// which one is told.
    #[command(after_long_help = RENDER_EXAMPLES)]
    Render(RenderArguments),
    /// Writes the JSON Schema of a dataset
    #[command(after_long_help = SCHEMA_EXAMPLES)]
    Schema,
    /// Writes what makes a shell complete commands, options and their values
    #[command(after_long_help = COMPLETIONS_EXAMPLES)]
    Completions(CompletionsArguments),
    /// Writes the manual page, of the program or of one of its commands
    #[command(after_long_help = MAN_EXAMPLES)]
    Man(ManArguments),
    /// Writes `.br` and `.gz` beside files, for servers that send such
    ///
    /// As small as they get; those of before are replaced.
    Precompress(PrecompressArguments),
}

#[derive(Args, Debug)]
pub(super) struct CheckArguments {
    /// Datasets, JSON
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct ImportArguments {
    /// The table, or what is named by --from; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The format of the table
    #[arg(long, value_enum)]
    pub(super) from: Format,
    /// A file that belongs to it, in any order: a further page of Kolada's, a document with names, the
    /// table of a package; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(super) with: Vec<PathBuf>,
    /// A mapping: which column is what, as --print-map writes it
    #[arg(long, value_name = "FILE")]
    pub(super) map: Option<PathBuf>,
    /// What the rows are; by the mapping or the headings if not given
    #[arg(long = "as", value_name = "KIND", value_enum)]
    pub(super) rows_as: Option<RowsAs>,
    /// A value for all rows that have none of their own, or for the dataset; may be repeated
    #[arg(long = "set", value_name = "MEMBER=VALUE", value_parser = setting)]
    pub(super) settings: Vec<(Member, String)>,
    /// Take only rows that have this value in that column, such as kön=totalt; may be repeated
    #[arg(long, value_name = "HEADING=VALUE", value_parser = part)]
    pub(super) only: Vec<(String, String)>,
    /// Leave out rows with faults instead of failing
    #[arg(long)]
    pub(super) skip_bad: bool,
    /// Write the mapping that would be used, to be changed and given with --map, and no dataset
    #[arg(long)]
    pub(super) print_map: bool,
    /// The dataset, JSON; `-` is standard output
    #[arg(short, long, value_name = "DATA", required_unless_present = "print_map")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct CompletionsArguments {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: Shell,
}

#[derive(Args, Debug)]
pub(super) struct ManArguments {
    /// A command, such as import; the program itself if not given
    pub(super) command: Option<String>,
}

// Without a sentence of its own, which would stand for that of each command.
#[derive(Args, Debug)]
pub(super) struct ViewArguments {
    /// A dataset, JSON
    #[arg(value_name = "DATA")]
    pub(super) data: PathBuf,
    /// The view, as a link writes it; the data's first view if not given
    #[arg(long)]
    pub(super) view: Option<String>,
}

#[derive(Args, Debug)]
pub(super) struct TableArguments {
    #[command(flatten)]
    pub(super) shown: ViewArguments,
    /// The form of the table
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub(super) format: TableFormat,
    /// The language of names
    #[arg(long, value_enum, default_value_t = Tongue::Sv)]
    pub(super) lang: Tongue,
}

#[derive(Args, Debug)]
pub(super) struct DescribeArguments {
    #[command(flatten)]
    pub(super) shown: ViewArguments,
    /// The language of the sentences
    #[arg(long, value_enum, default_value_t = Tongue::Sv)]
    pub(super) lang: Tongue,
}

#[derive(Args, Debug)]
pub(super) struct PrecompressArguments {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
}

#[derive(Args, Clone, Debug)]
pub(super) struct PackArguments {
    /// Datasets, JSON; the first one is shown first
    #[arg(required = true, value_name = "DATA")]
    pub(super) data: Vec<PathBuf>,
    /// A page made by vardkronan, whose program the new page takes over; `-` reads it too
    #[arg(long, value_name = "PAGE", conflicts_with_all = ["assets", "linked"])]
    pub(super) shell: Option<PathBuf>,
    /// The directory that holds vardkronan.js, vardkronan-tools.js and their modules
    #[arg(long, value_name = "DIR")]
    pub(super) assets: Option<PathBuf>,
    /// Leave program and data beside the page instead of putting them into it; tells which files
    /// those are
    #[arg(long)]
    pub(super) linked: bool,
    /// The view, as a link writes it; the data's first view if not given
    #[arg(long)]
    pub(super) view: Option<String>,
    /// What an article leaves out, as in a view: controls,tabs
    #[arg(long, value_name = "PARTS", value_parser = parts)]
    pub(super) hide: Option<Parts>,
    /// The page's language
    #[arg(long, value_enum, default_value_t = Tongue::Sv)]
    pub(super) lang: Tongue,
    /// Where the page will be published, http or https
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub(super) base_url: Option<String>,
    /// Write a picture of the view beside the page, too, for cards in social media: page.png for
    /// page.html
    #[arg(long, requires = "base_url")]
    pub(super) image: bool,
    /// Write an oEmbed document beside the page, too: page.oembed.json for page.html
    #[arg(long, requires = "base_url")]
    pub(super) oembed: bool,
    /// The page
    #[arg(short, long, value_name = "PAGE")]
    pub(super) output: PathBuf,
}

#[derive(Args, Debug)]
pub(super) struct OembedArguments {
    #[command(flatten)]
    pub(super) shown: ViewArguments,
    /// The language
    #[arg(long, value_enum, default_value_t = Tongue::Sv)]
    pub(super) lang: Tongue,
    /// The page of the frame, as seen from --base-url; one that was made with the same view shows it
    /// at once
    #[arg(long, value_name = "PAGE", default_value = "frame.html")]
    pub(super) frame: String,
    /// Where the files are published, http or https
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub(super) base_url: String,
    /// The document
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
}

#[derive(Args, Debug)]
pub(super) struct RenderArguments {
    #[command(flatten)]
    pub(super) shown: ViewArguments,
    /// Width and height, px, each up to 8000, as 1200x630; 800x500 if not given, but higher where
    /// the view needs that
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub(super) size: Option<(u32, u32)>,
    /// The colours; the view's own, or else light
    #[arg(long, value_enum)]
    pub(super) theme: Option<Colours>,
    /// The language
    #[arg(long, value_enum, default_value_t = Tongue::Sv)]
    pub(super) lang: Tongue,
    /// The picture: a name that ends in .svg or .png; `-` is an SVG
    #[arg(short, long, value_name = "PICTURE", value_parser = picture_name)]
    pub(super) output: PathBuf,
}
