import type { ExecutionSummary } from "../../core/summary";
import type { ExecutionDetails } from "../describeExecution";

/** Executions that came, changed or went. */
export interface ExecutionsChange {
  /** Absolute path of the workspace folder. */
  readonly workspace: string;
  /** Their ids; none where any may have changed. */
  readonly ids: readonly string[];
}

/**
 * What the extension gives to other extensions:
 * `await vscode.extensions.getExtension<ExecutionsApi>("executions.executions")?.activate()`. It reads; nothing is run.
 */
export interface ExecutionsApi {
  /**
   * The executions of all folders of the window, newest first, archived ones too.
   * @param text as in `executions list --query`; left out: all.
   * @throws when the query cannot be read, with the place.
   */
  readonly query: (text?: string) => Promise<readonly ExecutionSummary[]>;
  /** One execution with its records, by its id; undefined where no folder of the window has it. */
  readonly get: (id: string) => Promise<ExecutionDetails | undefined>;
  /** Tells of changes from now on, from whatever window or terminal. Dispose what it returns to hear no more. */
  readonly onDidChange: (
    listener: (change: ExecutionsChange) => unknown,
    thisArgument?: unknown,
    disposables?: { push(disposable: { dispose(): void }): unknown },
  ) => { dispose(): void };
}
