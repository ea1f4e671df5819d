import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { withCancellableProgress } from "../host/cancellableProgress";
import type { Chosen } from "./chooseExecution";

/** An execution with which something was not done, and why. */
export interface Refused {
  readonly name: string;
  readonly reason: string;
}

/** What a command on several executions did. */
export interface ChosenOutcome {
  readonly done: readonly Chosen[];
  readonly refused: readonly Refused[];
}

/** How far the present one is: bytes, or any other parts. */
type Report = (done: number, total: number) => void;

/**
 * Does something with each execution in turn, under a notification with a bar and Cancel; what one of them refuses keeps
 * none of the others from it. The stores of their folders follow.
 * @throws a `CancellationError` after Cancel: what was done until then stays done.
 */
export async function eachChosen(
  title: string,
  chosen: readonly Chosen[],
  act: (chosen: Chosen, signal: AbortSignal, report: Report) => Promise<void>,
): Promise<ChosenOutcome> {
  const done: Chosen[] = [];
  const refused: Refused[] = [];
  try {
    await withCancellableProgress(title, async (signal, report) => {
      for (const [index, one] of chosen.entries()) {
        const name = nameOf(one);
        report(index / chosen.length, name);
        try {
          await act(one, signal, (part, total) => {
            report((index + (total === 0 ? 1 : part / total)) / chosen.length, name);
          });
          done.push(one);
        } catch (error) {
          if (!(error instanceof HumanError)) throw error;
          refused.push({ name, reason: error.message });
        }
      }
    });
  } finally {
    for (const store of new Set(chosen.map(({ entry }) => entry.store))) {
      store.followJournal();
      store.rescan();
    }
  }
  return { done, refused };
}

/** What an execution is called in messages. */
export function nameOf({ execution }: Chosen): string {
  return execution.name ?? execution.id;
}

/** So many refusals are told one by one. */
const shownRefusals = 5;

/** What was refused, in words, as far as one reads it in a message. */
export function refusalText(refused: readonly Refused[]): string {
  const shown = refused.slice(0, shownRefusals).map(({ name, reason }) => `${name}: ${reason}`);
  const more = refused.length - shown.length;
  return [...shown, ...(more > 0 ? [vscode.l10n.t("and {0} more", more)] : [])].join("; ");
}
