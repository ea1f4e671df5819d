import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import * as vscode from "vscode";
import { bundlePaths } from "../bundle/layout";

const scheme = "executions";

/** The read-only document that shows the uncommitted changes of a bundle. @param bundle its folder, absolute. */
export function patchUri(bundle: string): vscode.Uri {
  const query = new URLSearchParams({ bundle }).toString();
  return vscode.Uri.from({ scheme, path: `/${basename(bundle)}.diff`, query });
}

/** Gives the documents of the scheme `executions` their text. */
export function registerPatchDocuments(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent(uri) {
      const bundle = new URLSearchParams(uri.query).get("bundle");
      return bundle === null ? "" : await readFile(join(bundle, bundlePaths.patch), "utf8");
    },
  });
}
