import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { readAnnotations } from "../../../../src/bundle/annotations";
import { updateAnnotations } from "../../../../src/bundle/changeAnnotations";
import { archiveBundle } from "../../../../src/bundle/archive/archiveBundle";
import { archiveFile } from "../../../../src/bundle/archive/archiveFile";
import { bundleFolder, removeCopies } from "../../../../src/bundle/archive/bundleFolder";
import { unarchiveBundle } from "../../../../src/bundle/archive/unarchiveBundle";
import { workspaceLayout, type WorkspaceLayout } from "../../../../src/bundle/layout";
import { sealBundle } from "../../../../src/bundle/seal/sealBundle";
import { verifyBundle } from "../../../../src/bundle/seal/verifyBundle";
import { HumanError } from "../../../../src/core/humanError";
import { makeBundle } from "../../../support/madeBundle";
import { readTree, removeFolder, temporaryFolder } from "../../../support/zipSample";

const id = "train-1";

describe("the archive of executions", () => {
  let root = "";
  let workspace = "";
  let layout: WorkspaceLayout;
  let bundle = "";
  let archive = "";
  const config = (): string => join(root, "user");
  const seal = async (): Promise<unknown> =>
    await sealBundle(bundle, {
      subject: "Ada",
      executionId: id,
      at: new Date(),
      configFolder: config(),
    });

  beforeEach(async () => {
    root = temporaryFolder();
    workspace = join(root, "workspace");
    layout = workspaceLayout(workspace);
    bundle = makeBundle(workspace, {
      id,
      annotations: { note: "keep" },
      files: { "outputs/model.json": "{}", "outputs/deep/er/a.bin": "a".repeat(300_000) },
    });
    mkdirSync(join(bundle, "outputs/empty"));
    archive = archiveFile(layout, id);
    await seal();
  });
  afterEach(() => removeFolder(root));

  it("takes a bundle in, and gives it back to the byte", async () => {
    const before = readTree(bundle);
    const steps: number[] = [];
    await archiveBundle(layout, id, { onProgress: (done) => steps.push(done) });
    assert.ok(steps.length > 3);
    assert.equal(existsSync(bundle), false);
    assert.deepEqual(readdirSync(layout.executions), []);
    assert.deepEqual(readdirSync(layout.archive), [`${id}.zip`]);
    assert.equal((await verifyBundle(archive, { configFolder: config() })).ok, true);
    await unarchiveBundle(layout, id);
    assert.deepEqual(readTree(bundle), before);
    assert.deepEqual(readdirSync(layout.archive), []);
    assert.equal((await verifyBundle(bundle, { configFolder: config() })).signature, "valid");
  });

  it("takes in an unsealed bundle, by the content of its folder", async () => {
    rmSync(join(bundle, "auth"), { recursive: true });
    rmSync(join(bundle, "metadata/manifest.json"));
    const before = readTree(bundle);
    await archiveBundle(layout, id);
    await unarchiveBundle(layout, id);
    assert.deepEqual(readTree(bundle), before);
  });

  it("refuses a bundle that is not as it was sealed, and leaves it as it is", async () => {
    writeFileSync(join(bundle, "outputs/model.json"), "{ }");
    const before = readTree(bundle);
    await assert.rejects(archiveBundle(layout, id), /model\.json is not as it was sealed/);
    rmSync(join(bundle, "outputs/model.json"));
    await assert.rejects(archiveBundle(layout, id), /outputs\/model\.json is missing/);
    writeFileSync(join(bundle, "outputs/model.json"), "{ }");
    assert.deepEqual(readTree(bundle), before);
    assert.deepEqual(readdirSync(layout.archive), []);
  });

  it("keeps links that the manifest holds, and refuses others", async function () {
    if (process.platform === "win32") this.skip();
    symlinkSync("deep/er/a.bin", join(bundle, "outputs/latest"));
    await assert.rejects(archiveBundle(layout, id), /outputs\/latest is a symbolic link/);
    await seal();
    await archiveBundle(layout, id);
    await unarchiveBundle(layout, id);
    assert.equal(readlinkSync(join(bundle, "outputs/latest")), "deep/er/a.bin");
    assert.equal((await verifyBundle(bundle, { configFolder: config() })).ok, true);
  });

  it("leaves out FIFOs, which hold nothing, and names them; what it would lose is refused", async function () {
    if (process.platform !== "linux") this.skip();
    execFileSync("mkfifo", [join(bundle, "outputs/pipe")]);
    const unreadable = Buffer.concat([Buffer.from(join(bundle, "outputs/")), Buffer.from([0xff])]);
    writeFileSync(unreadable, "content");
    await assert.rejects(archiveBundle(layout, id), /its name is not valid UTF-8\. Remove it first/);
    rmSync(unreadable);
    assert.deepEqual(await archiveBundle(layout, id), [
      { path: "outputs/pipe", reason: "neither a file, a folder nor a link" },
    ]);
    assert.equal(existsSync(bundle), false);
    await unarchiveBundle(layout, id);
    assert.equal((await verifyBundle(bundle, { configFolder: config() })).ok, true);
  });

  it("refuses what is there already, or is not there", async () => {
    await assert.rejects(unarchiveBundle(layout, id), /it is not archived/);
    await assert.rejects(archiveBundle(layout, "none"), /there is no .*none/);
    await archiveBundle(layout, id);
    await assert.rejects(archiveBundle(layout, id), /archived already/);
  });

  it("brings to its end what was cut off: the folder counts where both are there", async () => {
    const before = readTree(bundle);
    mkdirSync(layout.archive, { recursive: true });
    writeFileSync(archive, "half an archive");
    await archiveBundle(layout, id);
    assert.equal(existsSync(bundle), false);
    await unarchiveBundle(layout, id);
    assert.deepEqual(readTree(bundle), before);
    writeFileSync(archive, "an archive of which the folder was unpacked");
    await unarchiveBundle(layout, id);
    assert.deepEqual([existsSync(archive), readTree(bundle)], [false, before]);
  });

  it("leaves the archive alone when it is damaged", async () => {
    await archiveBundle(layout, id);
    writeFileSync(archive, "damaged");
    await assert.rejects(unarchiveBundle(layout, id), HumanError);
    assert.equal(existsSync(archive), true);
    assert.deepEqual(readdirSync(layout.executions), []);
  });

  it("is stopped without a trace", async () => {
    const before = readTree(bundle);
    const controller = new AbortController();
    const onProgress = (): void => controller.abort();
    await assert.rejects(archiveBundle(layout, id, { signal: controller.signal, onProgress }), {
      name: "AbortError",
    });
    assert.deepEqual([readTree(bundle), readdirSync(layout.archive)], [before, []]);
  });

  /** A signal that does something when it is looked at for the so-manyth time: that is done all along the way. */
  function signalThat(
    act: () => void,
    at: number,
  ): { readonly signal: AbortSignal; readonly looks: () => number } {
    const { signal } = new AbortController();
    let looks = 0;
    signal.throwIfAborted = () => {
      looks += 1;
      if (looks === at) act();
    };
    return { signal, looks: () => looks };
  }

  for (const had of [true, false])
    it(`loses no annotation that is ${had ? "changed" : "first made"} meanwhile, whenever that is`, async () => {
      if (!had) rmSync(join(bundle, "metadata/annotations.json"));
      const counted = signalThat(() => undefined, 0);
      await archiveBundle(layout, id, { signal: counted.signal });
      await unarchiveBundle(layout, id);
      let refused = 0;
      for (let at = 1; at <= counted.looks(); at += 1) {
        if (!had) rmSync(join(bundle, "metadata/annotations.json"), { force: true });
        const note = `said at ${at}`;
        const edit = (): void => void updateAnnotations(layout, id, (all) => ({ ...all, note }), new Date());
        try {
          await archiveBundle(layout, id, { signal: signalThat(edit, at).signal });
          await unarchiveBundle(layout, id);
        } catch (error) {
          assert.match(String(error), /annotations\.json .*archive/);
          assert.equal(existsSync(archive), false);
          refused += 1;
        }
        assert.equal(readAnnotations(bundle).note, note);
      }
      assert.ok(refused > 0, "some edits came too late for the archive");
    });

  it("loses no file that comes at the end", async () => {
    const counted = signalThat(() => undefined, 0);
    await archiveBundle(layout, id, { signal: counted.signal });
    await unarchiveBundle(layout, id);
    const write = (): void => writeFileSync(join(bundle, "outputs/late.txt"), "late");
    const { signal } = signalThat(write, counted.looks());
    await assert.rejects(
      archiveBundle(layout, id, { signal }),
      /outputs\/late\.txt changed while it was archived/,
    );
    assert.deepEqual([existsSync(join(bundle, "outputs/late.txt")), existsSync(archive)], [true, false]);
  });

  it("says why a folder cannot be taken away, and leaves it where it is", async () => {
    const before = readTree(bundle);
    const inTheWay = join(layout.executions, `.${id}.${process.pid}.removing`);
    mkdirSync(join(inTheWay, "locked"), { recursive: true });
    await assert.rejects(archiveBundle(layout, id), {
      name: "HumanError",
      message: /^its folder cannot be taken away: ENOTEMPTY/,
    });
    assert.deepEqual([readTree(bundle), readdirSync(layout.archive)], [before, []]);
  });

  it("is read in the cache, as much as is needed, without being brought back", async () => {
    await archiveBundle(layout, id);
    const metadata = await bundleFolder(layout, { id, archived: true }, "metadata");
    assert.deepEqual(readdirSync(metadata).sort(), ["auth", "metadata"]);
    const all = await bundleFolder(layout, { id, archived: true }, "all");
    assert.equal((await verifyBundle(all, { configFolder: config() })).ok, true);
    assert.equal(await bundleFolder(layout, { id, archived: true }, "logs"), all);
    assert.equal(existsSync(archive), true);
    await removeCopies(layout, id);
    assert.deepEqual([existsSync(metadata), existsSync(all)], [false, false]);
  });
});
