import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { mayVerify } from "../core/lifecycle";
import type { Verification } from "../core/records";
import { chooseExecutions, type Chosen } from "./chooseExecution";
import { eachChosen, nameOf } from "./eachChosen";
import type { Services } from "./services";
import { verifyBundle } from "../bundle/seal/verifyBundle";

const shownPaths = 10;

interface Verified {
  readonly name: string;
  readonly id: string;
  readonly verification: Verification;
}

/** `executions.verify`: hashes the bundles again, checks the signatures, and says what is wrong where something is. */
export async function verify({ workspaces, log }: Services, args: readonly unknown[]): Promise<void> {
  const named = await chooseExecutions(workspaces, args, ({ state }) => mayVerify(state));
  const [first] = named;
  if (first === undefined) return;
  const chosen = named.filter(({ execution }) => mayVerify(execution.state));
  if (chosen.length === 0) throw notSealedYet(first);
  const results: Verified[] = [];
  const { refused } = await eachChosen(
    vscode.l10n.t("Verifying"),
    chosen,
    async (one, signal, onProgress) => {
      const { id, path } = one.execution;
      const verification = await verifyBundle(path, { signal, onProgress });
      results.push({ name: nameOf(one), id, verification });
      log.info(wholeText({ name: nameOf(one), id, verification }));
    },
  );
  for (const { name, reason } of refused) log.warn(`${name}: ${reason}`);
  const bad = results.filter(({ verification }) => !verification.ok);
  if (bad.length + refused.length === 0) tellGood(results);
  else if (results.length + refused.length === 1)
    void vscode.window.showWarningMessage(
      vscode.l10n.t("{0} is not as it was sealed.", bad[0]?.name ?? refused[0]?.name ?? ""),
      {
        modal: true,
        detail: [...bad.map(shortText), ...refused.map(({ reason }) => reason)].join("\n\n"),
      },
    );
  else tellBad(bad.length + refused.length, results.length + refused.length, log);
}

/** An execution without a seal has nothing that it could differ from. */
function notSealedYet(chosen: Chosen): HumanError {
  const name = nameOf(chosen);
  return new HumanError(
    chosen.execution.state === "DEAD"
      ? vscode.l10n.t("{0} is not sealed, for its runner is gone. Recover it first.", name)
      : vscode.l10n.t("{0} is not sealed yet: that is done when it ends.", name),
    2,
  );
}

function tellGood(results: readonly Verified[]): void {
  const [first] = results;
  void vscode.window.showInformationMessage(
    results.length === 1 && first !== undefined
      ? vscode.l10n.t("{0} is as it was sealed: {1}", first.name, signatureText(first.verification.signature))
      : vscode.l10n.t("All {0} executions are as they were sealed.", results.length),
  );
}

function tellBad(count: number, all: number, log: vscode.LogOutputChannel): void {
  const details = vscode.l10n.t("Show Details");
  void vscode.window
    .showWarningMessage(
      vscode.l10n.t("{0} of {1} executions are not as they were sealed.", count, all),
      details,
    )
    .then((choice) => {
      if (choice === details) log.show();
    });
}

function shortText({ name, verification }: Verified): string {
  return describe(name, verification, (paths) => {
    const shown = paths.slice(0, shownPaths).join(", ");
    return paths.length > shownPaths
      ? vscode.l10n.t("{0} and {1} more", shown, paths.length - shownPaths)
      : shown;
  });
}

/** For the output channel: nothing is left out. */
function wholeText({ name, id, verification }: Verified): string {
  const title = name === id ? id : `${name} (${id})`;
  return describe(title, verification, (paths) => paths.join(", "));
}

function describe(
  name: string,
  { missing, added, changed, signature }: Verification,
  listed: (paths: readonly string[]) => string,
): string {
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
