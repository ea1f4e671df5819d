import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { resolve } from "node:path";
import { workspaceLayout, type WorkspaceLayout } from "../bundle/layout";
import { nearestOf } from "../core/nearest";
import { messageOf, wrongUse } from "../core/humanError";
import { keepMemoryFlat } from "../runner/flatMemory";
import { findWorkspace, isFolder } from "./findWorkspace";
import { generalHelp, verbHelp } from "./help";
import { standardConsole } from "./standardConsole";
import { Options, type OptionTable, type Verb } from "./verb";
import { verbs } from "./verbs";
import { version } from "./version";

const commonOptions: OptionTable = {
  workspace: {
    type: "string",
    value: "DIR",
    help: "the folder that holds .executions/ (default: found upward from here)",
  },
  help: { type: "boolean", help: "show this help" },
};

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
 * Runs `executions ARGS`.
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
  const verb = await loadVerb(name);
  const end = others.indexOf("--");
  const hasRest = end >= 0;
  const rest = hasRest ? others.slice(end + 1) : [];
  const { positionals, options } = parse(name, verb, hasRest ? others.slice(0, end) : others);
  if (options.flag("help")) {
    console.print(verbHelp(name, { ...verb, options: { ...verb.options, ...commonOptions } }));
    return 0;
  }
  const workspace = options.text("workspace");
  const layout = workspaceLayout(
    workspace === null ? findWorkspace(cwd) : existingFolder(resolve(cwd, workspace)),
  );
  // Never for a run: its start is part of every run's cost.
  if (name !== "run") await readArchives(layout);
  return verb.run({ positionals, rest, hasRest, options, layout, cwd, console, now: () => new Date() });
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

function parse(
  name: string,
  verb: Verb,
  args: readonly string[],
): { readonly positionals: readonly string[]; readonly options: Options } {
  const options = Object.fromEntries(
    Object.entries({ ...verb.options, ...commonOptions }).map(([option, { type, multiple = false }]) => [
      option,
      { type, multiple },
    ]),
  );
  try {
    const parsed = parseArgs({
      args: joinValues(args, options),
      options,
      allowPositionals: true,
      strict: true,
    });
    return { positionals: parsed.positionals, options: new Options(parsed.values) };
  } catch (error) {
    const message = messageOf(error).split(". To specify a positional")[0] ?? "";
    const hint = ["run", "rerun", "restore"].includes(name)
      ? " Arguments of the script itself go after --."
      : "";
    throw wrongUse(`${message}.${hint} See executions ${name} --help.`);
  }
}

/** `--sort -created`: there are no short options, so what begins with one dash after an option is its value. */
function joinValues(
  args: readonly string[],
  options: Readonly<Record<string, { readonly type: string }>>,
): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const last = joined.at(-1) ?? "";
    const name = last.slice(2);
    const isValue = last.startsWith("--") && Object.hasOwn(options, name) && options[name]?.type === "string";
    if (isValue && /^-[^-]/.test(arg)) joined[joined.length - 1] = `${last}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

function existingFolder(path: string): string {
  if (!isFolder(path)) throw wrongUse(`the workspace ${path} is not a folder`);
  return path;
}
