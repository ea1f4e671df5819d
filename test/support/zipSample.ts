import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A new temporary folder, its true path. */
export function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "executions-test-")));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Writes files (POSIX path to content) below a folder. */
export function writeTree(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** All files below a folder, POSIX path to content in base64; folders that hold nothing end with a slash. */
export function readTree(folder: string, prefix = ""): Record<string, string> {
  const tree: Record<string, string> = {};
  for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
    const path = `${prefix}${entry.name}`;
    if (!entry.isDirectory()) tree[path] = readFileSync(join(folder, path)).toString("base64");
    else {
      const below = readTree(folder, `${path}/`);
      Object.assign(tree, Object.keys(below).length === 0 ? { [`${path}/`]: "" } : below);
    }
  }
  return tree;
}

/** The least that a bundle holds, with outputs (path below `outputs/` to content). */
export function writeSampleBundle(
  bundle: string,
  id: string,
  outputs: Readonly<Record<string, string | Uint8Array>> = { "stdout.log": "loss: 0.31\n", "stderr.log": "" },
): void {
  writeTree(bundle, {
    "metadata/jobStatus.json": JSON.stringify({
      jobID: id,
      type: "process",
      status: "successful",
      history: [],
    }),
    "metadata/method.json": JSON.stringify({ id: "train", version: "1.0.0" }),
    "metadata/request.json": JSON.stringify({ inputs: { lr: 0.1 } }),
    "metadata/annotations.json": JSON.stringify({ name: null, note: "a note", tags: [], pinned: false }),
    ...Object.fromEntries(Object.entries(outputs).map(([path, content]) => [`outputs/${path}`, content])),
  });
}
