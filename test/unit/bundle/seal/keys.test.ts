import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { buildSync } from "esbuild";
import { chmodSync, existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { configFolder } from "../../../../src/bundle/seal/configFolder";
import { userKey } from "../../../../src/bundle/seal/keys";
import { ownPublicKey } from "../../../../src/bundle/seal/publicKey";
import { distrustKey, listTrustedKeys, trustKey } from "../../../../src/bundle/seal/trustedKeys";
import { HumanError } from "../../../../src/core/humanError";
import { removeFolder, temporaryFolder, writeTree } from "../../../support/zipSample";

describe("the folder of the user's keys", () => {
  it("is the one named, else the platform's own", () => {
    assert.equal(configFolder({ EXECUTIONS_CONFIG_DIR: "/keys" }, "linux", "/home/ada"), "/keys");
    assert.equal(configFolder({}, "linux", "/home/ada"), "/home/ada/.config/executions");
    assert.equal(configFolder({ XDG_CONFIG_HOME: "/xdg" }, "linux", "/home/ada"), "/xdg/executions");
    assert.equal(
      configFolder({ XDG_CONFIG_HOME: "relative" }, "linux", "/home/ada"),
      "/home/ada/.config/executions",
    );
    assert.equal(
      configFolder({}, "darwin", "/Users/ada"),
      "/Users/ada/Library/Application Support/executions",
    );
    assert.equal(configFolder({ APPDATA: "C:\\Roaming" }, "win32", "C:\\ada"), "C:\\Roaming\\executions");
    assert.equal(configFolder({}, "win32", "C:\\ada"), "C:\\ada\\AppData\\Roaming\\executions");
  });
});

describe("the user's signing key", () => {
  let folder = "";
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => removeFolder(folder));

  it("is made on first use, for the user's eyes only, and stays", function () {
    const config = join(folder, "new", "executions");
    assert.equal(ownPublicKey(config), null);
    assert.equal(existsSync(config), false);
    const { publicKey } = userKey(config);
    assert.deepEqual(userKey(config).publicKey, publicKey);
    assert.deepEqual(ownPublicKey(config), publicKey);
    assert.deepEqual(Object.keys(publicKey).sort(), ["crv", "kty", "x"]);
    if (process.platform === "win32") return this.skip();
    assert.equal(statSync(config).mode & 0o777, 0o700);
    assert.equal(statSync(join(config, "signingKey.json")).mode & 0o777, 0o600);
    chmodSync(join(config, "signingKey.json"), 0o644);
    userKey(config);
    assert.equal(statSync(join(config, "signingKey.json")).mode & 0o777, 0o600);
  });

  it("is one key for 20 processes that make it at once", async () => {
    const config = join(folder, "config");
    const program = join(folder, "key.cjs");
    buildSync({
      stdin: {
        contents: `import { userKey } from "./src/bundle/seal/keys"; console.log(userKey(process.argv[2]).publicKey.x);`,
        resolveDir: resolve("."),
      },
      bundle: true,
      platform: "node",
      format: "cjs",
      outfile: program,
    });
    const keys = await Promise.all(Array.from({ length: 20 }, () => output(program, config)));
    assert.equal(new Set(keys).size, 1);
    assert.equal(keys[0]!.trim(), userKey(config).publicKey.x);
    assert.deepEqual(readdirSync(config), ["signingKey.json"]);
  });

  it("is not replaced when its file is damaged: the message names the file", () => {
    const path = join(folder, "signingKey.json");
    writeFileSync(path, `{"kty":"OKP","crv":"Ed25519"}`);
    assert.throws(
      () => userKey(folder),
      (error) =>
        error instanceof HumanError && error.message.includes(path) && error.message.includes("damaged"),
    );
  });

  it("cannot be made where a file is in the way: the message names the variable that moves it", () => {
    writeTree(folder, { file: "" });
    assert.throws(
      () => userKey(join(folder, "file")),
      (error) => error instanceof HumanError && error.message.includes("EXECUTIONS_CONFIG_DIR"),
    );
  });
});

describe("the keys of others", () => {
  let folder = "";
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => removeFolder(folder));

  it("are trusted by name until the trust is taken back", () => {
    const { publicKey } = userKey(join(folder, "other"));
    const mine = join(folder, "mine");
    assert.equal(listTrustedKeys(mine).size, 0);
    trustKey("Grace", { ...publicKey, d: "left out" }, mine);
    assert.deepEqual([...listTrustedKeys(mine)], [["Grace", publicKey]]);
    assert.equal(distrustKey("Grace", mine), true);
    assert.equal(distrustKey("Grace", mine), false);
    assert.equal(listTrustedKeys(mine).size, 0);
  });

  it("are refused when they are no Ed25519 keys, and a damaged list is not overwritten", () => {
    assert.throws(() => trustKey("Eve", { kty: "RSA" }, folder), HumanError);
    assert.throws(() => trustKey("Eve", { kty: "OKP", crv: "Ed25519", x: "AAAA" }, folder), HumanError);
    writeFileSync(join(folder, "trustedKeys.json"), "{");
    assert.throws(() => trustKey("Grace", userKey(folder).publicKey, folder), /trustedKeys\.json/);
  });
});

function output(program: string, argument: string): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [program, argument], { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (piece: string) => (text += piece));
    child.on("error", failed);
    child.on("close", (code) => (code === 0 ? done(text) : failed(new Error(`exit code ${code}`))));
  });
}
