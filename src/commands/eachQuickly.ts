import * as vscode from "vscode";
import { withCancellableProgress } from "../host/cancellableProgress";
import { eachInTurn, type TurnsOutcome } from "../store/eachInTurn";

/** So few are through before a bar could be seen. */
const few = 50;

/** Does something that takes a moment with each in turn; where they are many, under a notification with a bar and Cancel. */
export async function eachQuickly<T>(
  title: string,
  all: readonly T[],
  act: (one: T) => Promise<void> | void,
): Promise<TurnsOutcome<T>> {
  if (all.length <= few) return await eachInTurn(all, act);
  return await withCancellableProgress(title, (signal, report) =>
    eachInTurn(
      all,
      (one, index) => {
        if (index % few === 0) report(index / all.length, vscode.l10n.t("{0} of {1}", index, all.length));
        return act(one);
      },
      signal,
    ),
  );
}
