import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { lenientArtifacts } from "../core/lenientRecords";
import type { Artifact } from "../core/records";
import { bundlePaths } from "../bundle/layout";
import { parseJsonText, readJsonOrNull } from "../bundle/readJson";
import { openWithoutFollowing } from "../bundle/openWithoutFollowing";

/** Of a longer list only so much is read where that holds all inputs, in bytes. */
const headBytes = 1024 * 1024;
const beginOfOutput = '"direction": "output"';

/**
 * The files that an execution read, as its list of artifacts tells them; none where it cannot be read. A run writes them
 * before its outputs, of which there may be 100,000: those are not read.
 * @param bundle absolute.
 */
export function readInputFiles(bundle: string): readonly Artifact[] {
  const path = join(bundle, bundlePaths.artifacts);
  const list = readHead(path) ?? readJsonOrNull(path, "refuse");
  return (lenientArtifacts(list) ?? []).filter(({ direction }) => direction === "input");
}

/** What a long list begins with, up to the first output; null for a short one, and where it has no such begin. */
function readHead(path: string): unknown {
  try {
    const descriptor = openSync(path, openWithoutFollowing);
    try {
      if (fstatSync(descriptor).size <= headBytes) return null;
      const bytes = Buffer.alloc(headBytes);
      const head = bytes.toString("utf8", 0, readSync(descriptor, bytes, 0, headBytes, 0));
      const output = head.indexOf(beginOfOutput);
      const inputs = head.slice(0, head.lastIndexOf("{", output)).trimEnd().replace(/,$/, "");
      const read = parseJsonText(`${inputs}]}`);
      return output >= 0 && read.ok ? read.value : null;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
}
