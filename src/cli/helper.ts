import { copyFileSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { HumanError, wrongUse } from "../core/humanError";
import { describeWriteFailure } from "../bundle/ensureWorkspace";
import { jsonOption, type Verb, type VerbCall } from "./verb";
import { packageFolder } from "./version";

interface Helper {
  /** Below `media/helpers`. */
  readonly source: string;
  /** What it is called beside the script. */
  readonly name: string;
  readonly endings: readonly string[];
  readonly use: string;
}

const helpers = {
  python: {
    source: "python/executions/__init__.py",
    name: "executions.py",
    endings: [".py", ".ipynb"],
    use: "import executions",
  },
  node: {
    source: "node/executions.mjs",
    name: "executions.mjs",
    endings: [".js", ".mjs", ".cjs", ".ts", ".mts", ".cts"],
    use: 'import * as executions from "./executions.mjs"',
  },
} as const satisfies Readonly<Record<string, Helper>>;

type Language = keyof typeof helpers;

/** `executions helper [python|node]`: one file beside the script, with the calls by which it tells of its run (design, section 6). */
export const helperVerb: Verb = {
  usage: "[python|node] [SCRIPT|FOLDER] [--json]",
  summary: "Put the helper beside a script: status, metrics, inputs and outputs in its own words",
  options: jsonOption,
  run(call) {
    const { language, folder } = chosen(call);
    const { source, name, use } = helpers[language];
    const file = join(folder, name);
    put(join(packageFolder(), "media", "helpers", source), file);
    if (call.options.flag("json")) call.console.printJson({ files: [file] });
    else call.console.print(`${file}\nUse it in the script: ${use}`);
    return Promise.resolve(0);
  },
};

function chosen({ positionals, cwd }: VerbCall): { readonly language: Language; readonly folder: string } {
  const [first, ...others] = positionals;
  const isNamed = first !== undefined && isLanguage(first);
  const [place, ...more] = isNamed ? others : positionals;
  if (more.length > 0)
    throw wrongUse("name one script or folder: executions helper [python|node] [SCRIPT|FOLDER].");
  const path = resolve(cwd, place ?? ".");
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined)
    throw wrongUse(`there is no ${path}. Name python or node, then a script or folder that is there.`);
  const folder = stats.isDirectory() ? path : dirname(path);
  const names = stats.isDirectory() ? readdirSync(path) : [path];
  return { language: isNamed ? first : languageOf(names, path), folder };
}

/** @throws {HumanError} wrong use: there are scripts of both languages, or of none. */
function languageOf(names: readonly string[], path: string): Language {
  const found = (Object.keys(helpers) as Language[]).filter((language) => {
    const { endings }: Helper = helpers[language];
    return names.some((name) => endings.includes(extname(name).toLowerCase()));
  });
  const [only, other] = found;
  if (only !== undefined && other === undefined) return only;
  const what = only === undefined ? "no Python or Node script" : "scripts of Python and of Node";
  throw wrongUse(`${path} is or holds ${what}: say which helper is meant, executions helper python or node.`);
}

function isLanguage(text: string): text is Language {
  return Object.hasOwn(helpers, text);
}

/** @throws {HumanError} when another file stands there, or it cannot be written. */
function put(source: string, file: string): void {
  if (existsSync(file) && !isOurs(file, source))
    throw wrongUse(`${file} is there already and is another file. Nothing was written: move it away first.`);
  try {
    copyFileSync(source, file);
  } catch (error) {
    throw new HumanError(`${file} was not written: ${describeWriteFailure(error)}.`, 3, { cause: error });
  }
}

/** An older version of the helper begins as this one does, and is brought up to date. */
function isOurs(file: string, source: string): boolean {
  const [begin = ""] = readFileSync(source, "utf8").split("\n");
  return readFileSync(file, "utf8").startsWith(begin);
}
