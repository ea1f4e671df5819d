import * as vscode from "vscode";
import { report } from "./commandEdge";
import type { EditHistory } from "./editHistory";
import type * as Drafts from "./noteDraft";
import type { Workspaces } from "./workspaces";

const draftPath = /\/\.executions\/\.cache\/notes\/[^/]+\.md$/;

/** Follows the notes that are written in editors. What reads and writes them is loaded with the first one. */
export function followNoteDrafts(
  workspaces: Workspaces,
  edits: EditHistory,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const follow = (document: vscode.TextDocument, act: (drafts: typeof Drafts) => void): void => {
    if (document.uri.scheme !== "file" || !draftPath.test(document.uri.path)) return;
    import("./noteDraft").then(act).catch((error: unknown) => {
      report(error, "note in an editor", log);
    });
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidSaveTextDocument((document) => {
      follow(document, ({ keepNoteDraft }) => {
        keepNoteDraft(workspaces, edits, document);
      });
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      follow(document, ({ removeNoteDraft }) => {
        // One that is taken for another language closes, and opens again.
        if (document.isClosed) removeNoteDraft(document);
      });
    }),
  );
}
