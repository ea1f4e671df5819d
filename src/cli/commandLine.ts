import { existsSync } from "node:fs";
import type { WorkspaceLayout } from "../bundle/layout";
import { wrongUse } from "../core/humanError";
import { nearestOf } from "../core/nearest";
import { keepMemoryFlat } from "../runner/flatMemory";
import { callVerb } from "./callVerb";
import { generalHelp } from "./generalHelp";
import { standardConsole } from "./standardConsole";
import type { Verb } from "./verb";
import { verbs } from "./verbs";
import { version } from "./version";

/** What goes through all files of executions, however many there are; a run looks at how many there are first. */
const verbsOfFiles: ReadonlySet<string> = new Set([
  "recover",
  "archive",
  "unarchive",
  "export",
  "import",
  "verify",
]);

/**
 * Runs `executions ARGS`, whichever verb it is.
 * @returns the exit code.
 * @throws {HumanError} with exit code 2 for wrong use: nothing was created.
 */
export async function runCommandLine(args: readonly string[], cwd: string): Promise<number> {
  const console = standardConsole();
  const [name, ...others] = args;
  if (name === undefined) {
    console.say(await generalHelp());
    return 2;
  }
  if (name === "--help" || name === "help") {
    console.print(await generalHelp());
    return 0;
  }
  if (name === "--version") {
    console.print(version);
    return 0;
  }
  return callVerb({ name, verb: await loadVerb(name) }, others, cwd, readArchives);
}

/** Archived executions are known from then on as those of the workbench are. */
async function readArchives(layout: WorkspaceLayout): Promise<void> {
  if (!existsSync(layout.archive)) return;
  const { knowArchives } = await import("../store/knowArchives");
  await knowArchives(layout);
}

async function loadVerb(name: string): Promise<Verb> {
  const load = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (load === undefined) {
    const nearest = nearestOf(name, Object.keys(verbs));
    throw wrongUse(
      `there is no command ${name}${nearest === null ? "." : `; did you mean ${nearest}?`} See executions --help.`,
    );
  }
  if (verbsOfFiles.has(name)) await keepMemoryFlat();
  return load();
}
