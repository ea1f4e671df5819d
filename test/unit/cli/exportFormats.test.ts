import assert from "node:assert/strict";
import { existsSync, linkSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ExecutionSummary } from "../../../src/core/summary";
import { openZip } from "../../../src/bundle/zip/readZip";
import { bundlePaths } from "../../../src/bundle/layout";
import { CommandLine } from "../../support/commandLine";
import { crateProblems } from "../../support/crateRules";
import { provJsonProblems } from "../../support/provJsonSchema";
import { recordsOfJson, recordsOfXml } from "../../support/provRecords";
import { schemaMissing, schemaProblems } from "../../support/provSchema";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";
import { readTree, removeFolder, temporaryFolder } from "../../support/zipSample";

const train = `
const { readFileSync, writeFileSync } = require("node:fs");
const birds = readFileSync(process.argv[2], "utf8").split("\\n").length;
writeFileSync(process.env.EXECUTION_OUTPUTS + "/model.json", JSON.stringify({ birds, by: process.argv[3] }));
console.log("loss: 0.5");
`;

/** The files of an archive as an import takes them, by path, in base64. */
async function contentOf(file: string): Promise<Map<string, string>> {
  const folder = temporaryFolder();
  try {
    const elsewhere = new CommandLine(folder);
    const { value } = await elsewhere.json<{ done: string[] }>("import", file);
    return new Map(Object.entries(readTree(join(folder, ".executions/executions", value.done[0] ?? ""))));
  } finally {
    removeFolder(folder);
  }
}

