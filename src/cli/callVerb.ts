import { parseArgs } from "node:util";
import { resolve } from "node:path";
import { workspaceLayout, type WorkspaceLayout } from "../bundle/layout";
import { messageOf, wrongUse } from "../core/humanError";
import { findWorkspace, isFolder } from "./findWorkspace";
import { verbHelp } from "./help";
import { standardConsole } from "./standardConsole";
import { Options, type OptionTable, type Verb } from "./verb";

const commonOptions: OptionTable = {
  workspace: {
    type: "string",
    value: "DIR",
    help: "the folder that holds .executions/ (default: found upward from here)",
  },
  help: { type: "boolean", help: "show this help" },
};

/**
 * Runs one verb with its arguments.
 * @param begin what comes first, once the workspace is known.
 * @returns the exit code.
 * @throws {HumanError} with exit code 2 for wrong use: nothing was created.
 */
export async function callVerb(
  { name, verb }: { readonly name: string; readonly verb: Verb },
  args: readonly string[],
  cwd: string,
  begin: (layout: WorkspaceLayout) => Promise<void>,
): Promise<number> {
  const console = standardConsole();
  const end = args.indexOf("--");
  const hasRest = end >= 0;
  const rest = hasRest ? args.slice(end + 1) : [];
  const { positionals, options } = parse(name, verb, hasRest ? args.slice(0, end) : args);
  if (options.flag("help")) {
    console.print(verbHelp(name, { ...verb, options: { ...verb.options, ...commonOptions } }));
    return 0;
  }
  const workspace = options.text("workspace");
  const layout = workspaceLayout(
    workspace === null ? findWorkspace(cwd) : existingFolder(resolve(cwd, workspace)),
  );
  await begin(layout);
  return verb.run({ positionals, rest, hasRest, options, layout, cwd, console, now: () => new Date() });
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
