import type { ChangedFile } from "../../core/compare/cause";

/**
 * The files that `git diff-tree -z --raw --numstat` tells: first `:MODE MODE BLOB BLOB STATUS` and the path of each, then
 * `ADDED<tab>REMOVED<tab>PATH`, where both are "-" if it is no text.
 */
export function parseChangedFiles(output: string): ChangedFile[] {
  const parts = output.split("\0").filter(Boolean);
  const blobs = new Map<string, string>();
  const files: ChangedFile[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? "";
    const blob = /^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*$/.exec(part)?.[1];
    if (blob !== undefined) blobs.set(parts[(index += 1)] ?? "", blob);
    else files.push(...changedFile(part, blobs));
  }
  return files;
}

function changedFile(entry: string, blobs: ReadonlyMap<string, string>): ChangedFile[] {
  const [, added, removed, path] = /^(\d+|-)\t(\d+|-)\t([^]+)$/.exec(entry) ?? [];
  if (added === undefined || removed === undefined || path === undefined) return [];
  const count = (text: string): number | null => (text === "-" ? null : Number(text));
  return [{ path, added: count(added), removed: count(removed), content: blobs.get(path) ?? "" }];
}
