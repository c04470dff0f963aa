//! Examples in the help, each of which a test runs.

pub(super) const IMPORT_EXAMPLES: &str = "\
Examples:
  See what the headings are taken for, and what is still missing:
    vardkronan import --from csv budget.csv --print-map

  Amounts of a region's budget, in the file's own words:
    vardkronan import --from csv budget.csv --set area=care --set phase=approved \\
      --set recurrence=one-off --set unit=mnkr --set source.publisher='Region Skåne' \\
      --set source.kind=region --set source.title='Budget 2024' --set source.date=2023-11-28 \\
      --set title='Skånes budget' --set updated=2024-01-15 --set coverage=selection \\
      --set coverage.text='Några poster ur budgeten' -o budget.json

  Residents as the statistics office gives them (JSON-stat):
    vardkronan import --from json-stat residents.json --as population \\
      --set coverage=selection --set coverage.text='Ten years' -o population.json

  Net costs per resident as Kolada's API gives them, with the title of the key figure:
    vardkronan import --from kolada values.json --with kpi.json --set source.date=2020 \\
      --set updated=2020-10-01 --set coverage=selection --set coverage.text='Two years' -o cost.json

  A Fiscal Data Package, with the table that its descriptor names:
    vardkronan import --from fdp datapackage.json --set recurrence=unstated \\
      --set source.kind=region --set coverage=selection --set coverage.text='One year' \\
      -o package.json

  A table with a mapping that has been saved and changed; faulty rows left out:
    vardkronan import --from csv budget.csv --map budget-map.json --skip-bad -o budget.json";

pub(super) const CHECK_EXAMPLES: &str = "\
Examples:
  Everything that is wrong with a dataset, each fault with its line:
    vardkronan check budget.json

  Several at once:
    vardkronan check budget.json population.json";

pub(super) const DESCRIBE_EXAMPLES: &str = "\
Examples:
  What the first view of the data says, as a screen reader reads it:
    vardkronan describe budget.json

  Another view, in English:
    vardkronan describe budget.json --view 'regions=12' --lang en";

pub(super) const SCHEMA_EXAMPLES: &str = "\
Examples:
  Keep the schema beside the data, for an editor that checks while you type:
    vardkronan schema > dataset-1.json";

pub(super) const MAN_EXAMPLES: &str = "\
Examples:
  Read it at once, or keep it for man:
    vardkronan man > vardkronan.1";

pub(super) const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  Completions for the bash that is open, or for good:
    vardkronan completions bash > vardkronan.bash";

pub(super) const PACK_EXAMPLES: &str = "\
Examples:
  A page in one file, with the program of a page that is at hand:
    vardkronan pack budget.json --shell vardkronan.html -o my-page.html

  One that starts with another view, in English:
    vardkronan pack budget.json --shell vardkronan.html --lang en \\
      --view 'chart=regions&years=2024&measure=per-resident' -o my-page.html";

pub(super) const TABLE_EXAMPLES: &str = "\
Examples:
  Every number of the data's first view, for a spreadsheet:
    vardkronan table budget.json --format csv > budget.csv

  One region's, per resident:
    vardkronan table budget.json --view 'regions=12&measure=per-resident'";

pub(super) const RENDER_EXAMPLES: &str = "\
Examples:
  A picture for an article:
    vardkronan render budget.json --size 1200x1000 -o budget.svg

  The same view as an SVG on standard output, dark:
    vardkronan render budget.json --theme dark -o -";
