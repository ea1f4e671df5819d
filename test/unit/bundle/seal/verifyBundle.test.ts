import assert from "node:assert/strict";
import fc from "fast-check";
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { userKey } from "../../../../src/bundle/seal/keys";
import { hashFile } from "../../../../src/bundle/seal/hashFile";
import { buildManifest } from "../../../../src/bundle/seal/manifest";
import { sealBundle } from "../../../../src/bundle/seal/sealBundle";
import { trustKey } from "../../../../src/bundle/seal/trustedKeys";
import { verifyBundle } from "../../../../src/bundle/seal/verifyBundle";
import { signClaims } from "../../../../src/bundle/seal/signature";
import { HumanError } from "../../../../src/core/humanError";
import { type Manifest } from "../../../../src/core/records";
import {
  readTree,
  removeFolder,
  temporaryFolder,
  writeSampleBundle,
  writeTree,
} from "../../../support/zipSample";

const id = "train-20261121-093000-abcd";
const at = new Date("2026-11-21T09:30:00.000Z");
const intact = { ok: true, missing: [], added: [], changed: [], signature: "valid" };

describe("a sealed bundle", () => {
  let folder = "";
  let bundle = "";
  let config = "";
  const seal = () =>
    sealBundle(bundle, { subject: "Ada <ada@example.org>", executionId: id, at, configFolder: config });
  const verify = () => verifyBundle(bundle, { configFolder: config });
  const manifestPath = () => join(bundle, "metadata/manifest.json");
  const readManifest = () => JSON.parse(readFileSync(manifestPath(), "utf8")) as Manifest;

  beforeEach(async () => {
    folder = temporaryFolder();
    bundle = join(folder, id);
    config = join(folder, "config");
    writeSampleBundle(bundle, id);
    writeTree(bundle, { "output.zip": "in time", "outputs/deep/er/model.pt": "weights" });
    await seal();
  });
  afterEach(() => removeFolder(folder));

  it("verifies, and names who sealed what when", async () => {
    assert.deepEqual(await verify(), intact);
    const { token } = JSON.parse(readFileSync(join(bundle, "auth/jwt.json"), "utf8")) as { token: string };
    assert.deepEqual(JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString()), {
      sub: "Ada <ada@example.org>",
      jti: id,
      iat: at.getTime() / 1000,
      manifest: hashFile(manifestPath()).sha256,
    });
  });

  it("lists all files but the seal itself and the annotations", () => {
    const expected = Object.keys(readTree(bundle)).filter(
      (path) => !["auth/jwt.json", "metadata/manifest.json", "metadata/annotations.json"].includes(path),
    );
    assert.deepEqual(Object.keys(readManifest().files).sort(), expected.sort());
  });

  it("takes hashes that are known already, unless the size tells that they are stale", async () => {
    const known = { sha256: "0".repeat(64), size: 7 };
    const { manifest } = await buildManifest(
      bundle,
      new Map([
        ["outputs/deep/er/model.pt", known],
        ["output.zip", { ...known, size: 8 }],
      ]),
    );
    assert.deepEqual(manifest.files["outputs/deep/er/model.pt"], known);
    assert.deepEqual(manifest.files["output.zip"], hashFile(join(bundle, "output.zip")));
  });

  it("tells every change of every file", async () => {
    const sealed = Object.keys(readManifest().files);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sealed),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (path, place, flip) => {
          const before = readFileSync(join(bundle, path));
          const after = before.length === 0 ? Buffer.from("x") : Buffer.from(before);
          const index = place % after.length;
          if (before.length > 0) after[index] = after[index]! ^ flip;
          writeFileSync(join(bundle, path), after);
          const result = await verify();
          writeFileSync(join(bundle, path), before);
          assert.equal(result.ok, false);
          assert.deepEqual(result.changed, [path]);
        },
      ),
      { numRuns: 40 },
    );
    assert.deepEqual(await verify(), intact);
  });

  it("tells what is missing and what was added", async () => {
    unlinkSync(join(bundle, "outputs/deep/er/model.pt"));
    writeTree(bundle, { "outputs/extra.txt": "", "metadata/.hidden": "" });
    const result = await verify();
    assert.deepEqual(result, {
      ...intact,
      ok: false,
      missing: ["outputs/deep/er/model.pt"],
      added: ["metadata/.hidden", "outputs/extra.txt"],
    });
  });

  it("may get annotations and derived files later, but not lose or change those made in time", async () => {
    writeTree(bundle, { "metadata/annotations.json": "{}", "ro-crate-metadata.json": "{}" });
    assert.deepEqual(await verify(), intact);
    writeTree(bundle, { "output.zip": "changed" });
    assert.deepEqual((await verify()).changed, ["output.zip"]);
    unlinkSync(join(bundle, "output.zip"));
    assert.deepEqual((await verify()).missing, ["output.zip"]);
    await seal();
    unlinkSync(join(bundle, "ro-crate-metadata.json"));
    assert.deepEqual((await verify()).missing, ["ro-crate-metadata.json"]);
  });

  it("may get an output.zip that was not made in time", async () => {
    unlinkSync(join(bundle, "output.zip"));
    await seal();
    writeTree(bundle, { "output.zip": "on demand" });
    assert.deepEqual(await verify(), intact);
  });

  it("is not valid with an altered manifest, even one that fits the files", async () => {
    writeTree(bundle, { "outputs/extra.txt": "" });
    const { manifest } = await buildManifest(bundle);
    writeFileSync(manifestPath(), JSON.stringify(manifest));
    assert.deepEqual(await verify(), { ...intact, ok: false, signature: "invalid" });
    writeFileSync(manifestPath(), "{");
    assert.deepEqual(await verify(), {
      ...intact,
      ok: false,
      changed: ["metadata/manifest.json"],
      signature: "invalid",
    });
    unlinkSync(manifestPath());
    assert.deepEqual(await verify(), {
      ...intact,
      ok: false,
      missing: ["metadata/manifest.json"],
      signature: "invalid",
    });
  });

  it("is not valid with a token that is gone, damaged, or speaks of another execution", async () => {
    const token = join(bundle, "auth/jwt.json");
    const other = { sub: "Ada", jti: "another", iat: 0, manifest: hashFile(manifestPath()).sha256 };
    writeFileSync(token, JSON.stringify(signClaims(userKey(config), other)));
    assert.equal((await verify()).signature, "invalid");
    writeFileSync(token, JSON.stringify(signClaims(userKey(config), { ...other, jti: id, manifest: "" })));
    assert.equal((await verify()).signature, "invalid");
    writeFileSync(token, "{");
    assert.equal((await verify()).signature, "invalid");
    unlinkSync(token);
    assert.deepEqual(await verify(), { ...intact, ok: false, signature: "missing" });
  });

  it("is someone else's until their key is trusted, and that is no fault", async () => {
    const mine = join(folder, "mine");
    assert.deepEqual(await verifyBundle(bundle, { configFolder: mine }), {
      ...intact,
      signature: "unknown-key",
    });
    trustKey("Ada", userKey(config).publicKey, mine);
    assert.deepEqual(await verifyBundle(bundle, { configFolder: mine }), intact);
  });

  it("without manifest, from CCP, has no signature", async () => {
    unlinkSync(manifestPath());
    writeTree(bundle, { "auth/jwt.json": JSON.stringify({ access_token: "a.b.c" }) });
    const result = await verify();
    assert.deepEqual([result.ok, result.signature], [false, "missing"]);
  });

  it("with a manifest that names paths outside makes nothing outside be read", async () => {
    writeTree(folder, { "secret.txt": "secret" });
    const outside = hashFile(join(folder, "secret.txt"));
    const manifest = readManifest();
    writeFileSync(
      manifestPath(),
      JSON.stringify({
        ...manifest,
        files: { ...manifest.files, "../secret.txt": outside, [join(folder, "secret.txt")]: outside },
      }),
    );
    assert.deepEqual((await verify()).missing, ["../secret.txt", join(folder, "secret.txt")].sort());
  });

  it("is not verified through links: neither a file nor a folder may become one", async () => {
    renameSync(join(bundle, "metadata"), join(folder, "metadata"));
    symlinkSync(join(folder, "metadata"), join(bundle, "metadata"));
    const result = await verify();
    assert.equal(result.ok, false);
    assert.deepEqual(result.missing, ["metadata/manifest.json"]);
    symlinkSync(bundle, join(folder, "link"));
    await assert.rejects(verifyBundle(join(folder, "link"), { configFolder: config }), HumanError);
    await assert.rejects(verifyBundle(join(folder, "nowhere"), { configFolder: config }), HumanError);
  });

  it("holds links by the text of their target", async () => {
    symlinkSync("deep/er/model.pt", join(bundle, "outputs/latest"));
    assert.deepEqual((await verify()).added, ["outputs/latest"]);
    await seal();
    assert.deepEqual(readManifest().links, { "outputs/latest": "deep/er/model.pt" });
    assert.deepEqual(await verify(), intact);
    unlinkSync(join(bundle, "outputs/latest"));
    assert.deepEqual(await verify(), intact, "no archive carries links");
    symlinkSync("/etc/passwd", join(bundle, "outputs/latest"));
    assert.deepEqual((await verify()).changed, ["outputs/latest"]);
    unlinkSync(join(bundle, "outputs/latest"));
    writeTree(bundle, { "outputs/latest": "weights" });
    assert.deepEqual((await verify()).changed, ["outputs/latest"]);
    rmSync(join(bundle, "outputs/stdout.log"));
    symlinkSync("deep/er/model.pt", join(bundle, "outputs/stdout.log"));
    assert.deepEqual((await verify()).changed, ["outputs/latest", "outputs/stdout.log"]);
  });

  it("leaves out what has no content, and says so", async function () {
    if (process.platform === "win32") this.skip();
    const server = createServer();
    await new Promise<void>((listening) => server.listen(join(bundle, "outputs/socket"), listening));
    mkdirSync(join(bundle, "outputs/empty"));
    assert.deepEqual(await seal(), [
      { path: "outputs/socket", reason: "neither a file, a folder nor a link" },
    ]);
    assert.deepEqual(await verify(), intact);
    await new Promise((closed) => server.close(closed));
  });

  it("leaves out what cannot be read, and says so", async function () {
    if (process.platform === "win32" || process.getuid?.() === 0) this.skip();
    writeTree(bundle, { "outputs/closed": "closed" });
    chmodSync(join(bundle, "outputs/closed"), 0);
    assert.equal((await seal())[0]?.path, "outputs/closed");
    assert.deepEqual((await verify()).added, ["outputs/closed"]);
  });

  it("keeps its manifest when there is no key to sign with", async () => {
    writeTree(folder, { file: "" });
    unlinkSync(join(bundle, "auth/jwt.json"));
    const options = { subject: "Ada", executionId: id, at, configFolder: join(folder, "file") };
    await assert.rejects(sealBundle(bundle, options), HumanError);
    assert.deepEqual(await verify(), { ...intact, ok: false, signature: "missing" });
  });
});
