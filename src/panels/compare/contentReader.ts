import { basename } from "node:path/posix";
import * as vscode from "vscode";
import { fileOfRow } from "../../core/compare/contentRows";
import type { ComparedExecution } from "../../core/compare/comparedExecution";
import type { Comparison } from "../../core/compare/comparison";
import { executionKey } from "../../core/executionKey";
import { HumanError } from "../../core/humanError";
import { readText } from "../../bundle/contents/readText";
import type { WorkspaceLayout } from "../../bundle/layout";
import { translate } from "../../host/translate";
import type { CompareRequests } from "../../shared/compare/compareMessages";
import { tolerances, type ContentView, type LogView } from "../../shared/compare/contentView";
import { isEndState } from "../../core/lifecycle";
import { contentBeside } from "../../store/difference/contentBeside";
import type { OwnedFile } from "../../store/difference/contentQuestion";
import { ContentFinder } from "../../store/difference/findContent";
import { buildContentView, buildLogView } from "./buildContentView";
import type { ComparedDocuments } from "./comparedDocuments";
import { ContentTurns } from "./contentTurns";
import { fieldKey } from "./executionOrder";

/** Places, cells, rows or lines of a file that are shown, and lines of a log. */
const mostPlaces = 200;
/** A larger text is too much for the diff editor. */
const maximumDiffBytes = 20 * 1024 * 1024;

/** Two executions of the comparison: the baseline, and one that is held against it. */
interface Pair {
  readonly before: ComparedExecution;
  readonly after: ComparedExecution;
  readonly keys: readonly [before: string, after: string];
}

/** Holds files and logs of compared executions against each other when the page asks, in threads of their own. */
export class ContentReader {
  private comparison: Comparison | null = null;
  private readonly turns: ContentTurns;

  /** @param program the built `contentWorker.js`, absolute. */
  constructor(
    program: string,
    private readonly layout: WorkspaceLayout,
    private readonly documents: ComparedDocuments,
  ) {
    this.turns = new ContentTurns((...asked) => contentBeside(program, ...asked));
  }

  /** What is compared from now on. */
  show(comparison: Comparison): void {
    this.comparison = comparison;
  }

  /** @throws {HumanError} when it is not there any more; what reading fails with. */
  async content({ ticket, row, id, tolerance }: CompareRequests["content"]["params"]): Promise<ContentView> {
    const { before, after } = this.filesOf(row, id);
    const known = tolerances.find((each) => each === tolerance) ?? 0;
    const options = { tolerance: known, limit: mostPlaces };
    const answer = await this.turns.ask(ticket, {
      kind: "file",
      layout: this.layout,
      before,
      after,
      options,
    });
    if (answer.kind === "log") throw new Error("A log was not asked for");
    return buildContentView(answer, translate);
  }

  /** @throws {HumanError} when it is not there any more; what reading fails with. */
  async log({ ticket, id, stream }: CompareRequests["log"]["params"]): Promise<LogView> {
    const { before, after, keys } = this.pairOf(id);
    const answer = await this.turns.ask(ticket, {
      kind: "log",
      layout: this.layout,
      before: before.summary.id,
      after: after.summary.id,
      stream: stream === "err" ? "err" : "out",
      grows: [!isEndState(before.summary.state), !isEndState(after.summary.state)],
      options: { tolerance: 0, limit: mostPlaces },
    });
    if (answer.kind !== "log") throw new Error("A file was not asked for");
    return buildLogView(answer, keys, translate);
  }

  /**
   * Opens a file as the baseline and another execution had it.
   * @throws {HumanError} when it is no text, too large, or not there any more.
   */
  async openDiff(row: string, id: string): Promise<void> {
    const { before, after } = this.filesOf(row, id);
    const { keys } = this.pairOf(id);
    const finder = new ContentFinder(this.layout);
    try {
      const texts = { before: await textOf(finder, before), after: await textOf(finder, after) };
      const name = basename(after.artifact.uri);
      const ids = [before.owner.id, after.owner.id] as const;
      await this.documents.open(after.artifact.uri, ids, texts, `${name} (${keys[0]} ↔ ${keys[1]})`);
    } finally {
      await finder.close();
    }
  }

  /** How far a question has come, in percent; null where it is not asked any more. */
  percentOf(ticket: number): number | null {
    return this.turns.percentOf(ticket);
  }

  /** Nobody waits for this answer any more. */
  drop(ticket: number): void {
    this.turns.drop(ticket);
  }

  /** The page is gone: nobody waits any more. */
  dropAll(): void {
    this.turns.dropAll();
  }

  private pairOf(id: string): Pair {
    const { executions = [], baseline = 0 } = this.comparison ?? {};
    const place = executions.findIndex(({ summary }) => summary.id === id);
    const [before, after] = [executions[baseline], executions[place]];
    if (before === undefined || after === undefined)
      throw new HumanError(vscode.l10n.t("The execution {0} is not compared any more.", id), 2);
    return { before, after, keys: [executionKey(baseline), executionKey(place)] };
  }

  private filesOf(key: string, id: string): { readonly before: OwnedFile; readonly after: OwnedFile } {
    const { before, after } = this.pairOf(id);
    const row = this.comparison?.rows.find((each) => fieldKey(each) === key);
    const ownedBy = (execution: ComparedExecution): OwnedFile => {
      const artifact = row === undefined ? null : fileOfRow(execution, row);
      if (artifact === null)
        throw new HumanError(vscode.l10n.t("{0} has no such file.", execution.summary.id), 2);
      const { id: owner, imported } = execution.summary;
      return { owner: { id: owner, imported }, artifact };
    };
    return { before: ownedBy(before), after: ownedBy(after) };
  }
}

async function textOf(finder: ContentFinder, { owner, artifact }: OwnedFile): Promise<string> {
  const found = await finder.find(owner, artifact);
  if (found.kind === "gone") throw new HumanError(found.reason, 2);
  const read = found.kind === "file" ? await readText(found.source, maximumDiffBytes) : null;
  if (read === null)
    throw new HumanError(
      vscode.l10n.t("{0} cannot be shown in the diff editor: it is no text, or too large.", artifact.uri),
      2,
    );
  return read.text;
}
