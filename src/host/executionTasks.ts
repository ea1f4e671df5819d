import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { isJsonObject, type JsonObject } from "../core/json";
import type { TaskParts } from "./buildTask";
import type { RunRequest } from "./runRequest";
import type { RequestFiles } from "./requestFiles";

export const taskType = "execution";

/** Makes the tasks that run executions: each is the command line on VS Code's own runtime, in a terminal. */
export class ExecutionTasks implements vscode.TaskProvider {
  constructor(
    private readonly cliPath: string,
    private readonly files: RequestFiles,
  ) {}

  /** None are listed by themselves: the tree of methods is the list. */
  provideTasks(): vscode.Task[] {
    return [];
  }

  /** A task of tasks.json: `{type: "execution", method | script, inputs}`. */
  async resolveTask(task: vscode.Task): Promise<vscode.Task | undefined> {
    // A window that was loaded again wants to start what it knew before: each start is for once.
    if (task.definition["run"] !== undefined) return undefined;
    const folder = typeof task.scope === "object" ? task.scope : vscode.workspace.workspaceFolders?.[0];
    const request = folder === undefined ? null : requestOf(task.definition, folder.uri.fsPath, task.name);
    if (request === null || folder === undefined || !vscode.workspace.isTrusted) return undefined;
    return await this.build({ request, folder, definition: task.definition, run: randomUUID(), added: {} });
  }

  /**
   * A task for one start.
   * @param run unique: VS Code starts nothing for a definition that runs already.
   * @param added to the environment of the task's process.
   */
  async create(
    request: RunRequest,
    folder: vscode.WorkspaceFolder,
    run: string,
    added: Readonly<Record<string, string>>,
  ): Promise<vscode.Task> {
    const { subject } = request;
    const definition: vscode.TaskDefinition = {
      type: taskType,
      ...(subject.kind === "method" ? { method: subject.methodId } : {}),
      ...(subject.kind === "script" ? { script: subject.script } : {}),
      run,
    };
    const task = await this.build({ request, folder, definition, run, added });
    // A window that is loaded again attaches the terminals of background tasks alone.
    task.isBackground = true;
    return task;
  }

  private async build(parts: TaskParts): Promise<vscode.Task> {
    const { buildTask } = await import("./buildTask");
    return await buildTask(this.cliPath, this.files, parts);
  }
}

function requestOf(definition: vscode.TaskDefinition, workspace: string, title: string): RunRequest | null {
  const method: unknown = definition["method"];
  const script: unknown = definition["script"];
  const inputs: unknown = definition["inputs"];
  const given: JsonObject | null = isJsonObject(inputs) ? inputs : null;
  const common = {
    workspace,
    title,
    inputs: given,
    secrets: null,
    args: null,
    name: null,
    note: null,
    tags: [],
  };
  // No method's id begins so: the command line would take it for an option.
  if (typeof method === "string" && !method.startsWith("-"))
    return { ...common, subject: { kind: "method", methodId: method } };
  if (typeof script === "string") return { ...common, subject: { kind: "script", script } };
  return null;
}
