// Reads what `vardkronan pack` writes densely (src/cli/dense.rs): LZMA, as printable ASCII.
// The build joins it behind the second module's part, which only such a page has at once.

/** Thirteen bits stand in two characters: the code points from 33 on, without three. */
function denseBytes(text) {
  const digit = new Uint8Array(127);
  let count = 0;
  for (let code = 33; code < 127; code += 1) {
    if (!'&<\\'.includes(String.fromCharCode(code))) digit[code] = count++;
  }
  const bytes = new Uint8Array(Math.floor((text.length * 13) / 16));
  let [at, held, bits] = [0, 0, 0];
  for (let place = 0; place < text.length; place += 2) {
    held |= (digit[text.charCodeAt(place)] * 91 + digit[text.charCodeAt(place + 1)]) << bits;
    for (bits += 13; bits > 7; bits -= 8) {
      bytes[at++] = held;
      held >>>= 8;
    }
  }
  return bytes;
}

/** Lets the page answer between two slices of long work. */
const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

/** What an LZMA stream with its usual header holds; the page stays responsive meanwhile. */
async function unpacked(input) {
  const [lc, lp, pb] = [input[0] % 9, ((input[0] / 9) | 0) % 5, (input[0] / 45) | 0];
  const size = new DataView(input.buffer).getUint32(5, true);
  const output = new Uint8Array(size);
  // Chances of a bit, one room after the other: the matches' four, then lengths, distances, literals.
  const LENGTHS = 432;
  const REPEATS = LENGTHS + 514;
  const SLOTS = REPEATS + 514;
  const SPECIAL = SLOTS + 256;
  const ALIGNED = SPECIAL + 128;
  const LITERALS = ALIGNED + 16;
  const chances = new Uint16Array(LITERALS + (0x300 << (lc + lp))).fill(1024);
  // Range and code need 32 bits without a sign; plain numbers of that size would be boxed.
  const coder = new Uint32Array([0xffffffff, new DataView(input.buffer).getUint32(14)]);
  let at = 18;
  const widen = () => {
    coder[0] <<= 8;
    coder[1] = (coder[1] << 8) | input[at++];
  };
  const bit = (place) => {
    const chance = chances[place];
    const bound = (coder[0] >>> 11) * chance;
    let one = 0;
    if (coder[1] < bound) {
      coder[0] = bound;
      chances[place] = chance + ((2048 - chance) >> 5);
    } else {
      coder[0] -= bound;
      coder[1] -= bound;
      chances[place] = chance - (chance >> 5);
      one = 1;
    }
    if (coder[0] < 0x1000000) widen();
    return one;
  };
  const tree = (place, depth) => {
    let node = 1;
    for (let level = 0; level < depth; level += 1) node = node * 2 + bit(place + node);
    return node - (1 << depth);
  };
  const backwards = (place, depth) => {
    let [node, value] = [1, 0];
    for (let level = 0; level < depth; level += 1) {
      const one = bit(place + node);
      node = node * 2 + one;
      value |= one << level;
    }
    return value;
  };
  const evenly = (depth) => {
    let value = 0;
    for (let level = 0; level < depth; level += 1) {
      coder[0] >>>= 1;
      const one = coder[1] >= coder[0] ? 1 : 0;
      if (one) coder[1] -= coder[0];
      value = value * 2 + one;
      if (coder[0] < 0x1000000) widen();
    }
    return value;
  };
  const length = (place, low) => {
    if (!bit(place)) return tree(place + 2 + low * 8, 3);
    if (!bit(place + 1)) return 8 + tree(place + 130 + low * 8, 3);
    return 16 + tree(place + 258, 8);
  };
  const distance = (steps) => {
    const slot = tree(SLOTS + Math.min(steps, 3) * 64, 6);
    if (slot < 4) return slot;
    const direct = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) * 2 ** direct;
    if (slot < 14) return base + backwards(SPECIAL + base - slot, direct);
    return base + evenly(direct - 4) * 16 + backwards(ALIGNED, 4);
  };
  const literal = (position, isAfterMatch, near) => {
    const before = position > 0 ? output[position - 1] : 0;
    const context = ((position & ((1 << lp) - 1)) << lc) + (before >> (8 - lc));
    const place = LITERALS + 0x300 * context;
    let node = 1;
    if (isAfterMatch) {
      let other = output[position - near - 1];
      while (node < 0x100) {
        const expected = (other >> 7) & 1;
        other <<= 1;
        const one = bit(place + ((1 + expected) << 8) + node);
        node = node * 2 + one;
        if (one !== expected) break;
      }
    }
    while (node < 0x100) node = node * 2 + bit(place + node);
    return node;
  };
  let [position, state, near, second, third, fourth] = [0, 0, 0, 0, 0, 0];
  let until = performance.now() + 12;
  let rest = 1024;
  while (position < size) {
    if (--rest === 0) {
      rest = 1024;
      if (performance.now() > until) {
        await pause();
        until = performance.now() + 12;
      }
    }
    const low = position & ((1 << pb) - 1);
    if (!bit(state * 16 + low)) {
      output[position] = literal(position, state > 6, near);
      position += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count = 0;
    if (!bit(192 + state)) {
      [fourth, third, second] = [third, second, near];
      count = length(LENGTHS, low);
      state = state < 7 ? 7 : 10;
      near = distance(count);
    } else {
      if (bit(204 + state)) {
        let chosen = second;
        if (bit(216 + state)) {
          chosen = third;
          if (bit(228 + state)) {
            chosen = fourth;
            fourth = third;
          }
          third = second;
        }
        second = near;
        near = chosen;
      } else if (!bit(240 + state * 16 + low)) {
        output[position] = output[position - near - 1];
        position += 1;
        state = state < 7 ? 9 : 11;
        continue;
      }
      count = length(REPEATS, low);
      state = state < 7 ? 8 : 11;
    }
    for (const end = Math.min(position + count + 2, size); position < end; position += 1) {
      output[position] = output[position - near - 1];
    }
  }
  return output;
}
