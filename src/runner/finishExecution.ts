import { existsSync } from "node:fs";
import { describeWriteFailure } from "../bundle/ensureWorkspace";
import { isEndState } from "../core/lifecycle";
import { endStateOf, failedBeforeLaunch, type EndState } from "./endState";
import { judging } from "./again/judging";
import type { Captured } from "./prepareExecution";
import type { PhaseOutcome } from "./runPhases";
import type { Finishing } from "./finishing";
import { recordWriteFailure } from "./recordWriteFailure";
import type { RunOutcome } from "./runRequest";
import { survivorWarning } from "./survivors";
import { writeEnd, type CapturedBeside } from "./writeEnd";

/**
 * Brings the bundle to its end in the order of section 3: outputs and logs closed, output.zip, provo.xml, jobStatus.json
 * with the end state, manifest, signature.
 * @param result the phase that decides; null when a stop came before anything was launched.
 */
export async function finishExecution(
  finishing: Finishing,
  captured: Captured | null,
  result: PhaseOutcome | null,
  besides: CapturedBeside,
): Promise<RunOutcome> {
  const { record, streams, events, stopper } = finishing;
  stopper.close();
  const holders = await streams.drain();
  for (const path of streams.log.restored)
    events.warn(`the script deleted or replaced ${path}: it was written anew, with all that was printed`);
  for (const [path, surplus] of streams.log.differences)
    events.warn(
      surplus < 0
        ? `the script cut ${path} short: ${-surplus} bytes of what it printed are not there any more`
        : `the script wrote ${surplus} bytes of its own to ${path}, beside what it printed`,
    );
  await events.finishReading();
  const survivors = survivorWarning(result?.group ?? null, record.id, holders);
  if (survivors !== null) events.warn(survivors);
  const end = endStateOf(result, stopper.cause, streams.log.firstFailure, record.bundle);
  return seal(finishing, { ...captured, ...besides }, end);
}

/** Ends an execution of which nothing ran, or in which we failed ourselves. */
export async function failExecution(
  finishing: Finishing,
  failure: { readonly reason: string; readonly exitCode: number },
  captured: Captured | null,
): Promise<RunOutcome> {
  finishing.stopper.close();
  await finishing.streams.drain();
  await finishing.events.finishReading();
  return seal(finishing, captured ?? {}, failedBeforeLaunch(failure.reason, failure.exitCode));
}

/** Ends an execution that is not run, since the results of an earlier one are its own: there is nothing to pack. */
export async function finishCached(
  finishing: Finishing,
  captured: Captured & CapturedBeside,
  end: EndState,
): Promise<RunOutcome> {
  const { runner, stopper, streams, events } = finishing;
  stopper.close();
  await streams.drain();
  await events.finishReading();
  const settings = { ...runner.settings, zipLimitBytes: -1 };
  return seal({ ...finishing, runner: { ...runner, settings } }, captured, end);
}

async function seal(
  finishing: Finishing,
  captured: Partial<Captured> & CapturedBeside,
  end: EndState,
): Promise<RunOutcome> {
  const { record, runner, streams, events, mask } = finishing;
  const reason = end.reason === null || mask === null ? end.reason : mask.text(end.reason);
  let outcome = { state: end.state, exitCode: end.commandExitCode, reason };
  const { state, message, exitCode, signal, links } = end;
  const details = { message, exitCode, signal, reason, ...(links === undefined ? {} : { links }) };
  try {
    await writeEnd({ ...finishing, judge: judging(finishing) }, captured, () =>
      record.endingAs(state, details),
    );
  } catch (error) {
    const isGone = !existsSync(record.bundle);
    const failure = isGone
      ? "the bundle is gone: it was deleted during the run, and nothing of it is left"
      : `the bundle could not be finished: ${describeWriteFailure(error)}`;
    runner.say(`${record.bundle}: ${failure}.${isGone ? "" : ` Then: executions recover ${record.id}`}`);
    if (!isEndState(record.status.state)) {
      finishing.reserve.release();
      recordWriteFailure(record, { exitCode, signal, reason: failure });
      outcome = { state: "FAILED", exitCode: 3, reason: failure };
    }
  } finally {
    events.close();
  }
  await streams.finishShowing();
  record.tell("CHANGED");
  return { id: record.id, bundle: record.bundle, ...outcome };
}
