import { resolve } from "node:path";
import type * as vscode from "vscode";
import { isJsonObject } from "../core/json";
import { runnerEnvironment } from "../host/runnerEnvironment";
import type { FoundInterpreter } from "../runner/interpreter/interpreterAnswer";
import { interpreterOf } from "../runner/interpreter/interpreterOf";

/**
 * What would run a script of a folder now, as the runner finds it; null where there is nothing.
 * @param script relative to the folder, or absolute. @param named the method's own interpreter; empty where it names none.
 */
export async function interpreterOfScript(
  folder: vscode.Uri,
  script: string,
  named: readonly string[],
): Promise<FoundInterpreter | null> {
  const runner = await runnerEnvironment(folder, "");
  const found = await interpreterOf({
    script: resolve(folder.fsPath, script),
    method: named,
    workspace: folder.fsPath,
    settings: settingsOf(runner["EXECUTIONS_INTERPRETERS"]),
    pythonOfEditor: runner["EXECUTIONS_PYTHON"] ?? null,
    environment: process.env,
    cache: null,
  });
  return found.ok ? found : null;
}

function settingsOf(text: string | undefined): Record<string, string> {
  const parsed: unknown = JSON.parse(text ?? "{}");
  if (!isJsonObject(parsed)) return {};
  return Object.fromEntries(
    Object.entries(parsed).flatMap(([ending, program]) =>
      typeof program === "string" ? [[ending, program] as const] : [],
    ),
  );
}
