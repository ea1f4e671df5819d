import { join } from "node:path";
import { formatDuration } from "../core/format/duration";
import { discard } from "../bundle/atomicWrite";
import { ExecutionStore } from "../store/executionStore";
import { indexFiles } from "../store/index/executionIndex";
import { WorkerScanner } from "../store/index/workerScanner";
import { refuseArguments } from "./arguments";
import { jsonOption, type Verb, type VerbCall } from "./verb";

/** `executions index`: brings the index up to date, or makes it anew from the bundles (design, section 11). */
export const indexVerb: Verb = {
  usage: "[--rebuild] [--json]",
  summary: "Bring the index of all executions up to date; it is a cache that makes lists and searches quick",
  options: { rebuild: { type: "boolean", help: "read every bundle and archive again" }, ...jsonOption },
  async run(call) {
    refuseArguments(call, "index [--rebuild] [--json]");
    const { layout, options, console } = call;
    if (options.flag("rebuild")) for (const file of indexFiles(layout)) discard(file);
    const begun = performance.now();
    const rows = await readAll(call);
    const ms = Math.round(performance.now() - begun);
    if (options.flag("json")) console.printJson({ rows, ms });
    else console.print(`${rows} executions in the index, read in ${formatDuration(ms)}`);
    return 0;
  },
};

async function readAll({ layout, console }: VerbCall): Promise<number> {
  const program = join(__dirname, "indexWorker.js");
  const store = new ExecutionStore(layout, new WorkerScanner(program, layout.workspace));
  store.onDidProgress((progress) => {
    console.progress(progress === null ? null : `Reading ${progress.read} of ${progress.total} executions`);
  });
  try {
    await store.whenRead();
    return store.list().length;
  } finally {
    store.dispose();
    console.progress(null);
  }
}
