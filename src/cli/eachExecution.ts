import type { ExecutionSummary } from "../core/summary";
import { formatBytes } from "../core/format/bytes";
import { eachInTurn } from "../store/eachInTurn";
import type { Outcome } from "./outcome";
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
  const { done, refused } = await eachInTurn(executions, async (execution, index) => {
    const { id } = execution;
    const place = executions.length === 1 ? "" : ` (${index + 1} of ${executions.length})`;
    console.progress(`${word} ${id}${place}`);
    try {
      await act(execution, (bytes, total) => {
        console.progress(`${word} ${id}${place}: ${formatBytes(bytes)} of ${formatBytes(total)}`);
      });
    } finally {
      console.progress(null);
    }
  });
  return {
    done: done.map(({ id }) => id),
    refused: refused.map(({ one, reason }) => ({ id: one.id, reason })),
  };
}
