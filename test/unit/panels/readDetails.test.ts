import assert from "node:assert/strict";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BundleFiles } from "../../../src/panels/bundleFiles";
import { EventHistory, type KnownEvents } from "../../../src/panels/read/eventHistory";
import { readDetails } from "../../../src/panels/read/readDetails";
import { buildDetailsView } from "../../../src/panels/view/buildDetailsView";
import type { DetailsView } from "../../../src/shared/details/detailsView";
import { makeTemporaryFolder } from "../../support/temporaryFolder";
import { after as later, statusWith } from "./detailsFixture";

describe("details of a bundle on the disk", () => {
  let workspace = "";
  let bundle = "";

  beforeEach(async () => {
    workspace = await makeTemporaryFolder("details");
    bundle = join(workspace, ".executions/executions/train-1");
    for (const folder of ["metadata", "outputs", "auth"])
      mkdirSync(join(bundle, folder), { recursive: true });
  });

  afterEach(() => {
    rmSync(workspace, { recursive: true, force: true });
  });

  function write(path: string, content: unknown): void {
    writeFileSync(join(bundle, path), typeof content === "string" ? content : JSON.stringify(content));
  }

  function events(): EventHistory {
    return new EventHistory(join(bundle, "metadata/events.ndjson"));
  }

  async function view(): Promise<DetailsView> {
    const history = events();
    await history.read();
    return viewWith(history.known);
  }

  function viewWith(known: KnownEvents): DetailsView {
    const facts = readDetails({
      target: { workspace, id: "train-1" },
      path: bundle,
      events: known,
      archive: null,
      logLines: 0,
      verification: null,
      earlierOf: () => undefined,
      familyOf: () => ({ parentIsKnown: false, children: [], related: { executions: [], more: {} } }),
    });
    return buildDetailsView(facts, new Date(later(60_000)));
  }

  it("show alerts on the timeline, those that were noted after the end too, each once", async () => {
    write(
      "metadata/jobStatus.json",
      statusWith([
        ["CREATED", 0],
        ["EXECUTING", 10],
        ["COMPLETED", 5000],
      ]),
    );
    const during = { at: later(1000), rule: "one", message: "loss 9 is over 1" };
    const after = { at: later(6000), rule: "two", message: "took 5 s, over 3 s" };
    write("metadata/events.ndjson", `${JSON.stringify({ type: "alert", ...during })}\n`);
    write("metadata/annotations.json", { alerts: [{ ...during, at: later(1001) }, after] });
    const alerts = (await view()).timeline.entries.filter(({ text }) => text.startsWith("Alert"));
    assert.deepEqual(
      alerts.map(({ text, kind, atMs }) => [text, kind, atMs]),
      [
        ["Alert: loss 9 is over 1", "warning", 1000],
        ["Alert: took 5 s, over 3 s", "warning", 6000],
      ],
    );
  });

  it("tell each damaged file with its reason, and show all the rest", async () => {
    write(
      "metadata/jobStatus.json",
      statusWith([
        ["CREATED", 0],
        ["EXECUTING", 10],
        ["COMPLETED", 5000],
      ]),
    );
    write("metadata/method.json", "{ half a file");
    write("metadata/git.json", []);
    write("metadata/artifacts.json", { version: 1, artifacts: "none" });
    write("metadata/instance.json", { host: "penguin-lab" });
    write(
      "metadata/events.ndjson",
      'not json\n{"at":"2026-11-20T14:28:01.000Z","type":"metric","name":"loss","value":0.5}\n',
    );
    const { problems, method, head, metrics, environment } = await view();
    assert.deepEqual(
      problems.map(({ file }) => file),
      ["metadata/method.json", "metadata/git.json"],
    );
    assert.match(problems[0]?.reason ?? "", /JSON/);
    assert.equal(method, null);
    assert.equal(head.state, "COMPLETED");
    assert.equal(metrics[0]?.last.value, 0.5);
    assert.equal(environment?.host, "penguin-lab");
  });

  it("show all that needs no events before they were read, and the same as ever when they were", async () => {
    write(
      "metadata/jobStatus.json",
      statusWith([
        ["CREATED", 0],
        ["EXECUTING", 10],
        ["COMPLETED", 5000],
      ]),
    );
    write("metadata/request.json", { inputs: { epochs: 40 }, outputs: {} });
    const at = later(1000);
    const metrics = Array.from({ length: 60_000 }, (_, step) =>
      JSON.stringify({ at, type: "metric", name: "loss", value: 1 / (step + 1), step }),
    );
    const message = JSON.stringify({ at, type: "status", message: "half of it" });
    write("metadata/events.ndjson", `${[...metrics, message].join("\n")}\n`);
    const history = events();
    assert.equal(history.isFarBehind, true);
    const first = viewWith(history.known);
    await history.read();
    const last = viewWith(history.known);
    assert.deepEqual([first.eventsRead, first.metrics], [false, []]);
    assert.deepEqual(
      first.timeline.phases.map(({ phase, durationMs }) => [phase, durationMs]),
      [
        ["prepare", 10],
        ["execute", 4990],
      ],
    );
    assert.deepEqual([last.eventsRead, last.metrics[0]?.count], [true, 60_000]);
    assert.ok(last.timeline.entries.some(({ text }) => text === "half of it"));
    assert.deepEqual({ ...last, eventsRead: false, metrics: [], timeline: first.timeline }, first);
  });

  it("tell why the events cannot be read", async () => {
    write("metadata/jobStatus.json", statusWith([["CREATED", 0]]));
    mkdirSync(join(bundle, "metadata/events.ndjson"));
    const { problems, eventsRead } = await view();
    assert.deepEqual(
      problems.map(({ file }) => file),
      ["metadata/events.ndjson"],
    );
    assert.equal(eventsRead, true);
  });

  it("show a folder without any record as unknown, with the reason", async () => {
    const { head, failure, actions } = await view();
    assert.equal(head.state, "UNKNOWN");
    assert.match(failure?.headline ?? "", /jobStatus\.json/);
    assert.deepEqual([actions.stop, actions.rerun, actions.verify], [false, false, false]);
  });

  it("never show a secret, and mark what differs from the method's default", async () => {
    write("metadata/jobStatus.json", statusWith([["CREATED", 0]]));
    write("metadata/method.json", {
      id: "train",
      version: "1.0.0",
      inputs: {
        epochs: { schema: { type: "integer", default: 40 } },
        token: { schema: { type: "string", format: "secret" } },
      },
      outputs: {},
    });
    write("metadata/request.json", {
      inputs: { epochs: 40, token: "hunter2", extra: [1, 2] },
      outputs: {},
      args: ["a b"],
    });
    const { inputs, args } = await view();
    assert.deepEqual(
      inputs.map(({ name, kind, value, isDefault }) => [name, kind, value, isDefault]),
      [
        ["epochs", "value", "40", true],
        ["token", "secret", "", false],
        ["extra", "value", "1, 2", false],
      ],
    );
    assert.deepEqual(args, ["a b"]);
  });

  it("list what the script wrote so far while it runs, without the logs", async () => {
    write(
      "metadata/jobStatus.json",
      statusWith([
        ["CREATED", 0],
        ["EXECUTING", 10],
      ]),
    );
    write("outputs/checkpoint.json", "{}");
    write("outputs/stdout.log", "epoch 1\n");
    const { artifacts } = await view();
    assert.equal(artifacts.completeness, "so far");
    assert.deepEqual(
      artifacts.outputs.map(({ uri, size }) => [uri, size]),
      [["outputs/checkpoint.json", 2]],
    );
  });

  it("read no file outside the bundle, however it is named or linked", () => {
    writeFileSync(join(workspace, "secret.txt"), "secret");
    symlinkSync(join(workspace, "secret.txt"), join(bundle, "outputs/link.txt"));
    const files = new BundleFiles(bundle, workspace);
    write("outputs/result.txt", "fine");
    assert.equal(files.readText("outputs/result.txt").text, "fine");
    for (const path of [
      "../../../secret.txt",
      "outputs/link.txt",
      join(workspace, "secret.txt"),
      "outputs/none.txt",
    ])
      assert.throws(() => files.readText(path), /There is no file/);
  });
});
