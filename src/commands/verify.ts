import * as vscode from "vscode";
import type { Verification } from "../core/records";
import { chooseExecutions } from "./chooseExecution";
import type { Services } from "./services";

const shownPaths = 10;

/** `executions.verify`: hashes the bundle again, checks the signature, and says what is wrong where something is. */
export async function verify({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecutions(workspaces, args);
  if (chosen.length === 0) return;
  const { verifyBundle } = await import("../bundle/seal/verifyBundle");
  const results = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t("Verifying"), cancellable: true },
    async (progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => {
        controller.abort(new vscode.CancellationError());
      });
      const found: { name: string; verification: Verification }[] = [];
      for (const { execution } of chosen) {
        const name = execution.name ?? execution.id;
        progress.report({ message: name, increment: 100 / chosen.length });
        const verification = await verifyBundle(execution.path, { signal: controller.signal });
        found.push({ name, verification });
      }
      return found;
    },
  );
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
