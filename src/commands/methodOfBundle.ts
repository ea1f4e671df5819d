import { join } from "node:path";
import * as vscode from "vscode";
import { bundlePaths } from "../bundle/layout";
import { readJson } from "../bundle/readJson";
import { HumanError } from "../core/humanError";
import { parseMethod } from "../core/method/parseMethod";
import type { ProcessDescription } from "../core/processDescription";
import type { ExecutionSummary } from "../core/summary";

/** An execution's own copy of its method. @throws {HumanError} when that cannot be read. */
export function methodOfBundle({ id, path }: ExecutionSummary): ProcessDescription {
  const read = readJson(join(path, bundlePaths.method));
  const parsed = read.ok ? parseMethod(read.value, bundlePaths.method) : null;
  if (parsed?.ok === true) return parsed.method;
  throw new HumanError(
    vscode.l10n.t("{0} cannot run again: its copy of the method (metadata/method.json) cannot be read.", id),
    2,
  );
}
