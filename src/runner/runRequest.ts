import type { Json } from "../core/json";
import type { ProcessDescription } from "../core/processDescription";
import type { RunSettings } from "../core/runSettings";
import type { WorkspaceLayout } from "../bundle/layout";
import type { Again } from "./again/again";
import type { ResolvedInput } from "./inputs/resolvedInput";
import type { GitCapture } from "./capture/captureGit";

/** What is to be run: everything is checked, nothing is created yet. */
export interface RunRequest {
  readonly layout: WorkspaceLayout;
  readonly method: ProcessDescription;
  /** Values by input name, defaults filled in; of every input that has one. */
  readonly inputs: Readonly<Record<string, Json>>;
  /** Secrets by input name: never written to a file nor given as an argument. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Raw arguments, handed on as they are. */
  readonly args: readonly string[];
  /** Raw arguments as they were given, those that name inputs too: what is recorded. */
  readonly givenArgs: readonly string[];
  /** Where the script runs, absolute. */
  readonly workingDirectory: string;
  readonly name: string | null;
  readonly note: string | null;
  readonly tags: readonly string[];
  readonly rerunOf: string | null;
  /** What values of inputs led to that are no paths themselves, by their text: artifact references and URLs. */
  readonly resolved?: ReadonlyMap<string, ResolvedInput>;
  /** Names of inputs of which the script is to get a copy, beside those that the method says so of. */
  readonly materialize?: readonly string[];
  /** How it follows from `rerunOf`, where it is no plain re-run. */
  readonly again?: Again;
  /** Whether the result of an identical earlier execution is taken in place of a run. */
  readonly useCache?: boolean;
  /** Absolute paths that are no part of the code, though git might say so. */
  readonly notCode?: readonly string[];
  /** The task that started it, told in the journal. */
  readonly run: string | null;
  readonly stdin: "inherit" | "ignore";
  /** The version of the code, being captured since before the request was complete. */
  readonly code: Promise<GitCapture>;
}

/** What the runner needs of the world around it. */
export interface RunnerEnvironment {
  readonly now: () => Date;
  /** The environment that the script inherits, before ours is added. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly recorder: { readonly name: string; readonly version: string };
  /** The folder of the script helpers, absolute. */
  readonly helpers: string;
  /** Interpreters by script ending (`executions.interpreters`). */
  readonly interpreters: Readonly<Record<string, string>>;
  readonly pythonOfEditor: string | null;
  /** Where the script's two streams are shown: our own descriptors. */
  readonly shown: { readonly out: 1 | 2; readonly err: 1 | 2 };
  /** A line of ours for the person at the terminal. */
  readonly say: (line: string) => void;
  readonly settings: RunSettings;
  /** What the caller does while the script runs: called when it was started. @param id the execution. */
  readonly beside?: (id: string) => void;
}

export interface RunOutcome {
  readonly id: string;
  readonly bundle: string;
  readonly state: "COMPLETED" | "FAILED" | "STOPPED" | "CACHED";
  /** What the command line exits with (design, section 6). */
  readonly exitCode: number;
  readonly reason: string | null;
}
