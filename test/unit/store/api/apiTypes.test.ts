import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CommandLine } from "../../../support/commandLine";
import { runPipeline, type Stage } from "../../../support/lineagePipeline";
import { repositoryRoot } from "../../../support/repositoryRoot";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

const script = `
import { ExecutionsQuery, type ArtifactNode, type ExecutionsApi, type ExecutionSummary } from "executions";

declare const process: { readonly argv: readonly string[] };
declare const console: { log(text: string): void };

const query = new ExecutionsQuery(process.argv[2] ?? ".");
const names = (artifacts: readonly ArtifactNode[]): string[] => artifacts.flatMap((each) => each.names).sort();
const methods = (executions: readonly ExecutionSummary[]): (string | null)[] =>
  executions.map(({ methodId }) => methodId);

const [train] = await query.executions("method:train");
if (train === undefined) throw new Error("there is no training");
const answers: Record<string, readonly (string | null)[]> = {
  pipelines: await query.pipelines(),
  stages: await query.stages("penguins"),
  executions: methods(await query.executions()),
  in: names(await query.inputs(train.id)),
  out: names(await query.outputs(train.id)),
  parents: methods(await query.parents(train.id)),
  children: methods(await query.children(train.id, Infinity)),
};
console.log(JSON.stringify(answers));

export async function best(api: ExecutionsApi): Promise<number | undefined> {
  const subscription = api.onDidChange(({ ids }) => ids.length);
  subscription.dispose();
  const [first] = await api.query("metric:loss<0.2");
  return first === undefined ? undefined : (await api.get(first.id))?.metrics["loss"];
}
`;

describe("the types of dist/api.js", () => {
  let folder = "";
  let ids: Record<Stage, string>;
  const tsc = (): { readonly status: number | null; readonly stdout: string } =>
    spawnSync(process.execPath, [join(repositoryRoot(), "node_modules/typescript/bin/tsc"), "-p", folder], {
      encoding: "utf8",
    });
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);

  before(async () => {
    folder = temporaryFolder();
    ids = await runPipeline(new CommandLine(folder));
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(repositoryRoot(), join(folder, "node_modules/executions"), "dir");
    write("package.json", '{"type": "module"}');
    const compilerOptions = {
      ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
      ...{ module: "nodenext", target: "es2023", lib: ["es2023"], types: [], skipLibCheck: false },
    };
    write("tsconfig.json", JSON.stringify({ compilerOptions, files: ["ask.ts"] }));
  });
  after(() => removeFolder(folder));

  it("stand by themselves: a script in TypeScript is checked against them, and runs", () => {
    write("ask.ts", script);
    const { status, stdout } = tsc();
    assert.equal(status, 0, stdout);
    const printed = execFileSync(process.execPath, [join(folder, "ask.js"), folder], { encoding: "utf8" });
    assert.ok(ids.train !== "");
    assert.deepEqual(JSON.parse(printed), {
      pipelines: [],
      stages: [],
      executions: ["evaluate", "train", "prepare"],
      in: ["clean.csv", "train.mjs"],
      out: ["model.json"],
      parents: ["prepare"],
      children: ["evaluate"],
    });
  });

  it("refuse what the module does not have", () => {
    write("ask.ts", script.replace("query.pipelines()", "query.pipeline()").replace('"method:train"', "7"));
    const { status, stdout } = tsc();
    assert.notEqual(status, 0);
    assert.match(stdout, /Property 'pipeline' does not exist on type 'ExecutionsQuery'/);
    assert.match(stdout, /'number' is not assignable to parameter of type 'string'/);
  });
});
