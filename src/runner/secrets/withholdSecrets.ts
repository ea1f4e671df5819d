import type { GitCapture } from "../capture/captureGit";
import type { SecretMask } from "./secretMask";

const reason = "the uncommitted changes hold a secret of this run";

/**
 * The version of the code as it may be written down: a patch that holds a secret is not kept, which says that the run
 * cannot be reproduced; texts of the record are masked.
 */
export function withholdSecrets(code: GitCapture, mask: SecretMask): GitCapture {
  const record = mask.record(code.record);
  const { patch } = code;
  if (patch === null || !record.repository || !mask.isIn(patch)) return { ...code, record };
  const told = `${reason}: the patch is not kept, so this run cannot be reproduced. Take the secret out of the files.`;
  return { record: { ...record, withheld: reason }, patch: null, warnings: [...code.warnings, told] };
}
