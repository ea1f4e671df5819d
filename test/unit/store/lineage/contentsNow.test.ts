import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureWorkspace } from "../../../../src/bundle/ensureWorkspace";
import { workspaceLayout, type WorkspaceLayout } from "../../../../src/bundle/layout";
import { placesToLook, type PlaceToLook } from "../../../../src/core/lineage/staleMarks";
import { InputIdentities } from "../../../../src/store/inputIdentities";
import { contentsNow, type LookedAt } from "../../../../src/store/lineage/contentsNow";
import { lineageOf } from "../../../support/lineageRecords";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

const rows = "name,mass\n";
const rowsHash = createHash("sha256").update(rows).digest("hex");

describe("what lies at the places of a lineage now", () => {
  let folder = "";
  let elsewhere = "";
  let layout: WorkspaceLayout;
  let asked: string[];

  beforeEach(() => {
    folder = temporaryFolder();
    elsewhere = temporaryFolder();
    layout = workspaceLayout(folder);
    ensureWorkspace(layout);
    asked = [];
    for (const at of [folder, elsewhere]) writeFileSync(join(at, "data.csv"), rows);
    mkdirSync(join(folder, "folder"));
    writeFileSync(join(folder, "folder/a.csv"), rows);
  });
  afterEach(() => {
    removeFolder(folder);
    removeFolder(elsewhere);
  });

  /** Notes what is read. */
  class Identities extends InputIdentities {
    override identityOf(
      ...[its, path, limits]: Parameters<InputIdentities["identityOf"]>
    ): Promise<string | null | undefined> {
      asked.push(path);
      return super.identityOf(its, path, limits);
    }
  }

  const look = (
    places: Readonly<Record<string, Partial<PlaceToLook> | undefined>>,
    options: Parameters<typeof contentsNow>[3] = {},
  ): Promise<LookedAt> => {
    const known = Object.entries(places).map(
      ([place, facts]) => [place, { sizes: new Set([rows.length]), isOwn: true, ...facts }] as const,
    );
    return contentsNow(layout, new Map(known), new Identities(), options);
  };

  it("is read where it may be what was seen there, and told by its size where it cannot", async () => {
    const { now, notLooked } = await look({
      "data.csv": {},
      "folder/a.csv": { sizes: new Set([3, 4]) },
      "gone.csv": {},
      [join(elsewhere, "data.csv")]: {},
    });
    assert.deepEqual(
      ["data.csv", "folder/a.csv", "gone.csv", join(elsewhere, "data.csv"), "never.csv"].map(now),
      [rowsHash, "", null, rowsHash, undefined],
    );
    assert.deepEqual(asked, [join(folder, "data.csv"), join(elsewhere, "data.csv")]);
    assert.equal(notLooked, 0);
  });

  it("is left alone where executions from elsewhere name places out of the workspace, or folders", async () => {
    const isOwn = false;
    const outside = [join(elsewhere, "data.csv"), "/", `../${elsewhere.split("/").at(-1) ?? ""}/data.csv`];
    const { now, notLooked } = await look({
      "data.csv": { isOwn },
      folder: { isOwn },
      ".": { isOwn },
      ...Object.fromEntries(outside.map((place) => [place, { isOwn }])),
    });
    assert.equal(now("data.csv"), rowsHash);
    assert.deepEqual(["folder", ".", ...outside].map(now), [
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    assert.equal(notLooked, 5);
    assert.deepEqual(asked, [join(folder, "data.csv")]);
  });

  it("is left alone on network shares, and where a folder holds the executions themselves", async () => {
    const { notLooked } = await look({
      "//host/share/x": {},
      "\\\\host\\share\\x": {},
      "/": {},
      [folder]: {},
    });
    assert.equal(notLooked, 4);
    assert.deepEqual(asked, []);
    const { now } = await look({ folder: {} });
    assert.match(now("folder") ?? "", /^[0-9a-f]{64}$/);
  });

  it("is read up to a limit; what is left alone is counted", async () => {
    const { now, notLooked } = await look(
      { "data.csv": {}, "folder/a.csv": {} },
      { limitBytes: rows.length + 3 },
    );
    assert.deepEqual([now("data.csv"), now("folder/a.csv"), notLooked], [rowsHash, undefined, 1]);
  });

  it("does not wait for a pipe that nobody writes to", async () => {
    execFileSync("mkfifo", [join(folder, "pipe")]);
    assert.equal((await look({ pipe: {} })).now("pipe"), "");
  });

  it("is given up when nobody wants to know any more", async () => {
    const controller = new AbortController();
    controller.abort();
    await assert.rejects(look({ "data.csv": {} }, { signal: controller.signal }), { name: "AbortError" });
    const read = new InputIdentities().identityOf(layout, join(folder, "data.csv"), {
      signal: controller.signal,
    });
    await assert.rejects(read, { name: "AbortError" });
  });
});

describe("the places of a lineage", () => {
  it("tell the sizes that were seen there, and whether an own execution saw them", () => {
    const graph = lineageOf(
      { id: "own-1", uses: ["raw.csv"], makes: ["clean.csv"] },
      { id: "own-2", uses: ["clean.csv=empty"] },
      { id: "other-1", uses: ["/etc/x", "clean.csv"], imported: true },
    );
    assert.deepEqual(
      placesToLook(graph, graph.nodes.keys()),
      new Map([
        ["raw.csv", { sizes: new Set([100]), isOwn: true }],
        ["clean.csv", { sizes: new Set([100, 0]), isOwn: true }],
        ["/etc/x", { sizes: new Set([100]), isOwn: false }],
      ]),
    );
  });
});
