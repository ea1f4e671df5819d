import * as vscode from "vscode";
import type { CodeDifference } from "../../core/compare/cause";
import { executionKey } from "../../core/executionKey";
import { contentOfRole, scriptRole } from "../../core/inputContent";
import { HumanError } from "../../core/humanError";
import { codePatch } from "../../runner/difference/codePatch";
import type { CodeFile } from "../../shared/compare/compareView";
import type { ReadExecution } from "../../store/readComparison";
import { parsePatch } from "../patch/parsePatch";
import { askCode } from "./askCode";
import { codeFiles, wholeSides } from "./codeFiles";
import type { ComparedDocuments } from "./comparedDocuments";

/** So many executions have their code shown beside the baseline's; of more it is told how many lines differ. */
const mostShown = 5;
const shownContext = 1;
/** A diff with so much around each change holds the whole file. */
const wholeFile = 10_000_000;

/** Reads the code of compared executions, for the page and for the diff editor. */
export class ComparedCodeReader {
  private executions: readonly ReadExecution[] = [];
  private found: readonly CodeFile[] | null = null;
  private differing: { readonly identity: string; readonly code: readonly CodeDifference[] } | null = null;
  private identity = "";

  constructor(
    private readonly workspace: string,
    private readonly documents: ComparedDocuments,
  ) {}

  /** Null while they are read. */
  get files(): readonly CodeFile[] | null {
    return this.found;
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
    if (identity !== this.identity) this.found = null;
    this.identity = identity;
  }

  /**
   * Reads in which files the code of each differs from that of the baseline; the same code is shown once. Where other
   * code is compared before it is through, it comes to nothing.
   */
  async read(baseline: number): Promise<void> {
    const { executions, identity } = this;
    const reference = executions[baseline];
    const known = new Set<string>();
    const files: CodeFile[] = [];
    for (const [index, execution] of executions.slice(0, mostShown).entries()) {
      const patch = index === baseline ? null : await this.patch(reference, execution, shownContext, null);
      if (patch === null || known.has(patch)) continue;
      known.add(patch);
      const sides = [executionKey(baseline), executionKey(index)] as const;
      files.push(...codeFiles(parsePatch(patch), sides, execution.execution.summary.id));
    }
    if (identity === this.identity) this.found = files;
  }

  /**
   * Opens a file as two executions had it.
   * @param before @param after their ids.
   * @throws {HumanError} when it cannot be read.
   */
  async open(path: string, before: string, after: string): Promise<void> {
    const [one, other] = [this.placeOf(before), this.placeOf(after)];
    const patch = await this.patch(this.executions[one], this.executions[other], wholeFile, path);
    const [file] = patch === null ? [] : parsePatch(patch);
    if (file === undefined || file.binary)
      throw new HumanError(
        vscode.l10n.t("{0} cannot be shown: it is no text, or git cannot tell it.", path),
        2,
      );
    const title = `${path} (${executionKey(one)} ↔ ${executionKey(other)})`;
    await this.documents.open(path, [before, after], wholeSides(file), title);
  }

  private placeOf(id: string): number {
    return this.executions.findIndex(({ execution }) => execution.summary.id === id);
  }

  private async patch(
    before: ReadExecution | undefined,
    after: ReadExecution | undefined,
    context: number,
    path: string | null,
  ): Promise<string | null> {
    if (before === undefined || after === undefined || !vscode.workspace.isTrusted) return null;
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
