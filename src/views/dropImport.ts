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
    const archives = uris.filter(({ scheme, path }) => scheme === "file" && path.endsWith(".zip"));
    if (archives.length > 0)
      await vscode.commands.executeCommand(
        "executions.import",
        target === undefined ? undefined : placeOf(target),
        archives,
      );
  }
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
