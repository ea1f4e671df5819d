import type { ExecutionSummary } from "../../core/summary";
import type { WorkspaceLayout } from "../../bundle/layout";
import { compareContents, type CompareContentsOptions } from "./compareContents";
import type { ComparedContent } from "./comparePair";

/** What an execution used and made, held against another one. */
export interface ComparedContents {
  readonly id: string;
  readonly files: readonly ComparedContent[];
}

/** More are told apart by their hashes alone: reading the files of each would take longer than anyone waits. */
export const mostByContent = 5;

/**
 * Compares the contents of executions, of {@link mostByContent} at most, with those of one of them, by files.
 * @param baseline the place of that one.
 */
export async function contentsAgainst(
  layout: WorkspaceLayout,
  executions: readonly ExecutionSummary[],
  baseline: number,
  options: CompareContentsOptions,
): Promise<ComparedContents[]> {
  const reference = executions[baseline];
  if (reference === undefined) return [];
  const compared: ComparedContents[] = [];
  for (const execution of executions)
    if (execution !== reference)
      compared.push({
        id: execution.id,
        files: await compareContents(layout, reference, execution, options),
      });
  return compared;
}
