import { join } from "node:path";
import type { WorkspaceLayout } from "../../bundle/layout";
import { overallVerdict, summarizeVerdicts } from "../../core/verdict/verdict";
import { verdictTable } from "../../core/verdict/verdictTable";
import type { Again, BeginningRun, EndedRun } from "./again";
import type { EarlierRun } from "./earlierRun";
import { environmentChanges } from "./environmentChanges";
import { judgeOutputs } from "./judgeOutputs";
import { restoredOf } from "./placeInputs";
import { placeContent } from "./placeContent";
import type { Reproduction } from "./reproduction";

export interface ReproducingOptions {
  /** Of the user's workspace. */
  readonly layout: WorkspaceLayout;
  readonly earlier: EarlierRun;
  readonly reproduction: Reproduction;
  /** Relative difference up to which numbers are equal. */
  readonly tolerance: number;
}

/** What a reproduction does beside the run: it says what differs before, and how the outputs compare after it. */
export function reproducing(options: ReproducingOptions): Again {
  return {
    kind: "reproduce",
    begin: async (run) => {
      for (const { text } of options.reproduction.differences)
        run.warn(`not as in ${options.earlier.id}: ${text}`);
      return restoreAgain(options, run);
    },
    judge: (run) => judge(options, run),
  };
}

/** The outputs that the earlier run itself began with. */
async function restoreAgain(
  { earlier, reproduction }: ReproducingOptions,
  run: BeginningRun,
): Promise<readonly []> {
  for (const artifact of restoredOf(earlier)) {
    const path = /\/(outputs\/.+)$/.exec(artifact.uri)?.[1];
    const found = path === undefined ? null : await reproduction.finder.find(artifact);
    if (path === undefined || found === null)
      run.warn(`${artifact.uri}, with which it began, is not there any more`);
    else placeContent(found, join(run.bundle, path), run.bundle);
  }
  return [];
}

async function judge(options: ReproducingOptions, run: EndedRun): Promise<void> {
  const { earlier, reproduction, tolerance, layout } = options;
  const renamed = [
    [run.bundle, join(layout.executions, earlier.id)],
    [reproduction.layout.workspace, layout.workspace],
    [run.id, earlier.id],
  ] as const;
  const verdicts = await judgeOutputs(earlier, run, { tolerance, renamed });
  const at = run.now().toISOString();
  for (const verdict of verdicts) run.append({ at, type: "verdict", of: earlier.id, ...verdict });
  run.append({ at, type: "property", name: "reproduction", value: overallVerdict(verdicts) });
  run.append({ at, type: "status", message: `Reproduces ${earlier.id}: ${summarizeVerdicts(verdicts)}` });
  for (const text of environmentChanges(earlier.instance, run.instance)) {
    run.append({ at, type: "warning", message: `not as in ${earlier.id}: ${text}` });
    run.say(`Differs from ${earlier.id}: ${text}`);
  }
  for (const line of verdictTable(earlier.id, verdicts)) run.say(line);
}