describe("executions export --format", () => {
  const workspace = new RepositoryWorkspace();
  let out = "";
  let ids: string[] = [];

  beforeEach(async () => {
    out = temporaryFolder();
    const { repository, executions } = workspace;
    executions.write("train.js", train);
    executions.write("penguins.csv", "species\nAdelie\n");
    repository.commit("Train");
    ids = [];
    for (const by of ["one", "two"]) {
      const { value } = await executions.json<ExecutionSummary>("run", "train.js", "--", "penguins.csv", by);
      ids.push(value.id);
    }
  });
  afterEach(() => removeFolder(out));

  async function exported(...args: string[]): Promise<string> {
    const { code, value, stderr } = await workspace.executions.json<{ files: string[] }>("export", ...args);
    assert.equal(code, 0, stderr);
    return value.files.join();
  }

  it("prov-xml of one execution is the very document that was sealed with it", async () => {
    const file = await exported(ids[0] ?? "", "--format", "prov-xml", "--to", `${out}/`);
    assert.equal(file, join(out, `${ids[0] ?? ""}.provo.xml`));
    assert.equal(readFileSync(file, "utf8"), workspace.executions.read(ids[0] ?? "", bundlePaths.provenance));
  });

  it("prov-json of one says what its sealed document says", async () => {
    const file = await exported(ids[0] ?? "", "--format", "prov-json", "--to", join(out, "one.json"));
    const json = readFileSync(file, "utf8");
    assert.deepEqual(provJsonProblems(json), []);
    const sealed = workspace.executions.read(ids[0] ?? "", bundlePaths.provenance);
    assert.deepEqual(recordsOfJson(json), recordsOfXml(sealed));
  });

  it("both of several are one document, with the data that they share once", async () => {
    const [json, xml] = [
      readFileSync(await exported(...ids, "--format", "prov-json", "--to", `${out}/`), "utf8"),
      readFileSync(await exported(...ids, "--format", "prov-xml", "--to", join(out, "all.xml")), "utf8"),
    ];
    assert.ok(existsSync(join(out, "executions.prov.json")));
    assert.deepEqual(provJsonProblems(json), []);
    assert.deepEqual(recordsOfJson(json), recordsOfXml(xml));
    if (schemaMissing === null) assert.deepEqual(await schemaProblems(xml), []);
    const { entity, activity, agent } = JSON.parse(json) as Record<
      string,
      Record<string, Record<string, unknown>>
    >;
    const labels = Object.values(entity ?? {}).map((each) => each["prov:label"]);
    assert.equal(labels.filter((label) => label === "penguins.csv").length, 1);
    assert.equal(labels.filter((label) => label === "model.json").length, 2, "they differ");
    assert.deepEqual([Object.keys(activity ?? {}).length, Object.keys(agent ?? {}).length], [2, 2]);
  });

  it("ro-crate holds to each rule of the profile, verifies when imported, and comes out of it as it went in", async () => {
    const file = await exported(ids[0] ?? "", "--format", "ro-crate", "--to", `${out}/`);
    assert.equal(file, join(out, `${ids[0] ?? ""}-crate.zip`));
    const zip = await openZip(file);
    zip.close();
    const content = await contentOf(file);
    const metadata: unknown = JSON.parse(
      Buffer.from(content.get(bundlePaths.roCrate) ?? "", "base64").toString(),
    );
    assert.deepEqual(crateProblems(metadata, zip.files.keys()), []);
    const bundle = join(workspace.executions.workspace, ".executions/executions", ids[0] ?? "");
    assert.ok(!existsSync(join(bundle, bundlePaths.roCrate)), "the bundle stays as it was");

    const other = join(out, "elsewhere");
    mkdirSync(other);
    const elsewhere = new CommandLine(other);
    assert.deepEqual((await elsewhere.json("import", file)).value, { done: [ids[0]], refused: [] });
    const { value: verified } = await elsewhere.json<{ ok: boolean; added: string[] }>(
      "verify",
      ids[0] ?? "",
    );
    assert.deepEqual([verified.ok, verified.added], [true, []]);
    const again = join(out, "again.zip");
    assert.equal(
      (await elsewhere.run("export", ids[0] ?? "", "--format", "ro-crate", "--to", again)).code,
      0,
    );
    assert.deepEqual(await contentOf(again), content);
  });

  it("prov-xml takes the place of a file and is not written into it", async () => {
    const file = join(out, "a.xml");
    writeFileSync(file, "as it was");
    linkSync(file, join(out, "kept"));
    await exported(ids[0] ?? "", "--format", "prov-xml", "--to", file);
    assert.match(readFileSync(file, "utf8"), /^<\?xml/);
    assert.equal(readFileSync(join(out, "kept"), "utf8"), "as it was");
  });

  it("ro-crate of several, archived ones too, is one archive of each", async () => {
    assert.equal((await workspace.executions.run("archive", ids[0] ?? "")).code, 0);
    const files = await exported(...ids, "--format", "ro-crate", "--to", join(out, "crates/"));
    assert.equal(files, ids.map((id) => join(out, "crates", `${id}-crate.zip`)).join());
    assert.ok((await contentOf(files.split(",")[0] ?? "")).has(bundlePaths.roCrate));
  });

  it("a report of several, archived ones too, is one file that needs nothing else", async () => {
    assert.equal((await workspace.executions.run("archive", ids[0] ?? "")).code, 0);
    const file = await exported(...ids, "--format", "report-html", "--to", `${out}/`);
    assert.equal(file, join(out, "executions-report.html"));
    const html = readFileSync(file, "utf8");
    for (const id of ids) assert.ok(html.includes(id));
    assert.match(html, /<h2>What Differs<\/h2>/);
    assert.match(html, /<dt>Commit<\/dt><dd class="code">[0-9a-f]{40}<\/dd>/);
    assert.ok(!/<script|src="http|href=/.test(html));
    const markdown = await exported(ids[1] ?? "", "--format", "report-md", "--to", join(out, "one.md"));
    assert.match(readFileSync(markdown, "utf8"), /^# train-[^]*^## Provenance$/m);
  });

  it("a document goes into a folder that is not there yet: its name has no ending", async () => {
    const id = ids[0] ?? "";
    const report = await exported(id, "--format", "report-html", "--to", join(out, "for", "all"));
    assert.equal(report, join(out, "for", "all", `${id}-report.html`));
    assert.match(readFileSync(report, "utf8"), /^<!doctype html>/);
    assert.equal(
      await exported(...ids, "--format", "prov-json", "--to", join(out, "provenance")),
      join(out, "provenance", "executions.prov.json"),
    );
    const named = ["--format", "report-md", "--to", join(out, "not", "there", "one.md")];
    const { code, stderr } = await workspace.executions.run("export", id, ...named);
    assert.equal(code, 3);
    assert.match(stderr, /one\.md: its folder does not exist\. Make it first, or choose another place\./);
  });

  it("a report says what was found when the execution was verified for it", async () => {
    const sealOf = async (commandLine = workspace.executions): Promise<string> => {
      const file = join(out, "seal.md");
      const { code, stderr } = await commandLine.run(
        "export",
        ids[0] ?? "",
        ...["--format", "report-md", "--to", file],
      );
      assert.equal(code, 0, stderr);
      return /^- Sealed: (.*)$/m.exec(readFileSync(file, "utf8"))?.[1] ?? "";
    };
    assert.match(
      await sealOf(),
      /^yes, signed by .+; nothing was changed since, and the signature is valid$/,
    );
    const stranger = new CommandLine(workspace.executions.workspace, {
      ...(workspace.repository.environment as Record<string, string>),
      EXECUTIONS_CONFIG_DIR: join(out, "stranger"),
    });
    assert.match(await sealOf(stranger), /^yes, by a key that is not known here; it says that .+ ran it$/);
    const bundle = join(".executions/executions", ids[0] ?? "");
    workspace.executions.write(join(bundle, "outputs/model.json"), "{}");
    assert.equal(await sealOf(), "it was, but 1 file is not as it was then");
  });

  it("refuses what is no format, a format of outputs alone, and to replace another file", async () => {
    writeFileSync(join(out, "notes.txt"), "mine");
    const refused: readonly (readonly [string[], RegExp])[] = [
      [
        ["--format", "prov", "--to", out],
        /--format takes bundle, prov-xml, prov-json, ro-crate, report-html, report-md, not prov\./,
      ],
      [["--format", "ro-crate", "--outputs", "--to", out], /leave out one of both/],
      [
        ["--format", "prov-json", "--to", join(out, "notes.txt")],
        /notes\.txt is there already and no \.json file/,
      ],
    ];
    for (const [options, reason] of refused) {
      const { code, stdout, stderr } = await workspace.executions.run("export", ids[0] ?? "", ...options);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, reason);
    }
    assert.equal(readFileSync(join(out, "notes.txt"), "utf8"), "mine");
  });
});
