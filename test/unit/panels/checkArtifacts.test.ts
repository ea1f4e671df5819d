import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureWorkspace } from "../../../src/bundle/ensureWorkspace";
import { hashFolder } from "../../../src/bundle/seal/folderIdentity";
import { workspaceLayout } from "../../../src/bundle/layout";
import { BundleFiles } from "../../../src/panels/bundleFiles";
import { checkArtifacts } from "../../../src/panels/checkArtifacts";
import { buildDetailsView } from "../../../src/panels/view/buildDetailsView";
import type { ArtifactView } from "../../../src/shared/details/detailsView";
import type { DiskState } from "../../../src/shared/details/detailsMessages";
import { InputIdentities } from "../../../src/store/inputIdentities";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";
import { factsOf, summaryIn } from "./detailsFixture";

const rows = "name,mass\n";
const rowsHash = createHash("sha256").update(rows).digest("hex");

describe("what became of the artifacts of an execution", () => {
  let folder = "";
  let workspace = "";
  let bundle = "";
  let asked: string[];

  beforeEach(async () => {
    folder = await makeTemporaryFolder("check");
    workspace = join(folder, "workspace");
    bundle = join(workspace, ".executions/executions/train-1");
    for (const path of ["workspace/data", "elsewhere"]) mkdirSync(join(folder, path), { recursive: true });
    mkdirSync(join(bundle, "outputs/model"), { recursive: true });
    ensureWorkspace(workspaceLayout(workspace));
    for (const path of ["workspace/data/a.csv", "elsewhere/a.csv"]) writeFileSync(join(folder, path), rows);
    for (const path of ["outputs/a.csv", "outputs/model/a.csv"]) writeFileSync(join(bundle, path), rows);
    asked = [];
  });
  afterEach(() => removeFolder(folder));

  /** Notes what is read. */
  class Identities extends InputIdentities {
    override identityOf(
      ...asking: Parameters<InputIdentities["identityOf"]>
    ): Promise<string | null | undefined> {
      asked.push(asking[1]);
      return super.identityOf(...asking);
    }
  }

  const check = async (
    imported: boolean,
    recorded: Readonly<Record<string, Partial<ArtifactView>>>,
  ): Promise<Record<string, DiskState>> => {
    const view = buildDetailsView(factsOf(summaryIn("COMPLETED", { imported })), new Date());
    const inputs = Object.entries(recorded).map(([uri, facts]) => ({ ...plain, uri, ...facts }));
    const states = await checkArtifacts(
      { ...view, artifacts: { ...view.artifacts, inputs, outputs: [] } },
      new BundleFiles(bundle, workspace),
      new Identities(),
    );
    return Object.fromEntries(states.map(({ uri, state }) => [uri, state]));
  };
  const plain: ArtifactView = {
    name: "a.csv",
    role: "data",
    type: "Table",
    size: rows.length,
    sha256: rowsHash,
    known: "declared",
    source: null,
    reason: null,
    alongside: [],
    uri: "",
    inBundle: false,
  };

  it("is told by size and content; what was not hashed then, and what is a URL, says nothing", async () => {
    writeFileSync(join(workspace, "data/b.csv"), "name,MASS\n");
    const outside = join(folder, "elsewhere/a.csv");
    assert.deepEqual(
      await check(false, {
        "data/a.csv": {},
        "data/b.csv": {},
        "data/gone.csv": {},
        "outputs/a.csv": {},
        [outside]: {},
        "data/./a.csv": { size: 3 },
        "data/../data/a.csv": { sha256: "" },
        "https://example.org/a.csv": {},
      }),
      {
        "data/a.csv": "same",
        "data/b.csv": "changed",
        "data/gone.csv": "gone",
        "outputs/a.csv": "same",
        [outside]: "same",
        "data/./a.csv": "same",
        "data/../data/a.csv": "unknown",
        "https://example.org/a.csv": "unknown",
      },
    );
  });

  it("is told of its copy in the bundle and of where the script had it", async () => {
    const kept = { inBundle: true, source: "data/a.csv" };
    assert.deepEqual(await check(false, { "outputs/a.csv": kept }), { "outputs/a.csv": "same" });
    writeFileSync(join(workspace, "data/a.csv"), "name,MASS\n");
    assert.deepEqual(await check(false, { "outputs/a.csv": kept }), { "outputs/a.csv": "changed" });
    rmSync(join(workspace, "data/a.csv"));
    const url = { ...kept, source: "https://example.org/a.csv" };
    assert.deepEqual(await check(false, { "outputs/a.csv": kept, "outputs/model/a.csv": url }), {
      "outputs/a.csv": "gone",
      "outputs/model/a.csv": "same",
    });
    const outside = { ...kept, source: join(folder, "elsewhere/a.csv") };
    writeFileSync(outside.source, "name,MASS\n");
    assert.deepEqual(await check(true, { "outputs/a.csv": outside }), { "outputs/a.csv": "same" });
    assert.deepEqual(await check(false, { "outputs/a.csv": outside }), { "outputs/a.csv": "changed" });
  });

  it("is not looked for where an execution from elsewhere names places out of the workspace, or folders of it", async () => {
    const outside = join(folder, "elsewhere/a.csv");
    const places = ["/", ".", "data", "//evil.example/share/x", "../elsewhere/a.csv", outside, "/none/of/it"];
    const states = await check(true, {
      ...Object.fromEntries(places.map((place) => [place, {}])),
      "data/a.csv": {},
      "outputs/model": { sha256: (await hashFolder(join(bundle, "outputs/model"))).sha256 },
    });
    assert.deepEqual(states, {
      ...Object.fromEntries(places.map((place) => [place, "unknown"])),
      "data/a.csv": "same",
      "outputs/model": "same",
    });
    assert.deepEqual(asked.sort(), [join(bundle, "outputs/model"), join(workspace, "data/a.csv")]);
  });

  it("is not read of a folder that holds the executions themselves", async () => {
    assert.deepEqual(await check(false, { ".": {}, "/": {} }), { ".": "unknown", "/": "unknown" });
    assert.deepEqual(asked, []);
  });
});
