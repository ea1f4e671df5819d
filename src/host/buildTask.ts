import * as vscode from "vscode";
import { cliArguments, type RunRequest } from "./runRequest";
import type { RequestFiles } from "./requestFiles";
import { runnerEnvironment } from "./runnerEnvironment";
import { writeRequestFile } from "./writeRequestFile";

/** What a task is made of. */
export interface TaskParts {
  readonly request: RunRequest;
  readonly folder: vscode.WorkspaceFolder;
  readonly definition: vscode.TaskDefinition;
  /** The start that it is for. */
  readonly run: string;
  /** Added to the environment of its process. */
  readonly added: Readonly<Record<string, string>>;
}

/**
 * A task that runs the command line on VS Code's own runtime.
 * @param cliPath absolute.
 * @throws {HumanError} when the workspace cannot be written to.
 */
export async function buildTask(
  cliPath: string,
  files: RequestFiles,
  { request, folder, definition, run, added }: TaskParts,
): Promise<vscode.Task> {
  const inputsFile =
    request.inputs === null ? null : writeRequestFile(request.workspace, run, request.inputs);
  if (inputsFile !== null) files.note(run, inputsFile);
  const execution = new vscode.ProcessExecution(
    process.execPath,
    [cliPath, ...cliArguments(request, inputsFile)],
    { cwd: request.workspace, env: { ...(await runnerEnvironment(folder.uri, run)), ...added } },
  );
  const task = new vscode.Task(definition, folder, terminalName(request), "Executions", execution, []);
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Always,
    panel: vscode.TaskPanelKind.Shared,
    focus: false,
    echo: false,
    showReuseMessage: false,
    clear: true,
  };
  return task;
}

/** Two runs of one method are told apart by the name that the user gave, or by the time of the start. */
function terminalName({ title, name }: RunRequest): string {
  return `${name ?? title} ${new Date().toLocaleTimeString()}`;
}
