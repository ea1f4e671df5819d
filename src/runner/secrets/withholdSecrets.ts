import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { GitCapture } from "../capture/captureGit";
import { binaryPaths } from "./binaryPaths";
import type { SecretMask } from "./secretMask";

const reason = "the uncommitted changes hold a secret of this run";

/**
 * The version of the code as it may be written down: a patch that holds a secret is not kept, which says that the run
 * cannot be reproduced; texts of the record are masked.
 * @param workspace absolute path of the folder.
 */
export function withholdSecrets(code: GitCapture, mask: SecretMask, workspace: string): GitCapture {
  const record = mask.record(code.record);
  const { patch } = code;
  if (
    patch === null ||
    !record.repository ||
    !holdsSecret(patch, join(realpathSync(workspace), record.root), mask)
  )
    return { ...code, record };
  const told = `${reason}: the patch is not kept, so this run cannot be reproduced. Take the secret out of the files.`;
  return { record: { ...record, withheld: reason }, patch: null, warnings: [...code.warnings, told] };
}

function holdsSecret(patch: Uint8Array, root: string, mask: SecretMask): boolean {
  if (mask.isIn(patch)) return true;
  // The patch has what is in the working tree, and this is read at once after it.
  return binaryPaths(patch).some((path) =>
    mask.isIn(contentOf(Buffer.concat([Buffer.from(`${root}/`), Buffer.from(path, "latin1")]))),
  );
}

/** Nothing where the file was removed. */
function contentOf(path: Buffer): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    return new Uint8Array(0);
  }
}
