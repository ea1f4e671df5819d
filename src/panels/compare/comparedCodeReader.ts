import { executionKey } from "../../core/executionKey";
import * as vscode from "vscode";
import { HumanError } from "../../core/humanError";
import { codePatch } from "../../runner/difference/codePatch";
import type { CodeFile } from "../../shared/compare/compareView";
import type { ReadExecution } from "../../store/readComparison";
import { parsePatch } from "../patch/parsePatch";
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

  constructor(
    private readonly workspace: string,
    private readonly documents: ComparedDocuments,
  ) {}

  /** Null while they are read. */
  get files(): readonly CodeFile[] | null {
    return this.found;
  }

  /** Other executions are compared from now on. */
  begin(read: readonly ReadExecution[]): void {
    this.executions = read;
    this.found = null;
  }

  /**
   * Reads in which files the code of each differs from that of the baseline; the same code is shown once. Where others
   * are compared before it is through, it comes to nothing.
   */
  async read(baseline: number): Promise<void> {
    const { executions } = this;
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
    if (executions === this.executions) this.found = files;
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
