// The second module's work. The build joins it behind wasm-bindgen's glue of that module; the same text
// runs in a worker, which does it, and in a page, which only asks for it (static/desk.js).
//
// The page sends `{ module }`, what the program is or where it lies, first, then `{ id, task, ...wish }`; each is
// answered by any number of `{ id, progress }` and one `{ id, result }` or `{ id, error }`. An `{ error }` alone
// ends all tasks. Whoever no longer wants an answer ends the worker.

/** A reason why a task cannot be done, which the page has words for. */
class TaskFault extends Error {
  constructor(key, detail = "") {
    super(key);
    this.key = key;
    this.detail = detail;
  }
}

const TASKS = {
  /** A page with what is shown: `{ shell | parts, datasets, view, settings, note, onlyShown }`. */
  async page({ shell, parts, datasets, view, settings, note, onlyShown }, tell) {
    const text = shell === undefined ? page_shell(parts) : await shellAt(shell);
    const [inputs, packed] = [[], []];
    const carried = shell === undefined ? [] : await carriedData(text);
    for (const { bytes, text: known } of datasets) {
      tell({ key: "packing" });
      inputs.push(bytes);
      packed.push(known ?? await packedOnce(canonical(bytes) ?? bytes, carried));
    }
    tell({ key: "writing" });
    const write = (done) => write_page(text, inputs, packed, view, settings, note, onlyShown, done);
    const page = await new Promise(write);
    if (page === undefined) throw new TaskFault("unwritable");
    return new TextEncoder().encode(page);
  },

  /**
   * What files of the reader's own are: `{ files: [{ bytes, name }], language }`, one or several that
   * belong together. A table is kept, and answered as by `import`, unless it `isAgain` the same; a dataset comes
   * back in its canonical form.
   */
  async read({ files, language, isAgain }, tell) {
    tell({ key: "reading" });
    const report = JSON.parse(read_own(files.map(({ bytes }) => bytes), files.map(({ name }) => name), language));
    if (isAgain || report.form !== "table") return { ...report, ...(await made()) };
    return { ...report, members: JSON.parse(members(language)), ...(await this.import({ language }, tell)) };
  },

  /** The table that was read, by a mapping: `{ mapping, rowsAs, headings, language }`, all but the last optional. */
  async import({ mapping = "", rowsAs = "", headings = 0, language }, tell) {
    tell({ key: "importing" });
    const report = import_table(mapping, rowsAs, headings, language);
    if (report === undefined) throw new TaskFault("no-table");
    return { ...JSON.parse(report), ...(await made()) };
  },

  /** The dataset that is shown, with the indicator that was made in it: `{ datasets, view, made }`. */
  async join({ datasets, view, made: indicator }) {
    const report = join_own(datasets, view, indicator);
    if (report === undefined) throw new TaskFault("unwritable");
    return { ...JSON.parse(report), ...(await made()) };
  },

  /** The ids of datasets, in their order: `{ datasets }`. */
  ids({ datasets }) {
    return datasets.map((bytes) => id_of(bytes));
  },
};

/** The dataset that was made last, if any: its canonical bytes and their SHA-256. */
async function made() {
  const dataset = take_made();
  if (dataset === undefined) return {};
  // Only where the page comes over a safe line there is the browser's own, which is much quicker.
  const hash = globalThis.crypto?.subtle
    ? new Uint8Array(await crypto.subtle.digest("SHA-256", dataset)) : hash_of(dataset);
  return { dataset, hash };
}

/** The page in one file that lies beside the module. */
async function shellAt(address) {
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.text();
  } catch (error) {
    throw new TaskFault("no-shell", `${address} (${error.message})`);
  }
}

/** The data that a page carries, and the text of each: what is the same need not be packed anew. */
async function carriedData(page) {
  const blocks = [...page.matchAll(/<script type="application\/json\+gzip">([^<]*)</g)];
  return Promise.all(blocks.map(async ([, text]) => {
    const bytes = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
    return { text, bytes: await through(new DecompressionStream("gzip"), bytes) };
  }));
}

/** What comes of bytes in a stream. Not by a Blob: WebKit's workers read none in a page on disk. */
async function through({ readable, writable }, bytes) {
  const writer = writable.getWriter();
  // A fault of either is the reader's, too.
  for (const written of [writer.write(bytes), writer.close()]) written.catch(() => {});
  return new Uint8Array(await new Response(readable).arrayBuffer());
}

/** Data as they stand in a page, as they do already if they do. */
function packedOnce(bytes, carried) {
  const isSame = (other) => other.length === bytes.length && other.every((each, at) => each === bytes[at]);
  return carried.find((each) => isSame(each.bytes))?.text ?? packedData(bytes);
}

/** Data as they stand in a page: gzip, base64. */
async function packedData(bytes) {
  const small = await through(new CompressionStream("gzip"), bytes);
  if (small.toBase64) return small.toBase64();
  const parts = [];
  for (let at = 0; at < small.length; at += 0x3000) {
    parts.push(btoa(String.fromCharCode(...small.subarray(at, at + 0x3000))));
  }
  return parts.join("");
}

/** Answers the page for as long as it asks. */
function work() {
  let ready;
  let panic = "";
  // What the program throws between two steps of a task, the task never hears of.
  trapped = (error) => postMessage({ error: { key: "stopped", detail: panic || String(error?.message ?? error) } });
  onmessage = async ({ data }) => {
    if (!ready) {
      ready = __wbg_init({ module_or_path: data.module }).then(
        () => watch((message) => (panic = message)),
        (error) => {
          throw new TaskFault("tools", error.message);
        },
      );
      // Told when somebody asks for something.
      ready.catch(() => {});
      return;
    }
    const { id, task, ...wish } = data;
    try {
      await ready;
      const result = await TASKS[task](wish, (progress) => postMessage({ id, progress }));
      postMessage({ id, result }, transferable(result));
    } catch (error) {
      const isKnown = error instanceof TaskFault;
      const detail = isKnown ? error.detail : panic || String(error?.message ?? error);
      postMessage({ id, error: { key: isKnown ? error.key : "stopped", detail } });
    }
  };
}

/** The memory of a result that need not be copied. */
function transferable(result) {
  const values = result instanceof Uint8Array ? [result] : Object.values(result ?? {});
  return values.filter((each) => each instanceof Uint8Array).map((each) => each.buffer);
}

if (typeof WorkerGlobalScope === "function") work();
