import { isEndState } from "../core/lifecycle";
import type { ExecutionSummary } from "../core/summary";
import type { Launcher } from "./launcher";
import type { RunRequest } from "./runRequest";
import type { Workspaces } from "./workspaces";

/** What starts runs, and tells what became of them. */
export interface RunServices {
  readonly launcher: Pick<Launcher, "start" | "onDidBegin" | "onDidFailToBegin">;
  readonly workspaces: Pick<Workspaces, "storeOf" | "onDidChange">;
}

/**
 * Starts a run and waits for its end; an abort ends the waiting, not the run.
 * @returns the execution as it ended; null when none was made, or the signal was aborted before.
 * @throws as {@link Launcher.start}.
 */
export async function runToEnd(
  { launcher, workspaces }: RunServices,
  request: RunRequest,
  signal: AbortSignal,
): Promise<ExecutionSummary | null> {
  const begun = new Map</* run */ string, /* execution id */ string>();
  const lost = new Set</* run */ string>();
  let own = "";
  let settle: (ended: ExecutionSummary | null) => void = () => undefined;
  const ended = new Promise<ExecutionSummary | null>((resolve) => {
    settle = resolve;
  });
  const look = (): void => {
    const id = begun.get(own);
    const execution = id === undefined ? undefined : workspaces.storeOf(request.workspace)?.get(id);
    if (execution !== undefined && (isEndState(execution.state) || execution.state === "DEAD"))
      settle(execution);
    if (lost.has(own) || signal.aborted) settle(null);
  };
  const subscriptions = [
    launcher.onDidBegin(({ run, id }) => {
      begun.set(run, id);
      look();
    }),
    launcher.onDidFailToBegin(({ run }) => {
      lost.add(run);
      look();
    }),
    workspaces.onDidChange(look),
  ];
  signal.addEventListener("abort", look);
  try {
    own = await launcher.start(request);
    look();
    return await ended;
  } finally {
    for (const subscription of subscriptions) subscription.dispose();
    signal.removeEventListener("abort", look);
  }
}
