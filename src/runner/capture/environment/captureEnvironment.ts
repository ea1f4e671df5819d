import { readFileSync, statSync } from "node:fs";
import { messageOf } from "../../../core/humanError";
import type { Instance, Interpreter } from "../../../core/records";
import { findOnPath } from "../../interpreter/findOnPath";
import type { InterpreterKind } from "../../interpreter/interpreterKind";
import { containerOf } from "./containerOf";
import { continuousIntegrationOf } from "./continuousIntegrationOf";
import { EnvironmentCache } from "./environmentCache";
import { gpusOf } from "./gpus";
import { lockFiles } from "./lockFiles";
import { nodePackages } from "./nodePackages";
import { pythonPackages } from "./pythonPackages";
import { toolRunner } from "./toolRunner";

export interface EnvironmentQuestion {
  readonly workspace: string;
  /** Where the script lies, absolute. */
  readonly folder: string;
  readonly workingDirectory: string;
  readonly interpreter: { readonly path: string; readonly kind: InterpreterKind } | null;
  /** Of the script. */
  readonly environment: Readonly<Record<string, string>>;
  /** `.executions/.cache/environments` */
  readonly cache: string;
  /** The interpreter's version, where its packages do not tell it. */
  readonly version: () => Promise<string | null>;
  readonly warn: (message: string) => void;
  /** Called when a process of ours ended. */
  readonly onToolExit: () => void;
}

export type EnvironmentFacts = Pick<
  Instance,
  "interpreter" | "gpus" | "cuda" | "container" | "ci" | "lockFiles"
>;

/** What a script runs in, beside the machine. What cannot be found out is warned of and left out. */
export async function captureEnvironment(question: EnvironmentQuestion): Promise<EnvironmentFacts> {
  const { workspace, folder, environment, workingDirectory, warn } = question;
  const cache = new EnvironmentCache(question.cache);
  const run = toolRunner({ environment, workingDirectory, onExit: question.onToolExit });
  const part = async <Part>(what: string, find: () => Part | Promise<Part>): Promise<Part | undefined> => {
    try {
      return await find();
    } catch (error) {
      warn(`${what} could not be recorded: ${messageOf(error)}`);
      return undefined;
    }
  };
  const [interpreter, found, container, ci, locks] = await Promise.all([
    part("the interpreter", () => interpreterOf(question, cache, run)),
    part("the GPUs", () => gpusOf({ program: findOnPath("nvidia-smi", environment), cache, run })),
    part("the container", () => containerOf({ environment, read: textOrNull })),
    part("continuous integration", () => continuousIntegrationOf(environment)),
    part("the lock files", () => lockFiles({ workspace, folder, cache })),
  ]);
  return {
    interpreter: interpreter ?? null,
    ...(found === undefined ? {} : found),
    ...(container === undefined ? {} : { container }),
    ...(ci === undefined ? {} : { ci }),
    ...(locks === undefined ? {} : { lockFiles: locks }),
  };
}

async function interpreterOf(
  question: EnvironmentQuestion,
  cache: EnvironmentCache,
  run: ReturnType<typeof toolRunner>,
): Promise<Interpreter | null> {
  const { interpreter, workspace, folder, workingDirectory, environment, warn, version } = question;
  if (interpreter === null) return null;
  const { path, kind } = interpreter;
  if (kind === "python") {
    const answer = await pythonPackages({ path, workingDirectory, environment, cache, run });
    if (answer.ok) return answer.interpreter;
    warn(`the packages were not recorded: ${answer.reason}`);
  }
  const packages = kind === "node" ? nodePackages({ workspace, folder, cache }) : null;
  return { path, version: await version(), ...packages };
}

function textOrNull(path: string): string | null {
  try {
    return statSync(path).isFile() ? readFileSync(path, "utf8") : null;
  } catch {
    return null;
  }
}
