import * as vscode from "vscode";
import type { Verification } from "../core/records";
import { withCancellableProgress } from "../host/cancellableProgress";
import { chooseExecutions } from "./chooseExecution";
import type { Services } from "./services";
import { verifyBundle } from "../bundle/seal/verifyBundle";

const shownPaths = 10;

/** `executions.verify`: hashes the bundle again, checks the signature, and says what is wrong where something is. */
export async function verify({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecutions(workspaces, args);
  if (chosen.length === 0) return;
  const results = await withCancellableProgress(vscode.l10n.t("Verifying"), async (signal, report) => {
    const found: { name: string; verification: Verification }[] = [];
    for (const [index, { execution }] of chosen.entries()) {
      const name = execution.name ?? execution.id;
      report(index / chosen.length, name);
      found.push({ name, verification: await verifyBundle(execution.path, { signal }) });
    }
    return found;
  });
  const bad = results.filter(({ verification }) => !verification.ok);
  const [first] = results;
  if (bad.length === 0)
    void vscode.window.showInformationMessage(
      results.length === 1 && first !== undefined
        ? vscode.l10n.t(
            "{0} is as it was sealed: {1}",
            first.name,
            signatureText(first.verification.signature),
          )
        : vscode.l10n.t("All {0} executions are as they were sealed.", results.length),
    );
  else
    void vscode.window.showWarningMessage(
      bad.length === 1
        ? vscode.l10n.t("{0} is not as it was sealed.", bad[0]?.name ?? "")
        : vscode.l10n.t("{0} of {1} executions are not as they were sealed.", bad.length, results.length),
      { modal: true, detail: bad.map(({ name, verification }) => describe(name, verification)).join("\n\n") },
    );
}

function describe(name: string, verification: Verification): string {
  const { missing, added, changed, signature } = verification;
  const lists = [
    [vscode.l10n.t("Changed"), changed],
    [vscode.l10n.t("Missing"), missing],
    [vscode.l10n.t("Added"), added],
  ] as const;
  return [
    name,
    ...lists.flatMap(([word, paths]) => (paths.length === 0 ? [] : [`${word}: ${listed(paths)}`])),
    `${vscode.l10n.t("Signature")}: ${signatureText(signature)}`,
  ].join("\n");
}

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, shownPaths).join(", ");
  return paths.length > shownPaths
    ? vscode.l10n.t("{0} and {1} more", shown, paths.length - shownPaths)
    : shown;
}

function signatureText(signature: Verification["signature"]): string {
  switch (signature) {
    case "valid":
      return vscode.l10n.t("its signature is valid");
    case "unknown-key":
      return vscode.l10n.t("it is signed with a key that you do not know");
    case "invalid":
      return vscode.l10n.t("its signature is not valid");
    case "missing":
      return vscode.l10n.t("it is not signed");
  }
}
