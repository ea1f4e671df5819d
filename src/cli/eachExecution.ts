import { HumanError } from "../core/humanError";
import type { ExecutionSummary } from "../core/summary";
import { formatBytes } from "../core/format/bytes";
import type { Outcome, Refusal } from "./outcome";
import type { Console } from "./verb";

type Report = (done: number, total: number) => void;

/**
 * Does something with each execution in turn, with a line of progress; what one of them refuses keeps none of the others
 * from it.
 * @param word what is done, as it is told: "Archiving".
 */
export async function eachExecution(
  console: Console,
  word: string,
  executions: readonly ExecutionSummary[],
  act: (execution: ExecutionSummary, report: Report) => Promise<void>,
): Promise<Outcome> {
  const done: string[] = [];
  const refused: Refusal[] = [];
  for (const [index, execution] of executions.entries()) {
    const { id } = execution;
    const place = executions.length === 1 ? "" : ` (${index + 1} of ${executions.length})`;
    console.progress(`${word} ${id}${place}`);
    try {
      await act(execution, (bytes, total) => {
        console.progress(`${word} ${id}${place}: ${formatBytes(bytes)} of ${formatBytes(total)}`);
      });
      done.push(id);
    } catch (error) {
      if (!(error instanceof HumanError)) throw error;
      refused.push({ id, reason: error.message });
    } finally {
      console.progress(null);
    }
  }
  return { done, refused };
}
