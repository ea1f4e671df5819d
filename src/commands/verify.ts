import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { mayVerify } from "../core/lifecycle";
import type { Verification } from "../core/records";
import { chooseExecutions, type Chosen } from "./chooseExecution";
import { eachChosen, nameOf, type Refused } from "./eachChosen";
import type { Services } from "./services";
import { verifyBundle } from "../bundle/seal/verifyBundle";

const shownPaths = 10;

interface Verified {
  readonly name: string;
  readonly id: string;
  readonly verification: Verification;
}

interface Told {
  readonly results: readonly Verified[];
  readonly refused: readonly Refused[];
  readonly all: number;
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
    log,
    async (one, signal, onProgress) => {
      const { id, path } = one.execution;
      const verification = await verifyBundle(path, { signal, onProgress });
      results.push({ name: nameOf(one), id, verification });
      log.info(wholeText({ name: nameOf(one), id, verification }));
    },
  );
  for (const { name, reason } of refused) log.warn(`${name}: ${reason}`);
  tell({ results, refused, all: named.length }, log);
}

/** @param told `all`: how many were chosen, those too that have no seal, or had no turn before Cancel. */
function tell({ results, refused, all }: Told, log: vscode.LogOutputChannel): void {
  const looked = results.length + refused.length;
  if (looked === 0) return;
  const bad = results.filter(({ verification }) => !verification.ok);
  const wrong = bad.length + refused.length;
  if (wrong === 0) tellGood(results, all);
  else if (all === 1)
    void vscode.window.showWarningMessage(
      vscode.l10n.t("{0} is not as it was sealed.", bad[0]?.name ?? refused[0]?.name ?? ""),
      {
        modal: true,
        detail: [...bad.map(shortText), ...refused.map(({ reason }) => reason)].join("\n\n"),
      },
    );
  else tellBad(wrong, looked, all, log);
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

function tellGood(results: readonly Verified[], all: number): void {
  const [first] = results;
  void vscode.window.showInformationMessage(
    all === 1 && first !== undefined
      ? vscode.l10n.t("{0} is as it was sealed: {1}", first.name, signatureText(first.verification.signature))
      : results.length === all
        ? vscode.l10n.t("All {0} executions are as they were sealed.", all)
        : vscode.l10n.t("Verified {0} of {1} executions: they are as they were sealed.", results.length, all),
  );
}

function tellBad(count: number, looked: number, all: number, log: vscode.LogOutputChannel): void {
  const details = vscode.l10n.t("Show Details");
  const text =
    looked === all
      ? vscode.l10n.t("{0} of {1} executions are not as they were sealed.", count, all)
      : vscode.l10n.t("Verified {0} of {1} executions: {2} are not as they were sealed.", looked, all, count);
  void vscode.window.showWarningMessage(text, details).then((choice) => {
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
