import assert from "node:assert/strict";
import { extensions, type TreeDataProvider, type TreeItem } from "vscode";
import { type ExtensionApi } from "../../src/extension";

/** The extension's own view of its trees, once it is active. */
export async function activeExtension(): Promise<ExtensionApi> {
  const extension = extensions.getExtension<ExtensionApi>("executions.executions");
  assert.ok(extension, "executions.executions is not installed");
  return await extension.activate();
}

/** A tree as text, one row a line, two spaces a level: "label (description)". */
export async function rowsOf<T>(tree: TreeDataProvider<T>, node?: T, indent = ""): Promise<string[]> {
  const children = (await tree.getChildren(node)) ?? [];
  const rows: string[] = [];
  for (const child of children) {
    const item = await tree.getTreeItem(child);
    rows.push(`${indent}${textOf(item)}`, ...(await rowsOf(tree, child, `${indent}  `)));
  }
  return rows;
}

/** Waits until a tree, after any of its changes, has what is wanted; fails with the rows that it had when time is up. */
export async function untilTree<T>(
  tree: TreeDataProvider<T>,
  wanted: (rows: readonly string[]) => boolean,
  limitMs = 15_000,
): Promise<readonly string[]> {
  return await new Promise((resolve, reject) => {
    let rows: readonly string[] = [];
    const limit = setTimeout(() => {
      changes?.dispose();
      reject(new Error(`The tree did not come to show it within ${limitMs} ms:\n${rows.join("\n")}`));
    }, limitMs);
    const look = (): void => {
      rowsOf(tree).then((now) => {
        rows = now;
        if (!wanted(rows)) return;
        clearTimeout(limit);
        changes?.dispose();
        resolve(rows);
      }, reject);
    };
    const changes = tree.onDidChangeTreeData?.(look);
    // A change while it is looked for the first time is heard of, too.
    look();
  });
}

function textOf({ label, description }: TreeItem): string {
  const name = typeof label === "object" ? label.label : (label ?? "");
  return typeof description === "string" && description !== "" ? `${name} (${description})` : name;
}
