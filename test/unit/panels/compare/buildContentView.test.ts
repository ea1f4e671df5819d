import assert from "node:assert/strict";
import { join } from "node:path";
import { workspaceLayout, type WorkspaceLayout } from "../../../../src/bundle/layout";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { inEnglish } from "../../../../src/core/translate";
import { buildContentView, buildLogView } from "../../../../src/panels/compare/buildContentView";
import type { ContentView, LogView } from "../../../../src/shared/compare/contentView";
import { answerContent } from "../../../../src/store/difference/answerContent";
import { contentBeside } from "../../../../src/store/difference/contentBeside";
import type { ContentQuestion } from "../../../../src/store/difference/contentQuestion";
import { readArtifacts } from "../../../../src/store/readArtifacts";
import type { LogStream } from "../../../../src/store/logOrder";
import { CommandLine } from "../../../support/commandLine";
import { contentScript } from "../../../support/contentScript";
import { repositoryRoot } from "../../../support/repositoryRoot";
import { makeTemporaryFolder, removeFolder } from "../../../support/temporaryFolder";

describe("files and logs that differ, as the page shows them", () => {
  let folder = "";
  let executions: CommandLine;
  let layout: WorkspaceLayout;
  let pair: ExecutionSummary[] = [];

  before(async () => {
    folder = await makeTemporaryFolder("content-view");
    layout = workspaceLayout(folder);
    executions = new CommandLine(folder);
    executions.write("train.mjs", contentScript);
    for (const rate of ["0.1", "0.2"]) {
      const { code, stderr } = await executions.run("run", "train.mjs", "--", rate);
      assert.equal(code, 0, stderr);
    }
    pair = await list();
  });
  after(() => removeFolder(folder));

  const list = async (): Promise<ExecutionSummary[]> =>
    (await executions.json<ExecutionSummary[]>("list", "--sort", "created")).value;

  async function question(name: string, tolerance = 1e-9, limit = 200): Promise<ContentQuestion> {
    const sides = await Promise.all(
      pair.map(async (owner) => {
        const artifact = (await readArtifacts(owner))?.find(({ uri }) => uri === `outputs/${name}`);
        assert.ok(artifact, `${name} is no output of ${owner.id}`);
        return { owner: { id: owner.id, imported: owner.imported }, artifact };
      }),
    );
    return { kind: "file", layout, before: sides[0]!, after: sides[1]!, options: { tolerance, limit } };
  }

  async function view(...asked: Parameters<typeof question>): Promise<ContentView> {
    const answer = await answerContent(await question(...asked), () => undefined);
    assert.ok(answer.kind !== "log");
    return buildContentView(answer, inEnglish);
  }

  async function log(stream: LogStream): Promise<LogView> {
    const [before, after] = [pair[0]!.id, pair[1]!.id];
    const options = { tolerance: 0, limit: 200 };
    const grows = [false, false] as const;
    const answer = await answerContent(
      { kind: "log", layout, before, after, stream, grows, options },
      () => undefined,
    );
    assert.ok(answer.kind === "log");
    return buildLogView(answer, ["A", "B"], inEnglish);
  }

  it("are JSON by path with how far numbers are apart", async () => {
    assert.deepEqual(await view("params.json"), {
      kind: "places",
      summary: "1 place differs",
      heads: ["Path"],
      places: [{ place: ["model.rate"], before: "0.1", after: "0.2", delta: "+0.1 (+100.0 %)" }],
      lines: [],
      left: "",
    });
  });

  it("are tables by cell and by rows that only one has, cut with a word", async () => {
    const whole = await view("scores.csv");
    assert.ok(whole.kind === "places");
    assert.deepEqual(whole.heads, ["species", "Column"]);
    assert.deepEqual(whole.places, [
      { place: ["Adelie", "recall"], before: "0.1", after: "0.2", delta: "+0.1 (+100.0 %)" },
    ]);
    assert.deepEqual(whole.lines, [{ kind: "added", before: null, after: 3, text: "Emperor, 0.6" }]);
    const cut = await view("scores.csv", 0, 0);
    assert.ok(cut.kind === "places");
    assert.equal(cut.left, "0 of 2 are shown.");
  });

  it("are texts by line, with the numbers of the lines in both", async () => {
    const { lines } = (await view("notes.md")) as Extract<ContentView, { kind: "lines" }>;
    assert.deepEqual(
      lines.map(({ kind, before, after, text }) => [kind, before, after, text]),
      [
        ["same", 1, 1, "# Notes"],
        ["same", 2, 2, ""],
        ["removed", 3, null, "rate is 0.1"],
        ["added", null, 3, "rate is 0.2"],
        ["same", 4, 4, ""],
        ["same", 5, 5, "end"],
      ],
    );
  });

  it("are numbers within a tolerance, which one may choose", async () => {
    assert.equal((await view("close.json", 0)).kind, "places");
    const like = await view("close.json", 1e-6);
    assert.ok(like.kind === "words");
    assert.match(like.summary, /numbers within the tolerance/);
  });

  it("are pictures themselves", async () => {
    const found = await view("picture.png");
    assert.ok(found.kind === "pictures");
    assert.match(found.before, /^data:image\/png;base64,iVBOR/);
    assert.notEqual(found.before, found.after);
  });

  it("are logs from the first line that differs, times and process ids masked", async () => {
    const { summary, lines, line, isFinal } = await log("out");
    assert.equal(summary, "A and B: the first 2 lines are the same; times, paths and addresses are masked.");
    assert.deepEqual([line, isFinal], [3, false]);
    assert.deepEqual(
      lines.map(({ kind, before, after, text }) => [kind, before, after, text]),
      [
        ["same", 2, 2, "rows 3"],
        ["removed", 3, null, "rate 0.1"],
        ["added", null, 3, "rate 0.2"],
        ["same", 4, 4, "done"],
      ],
    );
    const errors = await log("err");
    assert.match(errors.summary, /^A and B differ from the first line/);
    assert.deepEqual(
      errors.lines.map(({ text }) => text),
      ["the rate is high"],
    );
  });

  it("are answered by a thread, which ends with the page, and by one of an archived execution", async () => {
    const program = join(repositoryRoot(), "dist", "contentWorker.js");
    const live = new AbortController();
    const asked = await question("params.json");
    const answer = await contentBeside(program, asked, live.signal, () => undefined);
    await executions.run("archive", pair[0]!.id);
    assert.deepEqual(await contentBeside(program, asked, live.signal, () => undefined), answer);
    pair = await list();
    assert.equal((await log("out")).line, 3);
    const closed = contentBeside(program, asked, live.signal, () => undefined);
    live.abort(new Error("closed"));
    await assert.rejects(closed, /closed/);
    await assert.rejects(
      contentBeside(program, asked, live.signal, () => undefined),
      /closed/,
    );
  });
});
