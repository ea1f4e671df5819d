import { enableCompileCache } from "node:module";
import { join } from "node:path";
import type * as CommandLine from "./commandLine";
import { cacheFolder } from "./cacheFolder";
import { CompiledProgram } from "./compiledProgram";
import { HumanError, messageOf } from "../core/humanError";

const oldestNode = [22, 15] as const;

/** The first step of every run: the program itself is loaded from its own file, with what earlier ones compiled of it. */
async function main(): Promise<{ readonly exitCode: number; readonly program: CompiledProgram }> {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]))
    throw new HumanError(
      `Node ${oldestNode.join(".")} or later is needed; this is ${process.versions.node}.`,
    );
  const cache = join(cacheFolder(), "compiled");
  enableCompileCache(join(cache, "libraries"));
  const file = process.argv[2] === "run" ? "runAlone.js" : "commandLine.js";
  const program = new CompiledProgram(join(__dirname, file), join(cache, cacheName(process.argv[2] ?? "")));
  const { runCommandLine } = program.exports as typeof CommandLine;
  return { exitCode: await runCommandLine(process.argv.slice(2), process.cwd()), program };
}

/** A cache for each verb: it holds the functions that the first process used, and a run uses others than a list. */
function cacheName(verb: string): string {
  return /^[a-z]{1,20}$/.test(verb) ? verb : "other";
}

main().then(
  ({ exitCode, program }) => {
    program.keep();
    // All was written by then. To take the heap apart, as an end that comes by itself does, takes 3 ms of every run.
    process.exit(exitCode);
  },
  (error: unknown) => {
    process.stderr.write(`executions: ${messageOf(error)}\n`);
    const isBug = !isHumanError(error);
    if (isBug && process.env["EXECUTIONS_DEBUG"] !== undefined)
      process.stderr.write(`${(error as Error).stack ?? ""}\n`);
    // Whatever a command that failed still holds open must not keep it alive.
    process.exit(isHumanError(error) ? error.exitCode : 3);
  },
);

/** By name: the program is a file of its own, with a class of its own. */
function isHumanError(error: unknown): error is HumanError {
  return error instanceof Error && error.name === "HumanError";
}
