import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import type { JobStatus } from "../../../../src/core/jobStatus";
import type { Artifact } from "../../../../src/core/records";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";

const parameters = (...cache: string[]): object => ({
  additionalParameters: {
    parameters: [
      { name: "command", value: ["node", "train.mjs", "{{ lr }}", "{{ data }}"] },
      ...(cache.length === 0 ? [] : [{ name: "cache", value: cache }]),
    ],
  },
  inputs: { lr: { schema: { type: "number" } }, data: { schema: { type: "string", format: "file" } } },
});

const train = [
  'import { appendFileSync, writeFileSync } from "node:fs";',
  'appendFileSync(process.env.EXECUTION_EVENTS, \'{"type":"metric","name":"loss","value":0.25}\\n\');',
  "writeFileSync(process.env.EXECUTION_OUTPUTS + '/model.txt', process.argv[2]);",
  "writeFileSync('summary.txt', 'loss 0.25\\n');",
].join("\n");

describe("the cache", () => {
  const workspace = new RepositoryWorkspace();

  beforeEach(() => {
    const { repository, executions } = workspace;
    executions.method("train", parameters());
    repository.write("train.mjs", train);
    repository.write(".gitignore", "data.csv\nsummary.txt\n");
    repository.write("data.csv", "1\n");
    repository.commit();
  });

  async function run(
    ...options: string[]
  ): Promise<{ value: ExecutionSummary; told: string; code: number | null }> {
    const lr = options.some((option) => option.startsWith("lr=")) ? [] : ["--input", "lr=0.1"];
    const given = [...lr, "--input", "data=data.csv", ...options];
    const { value, stderr, code } = await workspace.executions.json<ExecutionSummary>(
      "run",
      "train",
      ...given,
    );
    return { value, told: stderr, code };
  }

  /** Why a run that asks for the cache is none. */
  async function missAfter(change: () => void, ...options: string[]): Promise<string> {
    const first = await run();
    change();
    const { value, told } = await run("--cache", ...options);
    assert.equal(value.state, "COMPLETED", told);
    assert.equal(value.cachedFrom, null);
    const reason = /^Not cached: (.*)$/m.exec(told)?.[1] ?? told;
    assert.ok(
      workspace.executions
        .read(value.id, "metadata/events.ndjson")
        .includes(JSON.stringify(`Not cached: ${reason}`)),
    );
    return reason.replaceAll(first.value.id, "ID");
  }

  it("gives the results of an identical execution without a run, and says whose they are", async () => {
    const { executions } = workspace;
    const first = (await run()).value;
    const { value, told, code } = await run("--cache");
    assert.equal(code, 0);
    assert.equal(value.state, "CACHED");
    assert.equal(value.status, "successful");
    assert.equal(value.cachedFrom, first.id);
    assert.deepEqual(value.metrics, { loss: 0.25 });
    assert.equal(value.started, null);
    assert.match(told, new RegExp(`Taken from the cache: .* as ${first.id}`));
    const { artifacts } = executions.readJson<{ artifacts: Artifact[] }>(value.id, "metadata/artifacts.json");
    const [model] = artifacts.filter(({ name }) => name === "model.txt");
    assert.equal(model?.uri, `.executions/executions/${first.id}/outputs/model.txt`);
    const { links } = executions.readJson<JobStatus>(value.id, "metadata/jobStatus.json");
    assert.ok(links.some(({ rel, title }) => rel === "cachedFrom" && title === first.id));
    assert.match(executions.read(value.id, "metadata/provo.xml"), /wasInformedBy/);
    assert.equal((await executions.run("verify", value.id)).code, 0);
    const third = (await run("--cache")).value;
    assert.equal(third.cachedFrom, first.id);
  });

  it("shows what the original printed, archived or not; where that is gone, whose it was", async () => {
    const { executions } = workspace;
    workspace.repository.write("train.mjs", "console.log('epoch 1');");
    const first = (await run()).value;
    const { id } = (await run("--cache")).value;
    const logs = await executions.run("logs", id);
    assert.deepEqual([logs.code, logs.stdout], [0, "epoch 1\n"]);
    assert.equal(logs.stderr, `${id} was not run: this is what ${first.id} printed.\n`);
    assert.equal((await executions.run("archive", first.id)).code, 0);
    assert.equal((await executions.run("logs", id, "--stream", "out")).stdout, "epoch 1\n");
    rmSync(workspace.repository.path(".executions/archive", `${first.id}.zip`));
    const gone = await executions.run("logs", id);
    assert.deepEqual([gone.code, gone.stdout], [3, ""]);
    assert.match(
      gone.stderr,
      new RegExp(`${id} was not run: its result is that of ${first.id}, which is not here any more`),
    );
  });

  it("is used where the method allows it, and not where the user does not want it", async () => {
    workspace.executions.method("train", parameters("true"));
    workspace.repository.commit();
    const first = (await run()).value;
    assert.equal((await run("--no-cache")).value.state, "COMPLETED");
    assert.equal((await run()).value.state, "CACHED");
    assert.equal(
      (await workspace.executions.json<ExecutionSummary>("rerun", first.id)).value.state,
      "COMPLETED",
    );
    const again = await workspace.executions.json<ExecutionSummary>("rerun", first.id, "--cache");
    assert.equal(again.value.state, "CACHED");
    assert.equal((await workspace.executions.run("run", "train", "--cache", "--no-cache")).code, 2);
  });

  it("is not asked, and nothing is told of it, where nobody wants it", async () => {
    await run();
    const { value, told } = await run();
    assert.equal(value.state, "COMPLETED");
    assert.doesNotMatch(told, /cache/i);
  });

  it("does not hit when an input changed", async () => {
    assert.equal(
      await missAfter(() => workspace.repository.write("data.csv", "2\n")),
      "the input data.csv changed since ID",
    );
  });

  it("does not hit on other values, and names those of the last execution", async () => {
    const reason = await missAfter(() => undefined, "--input", "lr=0.2");
    assert.equal(reason, "no completed execution of train is like it; the last, ID, had lr 0.1");
  });

  it("does not hit on another commit", async () => {
    const { repository } = workspace;
    const reason = await missAfter(() => {
      repository.write("train.mjs", `${train}\n`);
      repository.commit();
    });
    assert.match(reason, /^the code changed: commit [0-9a-f]{8} → [0-9a-f]{8} since ID$/);
  });

  it("does not hit on other uncommitted changes", async () => {
    const reason = await missAfter(() => workspace.repository.write("train.mjs", `${train}\n`));
    assert.equal(reason, "the uncommitted changes differ: train.mjs since ID");
  });

  it("does not hit when files that no record can hold were written since", async () => {
    const reason = await missAfter(() => workspace.repository.write("weights.bin", Buffer.from([0, 1])));
    assert.equal(reason, "files that are not recorded may have changed: weights.bin since ID");
  });

  it("does not hit when the method changed, but does when only its words did", async () => {
    const { executions } = workspace;
    const described = { ...parameters(), title: "Train a model", description: "New words" };
    await run();
    executions.method("train", described);
    workspace.repository.git("update-index", "--assume-unchanged", ".executions/methods/train.json");
    assert.equal((await run("--cache")).value.state, "CACHED");
    const value = { name: "environment", value: ["SEED=1"] };
    const { additionalParameters } = parameters() as { additionalParameters: { parameters: object[] } };
    const list = [...additionalParameters.parameters, value];
    executions.method("train", { ...described, additionalParameters: { parameters: list } });
    assert.match((await run("--cache")).told, /Not cached: .* had another version of the method/);
  });

  it("does not hit when an output of the original is gone or was changed", async () => {
    const { repository, executions } = workspace;
    const { id } = (await run()).value;
    const output = repository.path(".executions/executions", id, "outputs/model.txt");
    writeFileSync(output, "0.9");
    assert.match(
      (await run("--cache")).told,
      new RegExp(`its output model.txt is gone or was changed since ${id}`),
    );
    for (const bundle of executions.bundles())
      if (bundle !== id) rmSync(repository.path(".executions/executions", bundle), { recursive: true });
    rmSync(output);
    assert.match((await run("--cache")).told, /its output model.txt is gone or was changed/);
  });

  it("does not hit when the original is gone", async () => {
    const { repository } = workspace;
    const { id } = (await run()).value;
    assert.equal((await run("--cache")).value.cachedFrom, id);
    for (const bundle of workspace.executions.bundles())
      rmSync(repository.path(".executions/executions", bundle), { recursive: true });
    assert.match((await run("--cache")).told, new RegExp(`${id} was like it, and was archived or deleted`));
  });

  it("does not hit on one that failed", async () => {
    workspace.repository.write("train.mjs", "process.exit(1)");
    await run();
    assert.match((await run("--cache")).told, /Not cached: no completed execution of train$/m);
  });

  it("does not hit under another interpreter", async () => {
    const { repository, executions } = workspace;
    await run();
    const bin = repository.beside("bin");
    mkdirSync(bin);
    symlinkSync(process.execPath, `${bin}/node`);
    const env = { PATH: `${bin}:${process.env["PATH"] ?? ""}` };
    const { stderr } = await executions.start(
      ["run", "train", "--input", "lr=0.1", "--input", "data=data.csv", "--cache"],
      { env },
    ).ended;
    assert.match(stderr, /Not cached: the interpreter changed: .* → .*bin\/node/);
  });

  it("finds again what its index lost, and passes over what stands there by mistake", async () => {
    const { repository } = workspace;
    const first = (await run()).value;
    await run("--cache");
    rmSync(repository.path(".executions/.cache/fingerprints"), { recursive: true });
    assert.equal((await run("--cache")).value.cachedFrom, first.id);
    appendFileSync(repository.path(".executions/.cache/fingerprints/train/completed"), "train-none\n../x\n");
    assert.equal((await run("--cache")).value.cachedFrom, first.id);
  });
});
