// What a worker of the second module does for somebody who takes a view along (static/take.js). The
// build joins it behind static/worker.js.

/** Does something with a view of `{ datasets, view, language }`, and forgets it. */
function takenOf({ datasets, view, language }, use) {
  const taking = Taking.of(datasets, view, language);
  if (taking === undefined) throw new TaskFault("unwritable");
  try {
    return use(taking);
  } finally {
    taking.free();
  }
}

Object.assign(TASKS, {
  /** What the dialog says, the sheet that is printed, and the table to be copied. */
  async take(wish) {
    const { datasets, view, language, link } = wish;
    const said = takenOf(wish, (it) => ({
      shown: it.shown_count(), all: it.all_count(), citation: it.citation(link),
    }));
    return { ...said, sheet: await new Promise((done) => write_sheet(datasets, view, language, link, done)) };
  },

  /** A file's text: `{ what: shown | all, kind: csv | json, separator, hasMark }`. */
  table(wish) {
    const { what, kind, separator, hasMark } = wish;
    const name = `${what}_${kind}`;
    const text = takenOf(wish, (it) => kind === "csv" ? it[name](separator, hasMark) : it[name]());
    return new TextEncoder().encode(text);
  },
});
