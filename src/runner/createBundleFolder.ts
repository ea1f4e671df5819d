import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { executionId } from "../core/executionId";
import { HumanError } from "../core/humanError";
import { describeWriteFailure, ensureWorkspace } from "../bundle/ensureWorkspace";
import type { WorkspaceLayout } from "../bundle/layout";

const initialLetters = 4;
const maximumLetters = 12;

/**
 * Makes the folder of a new execution by an exclusive mkdir; on a clash another id is taken, with a longer end.
 * @throws {HumanError} when the workspace cannot be written to.
 */
export function createBundleFolder(
  layout: WorkspaceLayout,
  methodId: string,
  at: Date,
  random: (count: number) => Uint8Array = randomLetters,
): { readonly id: string; readonly bundle: string } {
  ensureWorkspace(layout);
  for (let letters = initialLetters; letters <= maximumLetters; letters += 1) {
    const id = executionId(methodId, at, random(letters));
    const bundle = join(layout.executions, id);
    try {
      mkdirSync(bundle);
      return { id, bundle };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw cannotWrite(bundle, error);
    }
  }
  throw new HumanError(
    `No free id was found for an execution of ${methodId}: is the folder ${layout.executions} intact?`,
  );
}

/** An id has to be another one, not a secret. */
function randomLetters(count: number): Uint8Array {
  return Uint8Array.from({ length: count }, () => Math.random() * 256);
}

/** That an execution could not be made, and what to do. */
export function cannotWrite(path: string, error: unknown): HumanError {
  return new HumanError(`Cannot create ${path}: ${describeWriteFailure(error)}. Nothing was run.`, 3, {
    cause: error,
  });
}
