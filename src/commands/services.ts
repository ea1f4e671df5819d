import type * as vscode from "vscode";
import type { ExecutionTarget } from "../shared/executionTarget";
import type { Launcher } from "../host/launcher";
import type { MethodFiles } from "../host/methodFiles";
import type { Workspaces } from "../host/workspaces";
import type { FormMemory } from "../forms/formMemory";

/** Opens the page of an execution. */
export interface DetailsOpener {
  open(target: ExecutionTarget, section?: "logs"): unknown;
}

/** What commands work with. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly workspaces: Workspaces;
  readonly methods: MethodFiles;
  readonly launcher: Launcher;
  readonly memory: FormMemory;
  readonly details: () => Promise<DetailsOpener>;
}
