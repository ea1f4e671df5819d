import * as vscode from "vscode";
import type { CodeDifference } from "../../core/compare/cause";
import { unlikeCode } from "../../core/compare/unlikeCode";
import { executionKey } from "../../core/executionKey";
import { contentOfRole, scriptRole } from "../../core/inputContent";
import { HumanError } from "../../core/humanError";
import { codePatch } from "../../runner/difference/codePatch";
import type { CodeFile } from "../../shared/compare/compareView";
import type { ReadExecution } from "../../store/readComparison";
import { parsePatch } from "../../bundle/parsePatch";
import { askCode } from "./askCode";
import { codeFiles, wholeSides } from "./codeFiles";
import type { ComparedDocuments } from "./comparedDocuments";

/** Of so many the code that differs is shown beside the baseline's; of more it is told how many lines do. */
const mostShown = 5;
const shownContext = 1;
const fewKeys = 10;
/** A diff with so much around each change holds the whole file. */
const wholeFile = 10_000_000;

/** The code that differs, and sentences on what of it is not shown. */
interface FoundCode {
  readonly files: readonly CodeFile[];
  readonly notes: readonly string[];
}

/** Reads the code of compared executions, for the page and for the diff editor. */
export class ComparedCodeReader {
  private executions: readonly ReadExecution[] = [];
  private differingLines: FoundCode | null = null;
  private differing: { readonly identity: string; readonly code: readonly CodeDifference[] } | null = null;
  private identity = "";

  constructor(
    private readonly workspace: string,
    private readonly documents: ComparedDocuments,
  ) {}

  /** Null while they are read. */
  get found(): FoundCode | null {
    return this.differingLines;
  }

  /** How the code of each differs from the baseline's; git is asked anew only where other code is compared. */
  async differences(read: readonly ReadExecution[], baseline: number): Promise<readonly CodeDifference[]> {
    const identity = identityOf(read, baseline);
    if (this.differing?.identity !== identity)
      this.differing = { identity, code: await askCode(this.workspace, read, baseline) };
    return this.differing.code;
  }

  /** These are compared from now on; what was found stays where their code is the same. */
  begin(read: readonly ReadExecution[], baseline: number): void {
    const identity = identityOf(read, baseline);
    this.executions = read;
    if (identity !== this.identity) this.differingLines = null;
    this.identity = identity;
  }

  /**
   * Reads in which files the code of each differs from that of the baseline; the same code is shown once. Where other
   * code is compared before it is through, it comes to nothing.
   */
  async read(baseline: number): Promise<void> {
    const { executions, identity } = this;
    const unlike = unlikeCode(this.differing?.code ?? [], baseline);
    const files: CodeFile[] = [];
    const notes: string[] = [];
    for (const index of unlike.slice(0, mostShown)) {
      const [before, after] = [executions[baseline], executions[index]];
      if (before === undefined || after === undefined) continue;
      const patch = await this.patch(before, after, shownContext, null);
      const sides = [executionKey(baseline), executionKey(index)] as const;
      if (typeof patch !== "string") {
        notes.push(vscode.l10n.t("The lines of {0} cannot be shown: {1}", sides[1], patch.reason));
        continue;
      }
      const shown = codeFiles(parsePatch(patch), sides, after.execution.summary.id);
      files.push(...shown.files);
      if (shown.more > 0)
        notes.push(vscode.l10n.t("{0} more files differ between {1} and {2}.", shown.more, ...sides));
    }
    const rest = unlike.slice(mostShown).map((index) => executionKey(index));
    if (rest.length > 0)
      notes.push(vscode.l10n.t("Lines are shown of {0} that differ; not of {1}.", mostShown, keysText(rest)));
    if (identity === this.identity) this.differingLines = { files, notes };
  }

  /**
   * Opens a file as two executions had it.
   * @param before @param after their ids.
   * @throws {HumanError} when it cannot be read.
   */
  async open(path: string, before: string, after: string): Promise<void> {
    const [one, other] = [this.placeOf(before), this.placeOf(after)];
    const [old, now] = [this.executions[one], this.executions[other]];
    if (old === undefined || now === undefined) return;
    const patch = await this.patch(old, now, wholeFile, path);
    if (typeof patch !== "string")
      throw new HumanError(vscode.l10n.t("{0} cannot be shown: {1}", path, patch.reason), 2);
    const [file] = parsePatch(patch);
    if (file === undefined || file.binary)
      throw new HumanError(vscode.l10n.t("{0} cannot be shown: it is no text.", path), 2);
    const title = `${path} (${executionKey(one)} ↔ ${executionKey(other)})`;
    await this.documents.open(path, [before, after], wholeSides(file), title);
  }

  private placeOf(id: string): number {
    return this.executions.findIndex(({ execution }) => execution.summary.id === id);
  }

  private async patch(
    before: ReadExecution,
    after: ReadExecution,
    context: number,
    path: string | null,
  ): Promise<string | { readonly reason: string }> {
    if (!vscode.workspace.isTrusted) return { reason: vscode.l10n.t("the workspace is not trusted") };
    return await codePatch(this.workspace, before, after, { context, path });
  }
}

/** All that the code of executions is told by. */
function identityOf(read: readonly ReadExecution[], baseline: number): string {
  const code = read.map(({ execution }) => {
    const { summary, git, changes, artifacts } = execution;
    return [summary.id, summary.script, git, changes, contentOfRole(artifacts, scriptRole)];
  });
  return JSON.stringify([baseline, vscode.workspace.isTrusted, code]);
}

/** Of many the first few: "F, G, H, … (12)". */
function keysText(keys: readonly string[]): string {
  return keys.length <= fewKeys
    ? keys.join(", ")
    : `${keys.slice(0, fewKeys).join(", ")}, … (${keys.length})`;
}
