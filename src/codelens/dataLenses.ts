import { existsSync } from "node:fs";
import * as vscode from "vscode";
import type { Lineages } from "../host/lineage/lineages";
import type { Workspaces } from "../host/workspaces";

/**
 * Over the first line of each file of data that an execution made: which one, its lineage, run it again. Opening such a
 * file starts nothing; where nothing was ever run, nothing is loaded or read. What is not saved is not what was made.
 * @param onDidChangeCodeLenses executions changed, a file was saved, or times went by.
 */
export function dataLenses(
  workspaces: Workspaces,
  lineages: () => Promise<Lineages>,
  onDidChangeCodeLenses: vscode.Event<void>,
): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(
    { scheme: "file", pattern: "**/*.{csv,tsv,json,jsonl,ndjson}" },
    {
      onDidChangeCodeLenses,
      async provideCodeLenses({ uri, isDirty }: vscode.TextDocument): Promise<vscode.CodeLens[]> {
        const entry = workspaces.of(uri);
        if (isDirty || entry === undefined || !existsSync(entry.layout.executions)) return [];
        const lenses = await import("./fileLenses");
        return await lenses.fileLenses(await lineages(), entry, uri);
      },
    },
  );
}
