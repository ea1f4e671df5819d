import * as vscode from "vscode";

/** The settings that the runner takes (`parseRunSettings`), and what the command line purges the trash by. */
const names = [
  "run.stopGrace",
  "run.parallelLimit",
  "run.terminal",
  "outputs.zipLimit",
  "outputs.observedLimit",
  "environment.allowed",
  "metrics.patterns",
  "trash.days",
];

/** The settings of runs in a folder, or of the window, as the runner takes them in EXECUTIONS_SETTINGS: one JSON object. */
export function runSettingsOf(folder?: vscode.Uri): string {
  const configuration = vscode.workspace.getConfiguration("executions", folder);
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, configuration.get(name)])));
}

/**
 * Runs that are typed in a terminal of this window follow its settings too. The variable is set only where a user has
 * changed one: each change of it marks open terminals as out of date. What was set in the last window holds until it is
 * looked at here, after the start.
 */
export function shareRunSettings(collection: vscode.EnvironmentVariableCollection): vscode.Disposable {
  const share = (): void => {
    const configuration = vscode.workspace.getConfiguration("executions");
    const isChanged = names.some((name) => {
      const { globalValue, workspaceValue } = configuration.inspect(name) ?? {};
      return globalValue !== undefined || workspaceValue !== undefined;
    });
    if (isChanged) collection.replace("EXECUTIONS_SETTINGS", runSettingsOf());
    else collection.delete("EXECUTIONS_SETTINGS");
  };
  const start = setTimeout(share);
  return vscode.Disposable.from(
    { dispose: () => clearTimeout(start) },
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (names.some((name) => change.affectsConfiguration(`executions.${name}`))) share();
    }),
  );
}
