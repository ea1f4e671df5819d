import * as vscode from "vscode";
import { runSettingsOf } from "./runSettingsOf";

const pythonExtension = "ms-python.python";
/** A Python extension that is slow to start does not hold a run up for longer, in ms. */
const pythonPatience = 2000;

interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
  };
}

/** What the task's process needs to know of VS Code: that it is Node, the run's mark, and which interpreters to take. */
export async function runnerEnvironment(folder: vscode.Uri, run: string): Promise<Record<string, string>> {
  const configuration = vscode.workspace.getConfiguration("executions", folder);
  const interpreters = configuration.get<Record<string, string>>("interpreters", {});
  const python = await chosenPython(folder);
  return {
    ELECTRON_RUN_AS_NODE: "1",
    EXECUTIONS_RUN: run,
    EXECUTIONS_INTERPRETERS: JSON.stringify(interpreters),
    EXECUTIONS_SETTINGS: runSettingsOf(folder),
    ...(python === null ? {} : { EXECUTIONS_PYTHON: python }),
  };
}

/** The interpreter that the user chose in the Python extension for this folder, or null. */
async function chosenPython(folder: vscode.Uri): Promise<string | null> {
  const extension = vscode.extensions.getExtension<PythonApi | undefined>(pythonExtension);
  if (extension === undefined) return null;
  try {
    const api = extension.isActive
      ? extension.exports
      : await Promise.race([extension.activate(), patience()]);
    return api?.environments?.getActiveEnvironmentPath(folder).path ?? null;
  } catch {
    return null;
  }
}

function patience(): Promise<undefined> {
  return new Promise((done) => {
    setTimeout(() => {
      done(undefined);
    }, pythonPatience);
  });
}
