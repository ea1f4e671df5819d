import { existsSync } from "node:fs";
import * as vscode from "vscode";
import type { Lineages } from "../host/lineage/lineages";
import type { Workspaces } from "../host/workspaces";
import { LensPace } from "./lensPace";

/**
 * Over the first line of each file of data that an execution made: which one, its lineage, run it again. Opening such a
 * file starts nothing; where nothing was ever run, nothing is loaded or read, and of many executions only what is kept. What is not saved is not what was made.
 * @param onDidChange executions changed, a file was saved, or times went by: lenses follow, but never most of the time.
 */
export function dataLenses(
  workspaces: Workspaces,
  lineages: () => Promise<Lineages>,
  onDidChange: vscode.Event<void>,
): vscode.Disposable {
  const changes = new vscode.EventEmitter<void>();
  const pace = new LensPace(() => {
    changes.fire();
  });
  let reading: vscode.Disposable | undefined;
  const provider = vscode.languages.registerCodeLensProvider(
    { scheme: "file", pattern: "**/*.{csv,tsv,json,jsonl,ndjson}" },
    {
      onDidChangeCodeLenses: changes.event,
      async provideCodeLenses({ uri, isDirty }: vscode.TextDocument): Promise<vscode.CodeLens[]> {
        const entry = workspaces.of(uri);
        if (isDirty || entry === undefined || !existsSync(entry.layout.executions)) return [];
        const lenses = await import("./fileLenses");
        const known = await lineages();
        reading ??= known.onDidRead(() => {
          pace.note();
        });
        return await pace.time(async () => lenses.fileLenses(known, entry, uri));
      },
    },
  );
  const following = onDidChange(() => {
    pace.note();
  });
  return vscode.Disposable.from(provider, following, changes, pace, {
    dispose: () => {
      reading?.dispose();
    },
  });
}
