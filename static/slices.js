// Reading in slices, between which the page has its turn.
//
// The build joins it behind start.js.

// Short enough for a frame to be drawn in time beside it.
const SLICE_MS = 10;

/** Waits until the page has had its turn. */
function nextTurn() {
  if (typeof globalThis.scheduler?.yield === "function") return scheduler.yield();
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(0);
  });
}

/**
 * Reads a dataset, whose canonical text has that SHA-256, and then uses it.
 *
 * `tell` hears the share that is done after each slice, and ends the reading by throwing.
 */
async function readInSlices(bytes, hash, tell, use) {
  const instance = __wbg_instance_id;
  const reading = Reading.of(bytes, hash);
  try {
    for (;;) {
      const end = performance.now() + SLICE_MS;
      let isRead;
      do isRead = reading.step(); while (!isRead && performance.now() < end);
      tell(reading.share());
      await nextTurn();
      if (isRead) break;
    }
    await use();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) breakDown(error);
    throw error;
  } finally {
    // What a broken instance has read is gone with it.
    if (instance === __wbg_instance_id) reading.free();
  }
}
