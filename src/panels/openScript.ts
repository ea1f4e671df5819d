import { readFileSync } from "node:fs";
import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { scriptOf } from "../core/processDescription";
import type { ExecutionTarget } from "../shared/executionTarget";
import { readRecords } from "../store/bundleRecords";
import type { BundleFiles } from "./bundleFiles";
import type { ChangesDocuments } from "./changesDocuments";

/**
 * Opens the script of an execution as it ran, for reading alone.
 * @throws {HumanError} where it cannot be had any more, or in Restricted Mode, where git is not started.
 */
export async function openScript(
  target: ExecutionTarget,
  files: BundleFiles,
  documents: ChangesDocuments,
): Promise<void> {
  const { method, git, artifacts } = readRecords(files.bundle);
  const script = method === null ? null : scriptOf(method);
  if (script === null) throw new HumanError(vscode.l10n.t("{0} ran no script.", target.id), 2);
  if (git?.repository === true && !vscode.workspace.isTrusted)
    throw new HumanError(vscode.l10n.t("Git is asked for the script only in a workspace that you trust."), 2);
  const { scriptAsRan } = await import("../runner/difference/scriptAsRan");
  const { workspace } = target;
  const found = await scriptAsRan({
    workspace,
    bundle: files.bundle,
    script,
    git,
    artifacts: artifacts ?? [],
  });
  // The copy, too: a file could be typed into until the editor holds it for one that is read alone.
  const text = found.kind === "text" ? found.text : readFileSync(found.path, "utf8");
  await documents.openText(target, script, text);
}
