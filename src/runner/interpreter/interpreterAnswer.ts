import { endingOf } from "../../core/scriptEndings";
import { type InterpreterKind } from "./interpreterKind";

export interface InterpreterQuestion {
  /** Absolute path of the script. */
  readonly script: string;
  /** The method's `interpreter`: program and leading arguments; empty when it names none. */
  readonly method: readonly string[];
  /** Absolute path. */
  readonly workspace: string;
  /** The setting `executions.interpreters`: ending (".py" or "py") to command line. */
  readonly settings: Readonly<Record<string, string>>;
  /** What the Python extension has chosen. */
  readonly pythonOfEditor: string | null;
  readonly environment: NodeJS.ProcessEnv;
  /** Where versions are remembered; see interpreterVersion. */
  readonly cache: string | null;
}

export interface FoundInterpreter {
  readonly ok: true;
  /** Program and leading arguments, without the script. */
  readonly command: readonly string[];
  readonly kind: InterpreterKind;
  /** Absolute path of the interpreter itself, to be recorded with its version. */
  readonly path: string;
  /** What the script's environment needs in addition. */
  readonly environment: Readonly<Record<string, string>>;
  /** How a notebook's arguments are laid out. */
  readonly notebook?: "papermill" | "nbconvert";
}

export type InterpreterAnswer = FoundInterpreter | { readonly ok: false; readonly reason: string };

/** How an unknown script can be told what runs it. */
export function settingHint(script: string): string {
  const ending = endingOf(script);
  return ending === ""
    ? "Give it a first line such as #!/usr/bin/env python3, or the method an interpreter."
    : `Install it, or name it in the setting executions.interpreters ({"${ending}": "/path/to/program"}).`;
}
