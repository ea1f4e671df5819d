import { basename } from "node:path";
import * as vscode from "vscode";
import type { ExecutionsNode } from "./executionNodes";

const uriList = "text/uri-list";

/** Archives dropped on the tree of executions are imported; its rows can be dragged out as their folders. */
export class DropImport implements vscode.TreeDragAndDropController<ExecutionsNode> {
  readonly dropMimeTypes = [uriList];
  readonly dragMimeTypes = [uriList];

  handleDrag(nodes: readonly ExecutionsNode[], data: vscode.DataTransfer): void {
    const folders = nodes.flatMap((node) =>
      node.kind === "execution" ? [vscode.Uri.file(node.execution.path).toString()] : [],
    );
    if (folders.length > 0) data.set(uriList, new vscode.DataTransferItem(folders.join("\r\n")));
  }

  async handleDrop(target: ExecutionsNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const text = await data.get(uriList)?.asString();
    const uris = (text ?? "")
      .split(/\r?\n/)
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => vscode.Uri.parse(line));
    const archives = uris.filter(isArchive);
    // A row that was dragged and let go of where it came from is nothing to be told of.
    const others = uris.filter((uri) => !isArchive(uri) && !uri.path.includes("/.executions/"));
    if (others.length > 0) void vscode.window.showWarningMessage(otherFilesText(others));
    if (archives.length > 0)
      await vscode.commands.executeCommand(
        "executions.import",
        target === undefined ? undefined : placeOf(target),
        archives,
      );
  }
}

function isArchive({ scheme, path }: vscode.Uri): boolean {
  return scheme === "file" && path.toLowerCase().endsWith(".zip");
}

function otherFilesText(files: readonly vscode.Uri[]): string {
  const [first] = files;
  const name = basename(first?.path ?? "");
  return files.length === 1
    ? vscode.l10n.t("{0} was not imported: an exported execution is a .zip file on this machine.", name)
    : vscode.l10n.t(
        "{0} and {1} more were not imported: an exported execution is a .zip file on this machine.",
        name,
        files.length - 1,
      );
}

function placeOf(node: ExecutionsNode): { readonly workspace: string } {
  switch (node.kind) {
    case "folder":
    case "group":
    case "execution":
      return { workspace: node.workspace };
    case "more":
      return { workspace: node.parent.workspace };
  }
}
