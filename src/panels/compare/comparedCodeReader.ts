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

  /** Reads in which files the code of each differs from that of the baseline; the same code is shown once. */
  async read(baseline: number): Promise<void> {
    const known = new Set<string>();
    const files: CodeFile[] = [];
    for (const [index] of this.executions.slice(0, mostShown).entries()) {
      const patch = index === baseline ? null : await this.patch(baseline, index, shownContext, null);
      if (patch === null || known.has(patch)) continue;
      known.add(patch);
      files.push(...codeFiles(parsePatch(patch), [executionKey(baseline), executionKey(index)], index));
    }
    this.found = files;
  }

  /** Opens a file as both executions had it. @throws {HumanError} when it cannot be read. */
  async open(path: string, index: number, baseline: number): Promise<void> {
    const patch = await this.patch(baseline, index, wholeFile, path);
    const [file] = patch === null ? [] : parsePatch(patch);
    const [before, after] = [this.idOf(baseline), this.idOf(index)];
    if (file === undefined || file.binary)
      throw new HumanError(
        vscode.l10n.t("{0} cannot be shown: it is no text, or git cannot tell it.", path),
        2,
      );
    const title = `${path} (${executionKey(baseline)} ↔ ${executionKey(index)})`;
    await this.documents.open(path, [before, after], wholeSides(file), title);
  }

  private idOf(index: number): string {
    return this.executions[index]?.execution.summary.id ?? "";
  }

  private async patch(
    baseline: number,
    index: number,
    context: number,
    path: string | null,
  ): Promise<string | null> {
    const [before, after] = [this.executions[baseline], this.executions[index]];
    if (before === undefined || after === undefined || !vscode.workspace.isTrusted) return null;
    return await codePatch(this.workspace, before, after, { context, path });
  }
}
