import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repository } from "./repository.mjs";

const limitBytes = 130_000;

/** The files that the extension loads when it starts, in bytes: its own and, from those, what they `require` at once. */
export function startSize() {
  const seen = new Map();
  const read = (path) => {
    if (seen.has(path)) return;
    const text = readFileSync(path, "utf8");
    seen.set(path, Buffer.byteLength(text));
    // What `import()` became stands behind a `then`, and is not loaded at once.
    for (const [, behindThen, name] of text.matchAll(/(\.then\(\(\)=>[\w$.]*\(?)?require\("(\.[^"]+)"\)/g))
      if (behindThen === undefined) read(join(dirname(path), name));
  };
  read(join(repository, "dist/extension.js"));
  const bytes = [...seen.values()].reduce((sum, size) => sum + size, 0);
  return { bytes, limitBytes, files: [...seen.keys()] };
}
