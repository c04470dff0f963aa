// A static host as it should be: right types, compressed once, connections kept alive.

import { createServer } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  json: "application/json",
  wasm: "application/wasm",
};

/** What a host keeps of a file: brotli at its best, made beforehand. */
export function compressed(body) {
  const bytes = Buffer.from(body);
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotliCompressSync(bytes, {
    params: {
      [BROTLI_PARAM_QUALITY]: 11,
      [BROTLI_PARAM_LGWIN]: 22,
      [BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/**
 * Serves files on a free port of this machine. Each is `{ body, br? }` under its path; one without
 * `br` goes as it is, which is right where the line is not what is measured.
 */
export async function serve(files) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = files.get(pathname);
    if (!file) {
      response.writeHead(404, { "Content-Length": 0 }).end();
      return;
    }
    const type = TYPES[pathname.slice(pathname.lastIndexOf(".") + 1)];
    const isBrotli = file.br && /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
    const body = isBrotli ? file.br : file.body;
    response.writeHead(200, {
      "Content-Type": type,
      "Content-Length": body.length,
      // Every load is a first visit.
      "Cache-Control": "no-store",
      ...(isBrotli && { "Content-Encoding": "br" }),
    });
    response.end(body);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
