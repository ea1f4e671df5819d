import type * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { withCancellableProgress } from "../host/cancellableProgress";
import { eachInTurn } from "../store/eachInTurn";
import type { Chosen } from "./chooseExecution";
import { firstFew } from "./firstFew";

/** An execution with which something was not done, and why. */
export interface Refused {
  readonly name: string;
  readonly reason: string;
}

/** What a command on several executions did. */
export interface ChosenOutcome {
  readonly done: readonly Chosen[];
  readonly refused: readonly Refused[];
  /** Whether Cancel ended it: what was done until then stays done. */
  readonly isCancelled: boolean;
}

/** How far the present one is: bytes, or any other parts. */
type Report = (done: number, total: number) => void;

/**
 * Does something with each execution in turn, under a notification with a bar and Cancel; what goes wrong with one of them
 * keeps none of the others from it, and what nobody foresaw goes to the log. The stores of their folders follow.
 */
export async function eachChosen(
  title: string,
  chosen: readonly Chosen[],
  log: vscode.LogOutputChannel,
  act: (chosen: Chosen, signal: AbortSignal, report: Report) => Promise<void>,
): Promise<ChosenOutcome> {
  const { done, refused, isCancelled } = await withCancellableProgress(title, (signal, report) =>
    eachInTurn(
      chosen,
      async (one, index) => {
        const name = nameOf(one);
        report(index / chosen.length, name);
        await act(one, signal, (part, total) => {
          report((index + (total === 0 ? 1 : part / total)) / chosen.length, name);
        });
      },
      signal,
    ),
  );
  for (const store of new Set(chosen.map(({ entry }) => entry.store))) {
    store.followJournal();
    store.rescan();
  }
  for (const { one, error } of refused)
    if (!(error instanceof HumanError)) log.error(`${title} ${one.execution.id}:`, asError(error));
  return {
    done,
    refused: refused.map(({ one, reason }) => ({ name: nameOf(one), reason })),
    isCancelled,
  };
}

function asError(thrown: unknown): Error | string {
  return thrown instanceof Error ? thrown : String(thrown);
}

/** What an execution is called in messages. */
export function nameOf({ execution }: Chosen): string {
  return execution.name ?? execution.id;
}

/** What was refused, in words, as far as one reads it in a message. */
export function refusalText(refused: readonly Refused[]): string {
  return firstFew(refused.map(({ name, reason }) => `${name}: ${reason}`));
}
