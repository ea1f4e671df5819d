import type { CodeDifference } from "../core/compare/cause";
import type { ComparedExecution } from "../core/compare/comparedExecution";
import { compareExecutions, type Comparison } from "../core/compare/comparison";
import type { ExecutionSummary } from "../core/summary";
import type { Translate } from "../core/translate";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import type { WorkspaceLayout } from "../bundle/layout";
import type { CourseHistory } from "./courseHistory";
import { readCompared } from "./readCompared";

/** More do not fit on a page that anyone reads. */
export const mostCompared = 100;

/** An execution with the folder in which its bundle can be read. */
export interface ReadExecution {
  readonly execution: ComparedExecution;
  /** Absolute. */
  readonly bundle: string;
}

/** How the code of each differs from that of the baseline: asked of git, which a workspace that is not trusted may not start. */
export type AskCode = (
  executions: readonly ReadExecution[],
  baseline: number,
) => Promise<readonly CodeDifference[]>;

export interface ComparisonOptions {
  readonly layout: WorkspaceLayout;
  readonly executions: readonly ExecutionSummary[];
  /** The place of the execution that others are held against. */
  readonly baseline: number;
  readonly askCode: AskCode;
  readonly t?: Translate;
  /** What is known of one of them already; left out, or where nothing is: it is read from its bundle. */
  readonly readOne?: (summary: ExecutionSummary) => ReadExecution | undefined;
}

/**
 * Reads one execution.
 * @param courses gives what was read of the events in a folder before; left out: nothing was.
 * @throws {HumanError} when its archive is damaged; the error of the file system.
 */
export async function readExecution(
  layout: WorkspaceLayout,
  summary: ExecutionSummary,
  courses?: (bundle: string) => CourseHistory,
): Promise<ReadExecution> {
  const bundle = await bundleFolder(layout, summary, "metadata");
  return { execution: await readCompared(summary, bundle, courses?.(bundle)), bundle };
}

/**
 * Reads executions and holds them against one of them.
 * @throws {HumanError} when an archive is damaged; the error of the file system.
 */
export async function readComparison(options: ComparisonOptions): Promise<Comparison> {
  const { layout, executions, baseline, askCode, t } = options;
  const read: ReadExecution[] = [];
  for (const summary of executions)
    read.push(options.readOne?.(summary) ?? (await readExecution(layout, summary)));
  const code = await askCode(read, baseline);
  return compareExecutions(
    read.map(({ execution }) => execution),
    baseline,
    code,
    t,
  );
}
