import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { formatBytes } from "../core/format/bytes";
import { HumanError, wrongUse } from "../core/humanError";
import type { ImportedBundle } from "../bundle/import/importBundle";
import { importBundles } from "../bundle/import/importBundles";
import { workspaceLayout } from "../bundle/layout";
import { ExecutionStore } from "../store/executionStore";
import { findExecution } from "../store/findExecution";
import { allArguments } from "./arguments";
import { isFolder } from "./findWorkspace";
import { printOutcome, type Refusal } from "./outcome";
import { jsonOption, type Verb, type VerbCall } from "./verb";

const usage = "import FILE|DIR..., or import ID... --from WORKSPACE";

/** `executions import`: takes executions over from archives, folders or another workspace, as they are. */
export const importVerb: Verb = {
  usage: "FILE|DIR... [OPTIONS], or import ID... --from WORKSPACE [OPTIONS]",
  summary: "Import executions from archives, folders or another workspace; exit code 1 when one is refused",
  options: {
    from: { type: "string", value: "WORKSPACE", help: "the workspace that holds the executions named" },
    "as-copy": {
      type: "boolean",
      help: "where the id is taken by another execution: import it under the id of a copy",
    },
    "allow-large": {
      type: "boolean",
      help: "lift the limits on entries, size and compression of an archive",
    },
    ...jsonOption,
  },
  async run(call) {
    const results: (ImportedBundle | Refusal)[] = [];
    for (const source of sourcesOf(call)) results.push(...(await importFrom(call, source)));
    const refused = results.filter((result) => "reason" in result);
    const here = results.filter((result) => "outcome" in result);
    const done = [...new Set(here.map(({ id }) => id))];
    const imported = here.filter(({ outcome }) => outcome === "imported").map(({ id }) => id);
    return printOutcome(call, "Imported", { done, refused }, imported);
  },
};

interface Source {
  /** As the person named it. */
  readonly text: string;
  readonly path: string;
}

function sourcesOf(call: VerbCall): readonly Source[] {
  const { cwd, options } = call;
  const texts = allArguments(call);
  if (texts.length === 0) throw wrongUse(`say what to import: executions ${usage}.`);
  const from = options.text("from");
  if (from !== null) return sourcesIn(resolve(cwd, from), texts);
  return texts.map((text) => {
    const path = resolve(cwd, text);
    if (!existsSync(path)) throw wrongUse(`there is no ${path} to import. Nothing was imported.`);
    return { text, path };
  });
}

function sourcesIn(workspace: string, texts: readonly string[]): Source[] {
  const layout = workspaceLayout(workspace);
  if (!isFolder(layout.executions))
    throw wrongUse(`${workspace} holds no executions: there is no ${layout.executions}.`);
  const store = new ExecutionStore(layout);
  return texts.map((text) => {
    const { id, path } = findExecution(store, text);
    return { text: id, path };
  });
}

async function importFrom(
  call: VerbCall,
  { text, path }: Source,
): Promise<readonly (ImportedBundle | Refusal)[]> {
  const { layout, options, console, now } = call;
  try {
    const results = await importBundles(layout.workspace, path, {
      asCopy: options.flag("as-copy"),
      allowLarge: options.flag("allow-large"),
      at: now(),
      onProgress: (done, total) =>
        console.progress(`Importing ${text}: ${formatBytes(done)} of ${formatBytes(total)}`),
    });
    for (const result of results) if ("outcome" in result) tell(call, result);
    return results;
  } catch (error) {
    if (error instanceof HumanError) return [{ id: text, reason: error.message }];
    throw error;
  } finally {
    console.progress(null);
  }
}

function tell({ console }: VerbCall, { id, outcome, skipped }: ImportedBundle): void {
  for (const left of skipped) console.say(`${id}: left behind ${left.path}: ${left.reason}`);
  if (outcome === "already-here") console.say(`${id} is here already, with the same content.`);
}
