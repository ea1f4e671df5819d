import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { bundlePaths } from "../bundle/layout";
import { HumanError } from "../core/humanError";
import { findRepository } from "../host/gitExtension";
import type { CodeView, GitView } from "../shared/details/detailsView";
import type { ExecutionTarget } from "../shared/executionTarget";
import { HeldTexts } from "./heldTexts";
import { applyPatch } from "./patch/applyPatch";
import { parsePatch, type FilePatch } from "../bundle/parsePatch";

const scheme = "executions-changes";

interface Sides {
  readonly before: string;
  readonly after: string;
}

/** Shows the uncommitted changes of an execution in the diff editor: the commit's files against them with the patch. */
export class ChangesDocuments implements vscode.Disposable {
  private readonly texts = new HeldTexts(scheme);

  constructor(private readonly log: vscode.LogOutputChannel) {}

  dispose(): void {
    this.texts.dispose();
  }

  /**
   * @param bundle the bundle's folder, absolute @param path of one file as the patch names it; null: all of them.
   * @throws {HumanError} when there are none.
   */
  async open(
    target: ExecutionTarget,
    bundle: string,
    code: CodeView | null,
    path: string | null,
  ): Promise<void> {
    const file = join(bundle, bundlePaths.patch);
    if (code?.repository !== true || !existsSync(file))
      throw new HumanError(
        vscode.l10n.t("{0} ran on committed code alone: there are no uncommitted changes.", target.id),
        2,
      );
    const patches = parsePatch(readFileSync(file, "utf8")).filter(
      (patch) => path === null || patch.path === path,
    );
    const shown = await this.resolve(target, code, patches);
    if (shown === null) await vscode.commands.executeCommand("executions.openChanges", target);
    else await this.show(target, code, shown);
  }

  /** Shows a text of an execution for reading alone. @param path of the file, which tells its language. */
  async openText(target: ExecutionTarget, path: string, text: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.keep(target, "as it ran", path, text));
    await vscode.window.showTextDocument(document);
  }

  /** Both sides of each file; null where the commit is not here, or a patch does not fit it (binary files). */
  private async resolve(
    target: ExecutionTarget,
    code: GitView,
    patches: readonly FilePatch[],
  ): Promise<readonly (Sides & { patch: FilePatch })[] | null> {
    if (!vscode.workspace.isTrusted || patches.length === 0) return null;
    const repository = await findRepository(vscode.Uri.file(target.workspace), this.log);
    if (repository === null) return null;
    const resolved: (Sides & { patch: FilePatch })[] = [];
    for (const patch of patches) {
      if (patch.binary) return null;
      const before =
        patch.change === "added" ? "" : await readAt(repository.root, patch.oldPath, code.commit);
      const after = before === null ? null : applyPatch(before, patch);
      if (before === null || after === null) return null;
      resolved.push({ before, after, patch });
    }
    return resolved;
  }

  private async show(
    target: ExecutionTarget,
    code: GitView,
    files: readonly (Sides & { patch: FilePatch })[],
  ): Promise<void> {
    const commit = code.commit?.slice(0, 7) ?? "";
    const sides = files.map(({ before, after, patch }) => ({
      label: vscode.Uri.file(join(target.workspace, patch.path)),
      left: patch.change === "added" ? undefined : this.keep(target, commit, patch.oldPath, before),
      right: patch.change === "deleted" ? undefined : this.keep(target, "changed", patch.path, after),
    }));
    const [only, ...others] = sides;
    if (only?.left !== undefined && only.right !== undefined && others.length === 0) {
      const title = vscode.l10n.t(
        "{0} ({1} and its uncommitted changes)",
        files[0]?.patch.path ?? "",
        commit,
      );
      await vscode.commands.executeCommand("vscode.diff", only.left, only.right, title);
      return;
    }
    await vscode.commands.executeCommand(
      "vscode.changes",
      vscode.l10n.t("Uncommitted changes on {0}", commit),
      sides.map(({ label, left, right }) => [label, left, right]),
    );
  }

  private keep(target: ExecutionTarget, side: string, path: string, text: string): vscode.Uri {
    return this.texts.hold(vscode.Uri.from({ scheme, path: `/${target.id}/${path}`, query: side }), text);
  }
}

/** The text of a file at a commit by the Git extension's own file system (its `toGitUri` makes the same address). */
async function readAt(root: vscode.Uri, path: string, commit: string | null): Promise<string | null> {
  if (commit === null) return "";
  const file = vscode.Uri.joinPath(root, path);
  const uri = file.with({ scheme: "git", query: JSON.stringify({ path: file.fsPath, ref: commit }) });
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
