import { HumanError, wrongUse } from "../core/humanError";
import { mayRepeat } from "../core/lifecycle";
import { defaultTolerance } from "../core/verdict/verdict";
import { readEarlierRun } from "../runner/again/earlierRun";
import { withPinnedInputs } from "../runner/again/pinnedInputs";
import { openReproduction, type Reproduction } from "../runner/again/reproduction";
import { reproducing } from "../runner/again/reproducing";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import { captureCode } from "../runner/captureCode";
import { ExecutionStore } from "../store/executionStore";
import { findExecution } from "../store/findExecution";
import { againCall, requestAgain } from "./againCall";
import { refuseRest } from "./arguments";
import { perform } from "./perform";
import { annotationOptions } from "./runOptions";
import type { Verb, VerbCall } from "./verb";

/** `executions reproduce ID`: the same code, changes and inputs in a worktree, and a verdict on each output. */
export const reproduceVerb: Verb = {
  usage: "ID [--tolerance NUMBER] [--anyway] [OPTIONS]",
  summary: "Run it again on the code and inputs of that time, apart from your files, and compare the outputs",
  options: {
    tolerance: {
      type: "string",
      value: "NUMBER",
      help: `relative difference up to which numbers in outputs are equal, but whole ones (default ${defaultTolerance})`,
    },
    anyway: { type: "boolean", help: "run even where code or inputs cannot be brought back as they were" },
    ...annotationOptions,
  },
  async run(given) {
    const { named, call } = againCall(given, "reproduce");
    refuseRest(call, "reproduce ID; to change arguments use executions rerun ID");
    const tolerance = toleranceOf(call);
    const { layout } = call;
    const execution = findExecution(new ExecutionStore(layout), named);
    const { id, state } = execution;
    if (!mayRepeat(state))
      throw wrongUse(`${id} has not ended yet (${state}): there are no results to compare with.`);
    const earlier = withPinnedInputs(layout, readEarlierRun(await bundleFolder(layout, execution, "all")));
    const reproduction = await openReproduction(layout, earlier);
    try {
      tellDifferences(call, id, reproduction);
      const code = captureCode(reproduction.layout, reproduction.links);
      const again = reproducing({ layout, earlier, reproduction, tolerance });
      const inPlace = { ...call, layout: reproduction.layout };
      const request = await requestAgain(inPlace, reproduction.run, code, again);
      return await perform(inPlace, { ...request, notCode: reproduction.links });
    } finally {
      reproduction.remove();
    }
  },
};

/** @throws {HumanError} where it would not be the same run, unless that is wanted anyway; nothing was run then. */
function tellDifferences({ options, console }: VerbCall, id: string, { differences }: Reproduction): void {
  const blocking = differences.filter(({ blocks }) => blocks);
  if (blocking.length > 0 && !options.flag("anyway"))
    throw new HumanError(
      [
        `${id} was not reproduced, since it would not be the same run:`,
        ...differences.map(({ text, blocks }) => `  ${blocks ? "✗" : "·"} ${text}`),
        "To run it with these differences: --anyway. To run it on today's code and inputs: executions rerun.",
      ].join("\n"),
      2,
    );
  for (const { text } of differences) console.say(`Differs from ${id}: ${text}`);
}

function toleranceOf({ options }: VerbCall): number {
  const text = options.text("tolerance");
  if (text === null) return defaultTolerance;
  const tolerance = text.trim() === "" ? NaN : Number(text);
  if (!(tolerance >= 0 && tolerance < 1))
    throw wrongUse(
      `--tolerance takes a number from 0 to below 1, such as 1e-6, not ${text === "" ? '""' : text}.`,
    );
  return tolerance;
}
