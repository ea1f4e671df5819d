import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import type { Annotations } from "../core/records";
import { askText, type TextAnswer } from "../forms/quickInput";
import { parseTags } from "../forms/tags";
import { changeOne } from "../host/annotate";
import type { Edit } from "../host/editHistory";
import { openNoteDraft } from "../host/noteDraft";
import { chooseExecution, chooseExecutions, type Chosen } from "./chooseExecution";
import { nameOf, refusalText } from "./eachChosen";
import { eachQuickly } from "./eachQuickly";
import type { Services } from "./services";

/** `executions.editName` */
export async function editName(services: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseEditable(services, args);
  if (chosen === undefined) return;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t("Name of {0}", chosen.execution.id),
    prompt: vscode.l10n.t("Empty: it is called by its id."),
    value: chosen.execution.name ?? "",
  });
  if (name !== undefined)
    await change(services, [chosen], () => ({ name: name.trim() === "" ? null : name.trim() }));
}

/** `executions.editNote` */
export async function editNote(services: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseEditable(services, args);
  if (chosen === undefined) return;
  const answer = await askNote(chosen);
  switch (answer.kind) {
    case "back":
      return;
    case "button":
      await openNoteDraft(chosen.entry, chosen.execution.id, answer.text);
      return;
    case "taken":
      await change(services, [chosen], () => ({ note: answer.text.trim() === "" ? null : answer.text }));
  }
}

/** A box has one line: a note of several is written in an editor, as any may be. */
async function askNote(chosen: Chosen): Promise<TextAnswer> {
  const note = chosen.execution.note ?? "";
  const button = {
    iconPath: new vscode.ThemeIcon("go-to-file"),
    tooltip: vscode.l10n.t("Write It in an Editor"),
  };
  if (note.includes("\n")) return { kind: "button", button, text: note };
  return await askText({
    title: vscode.l10n.t("Note on {0}", nameOf(chosen)),
    prompt: vscode.l10n.t(
      "What this run was for, or what it showed, as Markdown. It is no part of the signed record.",
    ),
    placeholder: "",
    value: note,
    buttons: [button],
    check: () => null,
  });
}

/**
 * `executions.editTags`, on one or several: of several the tags that all of them have are told; those that are added are
 * added to each, those that are taken away are taken from each.
 */
export async function editTags(services: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await editableOf(services, args);
  const [first] = chosen;
  if (first === undefined) return;
  const shared = first.execution.tags.filter((tag) =>
    chosen.every(({ execution }) => execution.tags.includes(tag)),
  );
  const text = await vscode.window.showInputBox({
    title:
      chosen.length === 1
        ? vscode.l10n.t("Tags of {0}", nameOf(first))
        : vscode.l10n.t("Tags of {0} Executions", chosen.length),
    prompt:
      chosen.length === 1
        ? vscode.l10n.t("Separated by commas.")
        : vscode.l10n.t("Separated by commas. Tags that only some of them have stay."),
    value: shared.join(", "),
  });
  if (text === undefined) return;
  const wanted = parseTags(text);
  const gone = new Set(shared.filter((tag) => !wanted.includes(tag)));
  await change(services, chosen, ({ tags }) => ({
    tags: [...new Set([...tags.filter((tag) => !gone.has(tag)), ...wanted])],
  }));
}

/** `executions.pin` */
export async function pin(services: Services, args: readonly unknown[]): Promise<void> {
  await change(services, await editableOf(services, args), () => ({ pinned: true }));
}

/** `executions.unpin` */
export async function unpin(services: Services, args: readonly unknown[]): Promise<void> {
  await change(services, await editableOf(services, args), () => ({ pinned: false }));
}

async function chooseEditable(
  { workspaces }: Services,
  args: readonly unknown[],
): Promise<Chosen | undefined> {
  const chosen = await chooseExecution(workspaces, args, ({ archived }) => !archived);
  if (chosen?.execution.archived === true) throw archivedOnes([chosen]);
  return chosen;
}

/** Those of the chosen ones that can be changed. @throws {HumanError} when none can. */
async function editableOf({ workspaces }: Services, args: readonly unknown[]): Promise<Chosen[]> {
  const chosen = await chooseExecutions(workspaces, args, ({ archived }) => !archived);
  const editable = chosen.filter(({ execution }) => !execution.archived);
  if (chosen.length > 0 && editable.length === 0) throw archivedOnes(chosen);
  return editable;
}

function archivedOnes([first]: readonly Chosen[]): HumanError {
  return new HumanError(
    vscode.l10n.t("{0} is archived: bring it back to change it.", first === undefined ? "" : nameOf(first)),
    2,
  );
}

/**
 * Changes each, as one step that can be undone; where they are many, under a bar with Cancel.
 * @throws {HumanError} that says of which it could not be changed, and why.
 */
async function change(
  { edits }: Services,
  chosen: readonly Chosen[],
  changeOf: (present: Annotations) => Partial<Annotations>,
): Promise<void> {
  const step: Edit[] = [];
  const { done, refused, isCancelled } = await eachQuickly(
    vscode.l10n.t("Changing {0} executions", chosen.length),
    chosen,
    ({ entry, execution }) => {
      step.push(...changeOne({ entry, id: execution.id }, changeOf));
    },
  );
  edits.push(step);
  for (const store of new Set(chosen.map(({ entry }) => entry.store))) store.followJournal();
  const [only] = refused;
  if (chosen.length === 1 && only !== undefined) throw new HumanError(only.reason, 3, { cause: only.error });
  const text = vscode.l10n.t("Changed {0} of {1} executions.", done.length, chosen.length);
  if (refused.length > 0) {
    const reasons = refused.map(({ one, reason }) => ({ name: nameOf(one), reason }));
    throw new HumanError(`${text} ${refusalText(reasons)}`);
  }
  if (isCancelled) void vscode.window.showInformationMessage(text);
}
