import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import * as vscode from "vscode";
import type { WorkspaceLayout } from "../bundle/layout";
import { annotate } from "./annotate";
import type { EditHistory } from "./editHistory";
import type { WorkspaceEntry, Workspaces } from "./workspaces";

/** Where a note lies while it is written in an editor, as `followNoteDrafts` knows it. */
function draftOf({ cache }: WorkspaceLayout, id: string): string {
  return join(cache, "notes", `${id}.md`);
}

/** Opens the note of an execution in an editor of its own: each save there makes the text the note. */
export async function openNoteDraft({ layout }: WorkspaceEntry, id: string, note: string): Promise<void> {
  const path = draftOf(layout, id);
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === path);
  // What was typed there and is not saved yet stays.
  if (open?.isDirty !== true) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, note);
  }
  // A document that was asked for would stay open for minutes after its editor.
  await vscode.commands.executeCommand("vscode.open", vscode.Uri.file(path), { preview: false });
}

/**
 * Makes a draft that was saved the note of its execution, as a step that can be undone.
 * @throws {HumanError} when the execution cannot be changed: the draft stays.
 */
export function keepNoteDraft(workspaces: Workspaces, edits: EditHistory, draft: vscode.TextDocument): void {
  const entry = workspaces.of(draft.uri);
  const id = basename(draft.uri.fsPath, ".md");
  if (entry === undefined || draft.uri.fsPath !== draftOf(entry.layout, id)) return;
  const text = draft.getText().trimEnd();
  const note = text === "" ? null : text;
  if (entry.store.get(id)?.note !== note) annotate(edits, [{ entry, id }], () => ({ note }));
}

/** Removes a draft whose editor was closed. */
export function removeNoteDraft(draft: vscode.TextDocument): void {
  rmSync(draft.uri.fsPath, { force: true });
}
