import type { Json } from "../core/json";

/** What a run is of. */
export type RunSubject =
  | { readonly kind: "method"; readonly methodId: string }
  /** A path relative to the workspace. */
  | { readonly kind: "script"; readonly script: string }
  /** An execution whose own copy of the method runs again. */
  | { readonly kind: "rerun" | "retry" | "restore" | "reproduce"; readonly id: string };

/** Everything that the form decides about a run. */
export interface RunRequest {
  /** Absolute path of the workspace folder. */
  readonly workspace: string;
  readonly subject: RunSubject;
  /** The terminal's name. */
  readonly title: string;
  /** Null: none are given; a re-run takes the earlier ones then. */
  readonly inputs: Readonly<Record<string, Json>> | null;
  /** Values for the run's process alone; null where the method has none, and its terminal asks for what it needs. */
  readonly secrets: Readonly<Record<string, string>> | null;
  /** Raw arguments; null as above. */
  readonly args: readonly string[] | null;
  readonly name: string | null;
  readonly note: string | null;
  readonly tags: readonly string[];
  /** Whether the result of an identical run is taken; absent: as the method says. */
  readonly cache?: boolean;
  /** Where this run is to differ from the setting `executions.run.terminal`. */
  readonly terminal?: "pty";
}

/** The command line's arguments for a request. @param inputsFile absolute path of the file that holds the inputs. */
export function cliArguments(request: RunRequest, inputsFile: string | null): string[] {
  const { subject } = request;
  const [verb, named] = "id" in subject ? [subject.kind, subject.id] : ["run", subjectWord(subject)];
  const looksLikeOption = named.startsWith("-");
  return [
    ...(looksLikeOption ? [verb] : [verb, named]),
    "--workspace",
    request.workspace,
    ...(inputsFile === null ? [] : ["--inputs", inputsFile]),
    ...option("--name", request.name),
    ...option("--note", request.note),
    ...(request.cache === undefined ? [] : [request.cache ? "--cache" : "--no-cache"]),
    ...option("--terminal", request.terminal ?? null),
    ...request.tags.flatMap((tag) => option("--tag", tag)),
    ...(looksLikeOption ? ["--", named] : []),
    ...(request.args === null ? [] : ["--", ...request.args]),
  ];
}

/**
 * A script is told from a method by a separator, so one in the root is named as `./train.py`; so is one in a folder whose
 * name begins with a dash, which would be an option.
 */
function subjectWord(subject: Extract<RunSubject, { kind: "method" | "script" }>): string {
  if (subject.kind === "method") return subject.methodId;
  const { script } = subject;
  return script.includes("/") && !script.startsWith("-") ? script : `./${script}`;
}

/** One word, so that a value that begins with a dash is no option. */
function option(name: string, value: string | null): string[] {
  return value === null || value === "" ? [] : [`${name}=${value}`];
}
