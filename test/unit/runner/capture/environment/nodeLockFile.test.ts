import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentCache } from "../../../../../src/runner/capture/environment/environmentCache";
import { lockFiles } from "../../../../../src/runner/capture/environment/lockFiles";
import {
  packagesOfNpm,
  packagesOfPnpm,
  packagesOfYarn,
} from "../../../../../src/runner/capture/environment/nodeLockFile";
import { nodePackages } from "../../../../../src/runner/capture/environment/nodePackages";
import { makeTemporaryFolder, removeFolder } from "../../../../support/temporaryFolder";

describe("the packages of a Node script", () => {
  it("are read of npm's lock files, the top level's version first", () => {
    const lock = {
      lockfileVersion: 3,
      packages: {
        "": { name: "mine", version: "1.0.0" },
        "node_modules/a/node_modules/b": { version: "1.5.0" },
        "node_modules/b": { version: "2.0.0" },
        "node_modules/@scope/c": { version: "3.0.0" },
        "packages/own": { version: "0.1.0" },
        "node_modules/own": { resolved: "packages/own", link: true },
      },
    };
    assert.deepEqual(packagesOfNpm(JSON.stringify(lock)), { "@scope/c": "3.0.0", b: "2.0.0, 1.5.0" });
    const first = {
      dependencies: {
        a: { version: "1.0.0", dependencies: { b: { version: "0.5.0" } } },
        b: { version: "2.0.0" },
      },
    };
    assert.deepEqual(packagesOfNpm(JSON.stringify(first)), { a: "1.0.0", b: "2.0.0, 0.5.0" });
    assert.deepEqual(packagesOfNpm("<<<<<<< HEAD"), {});
  });

  it("are read of pnpm's, whatever its version", () => {
    const expected = { "@scope/c": "3.0.0-rc.1", b: "1.5.0, 2.0.0" };
    const of = (...keys: string[]): string =>
      `lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      b:\n        version: 2.0.0\n\npackages:\n\n${keys
        .map((key) => `  ${key}:\n    resolution: {integrity: sha512-x}\n    engines: {node: '>=20'}\n`)
        .join("\n")}\nsnapshots:\n\n  zebra@1.0.0: {}\n`;
    assert.deepEqual(
      packagesOfPnpm(of("'@scope/c@3.0.0-rc.1'", "b@1.5.0", "b@2.0.0(react@18.0.0)")),
      expected,
    );
    assert.deepEqual(
      packagesOfPnpm(of("/@scope/c@3.0.0-rc.1", "/b@1.5.0", "/b@2.0.0(react@18.0.0)")),
      expected,
    );
    assert.deepEqual(
      packagesOfPnpm(of("/@scope/c/3.0.0-rc.1", "/b/1.5.0", "/b/2.0.0_react@18.0.0")),
      expected,
    );
  });

  it("are read of yarn's, classic and berry", () => {
    const classic = `# yarn lockfile v1\n\n\n"@scope/c@^3.0.0", "@scope/c@~3.0.0":\n  version "3.0.1"\n  resolved "https://x"\n\nb@^1.0.0:\n  version "1.5.0"\n  dependencies:\n    c "^1.0.0"\n\nb@^2.0.0:\n  version "2.0.0"\n`;
    assert.deepEqual(packagesOfYarn(classic), { "@scope/c": "3.0.1", b: "1.5.0, 2.0.0" });
    const berry = `__metadata:\n  version: 8\n\n"@scope/c@npm:^3.0.0, @scope/c@npm:~3.0.0":\n  version: 3.0.1\n  resolution: "@scope/c@npm:3.0.1"\n\n"mine@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "mine@workspace:."\n`;
    assert.deepEqual(packagesOfYarn(berry), { "@scope/c": "3.0.1" });
  });

  describe("in a workspace", () => {
    let workspace: string;

    beforeEach(async () => {
      workspace = await makeTemporaryFolder("node");
    });

    afterEach(() => removeFolder(workspace));

    const write = (path: string, content: object | string): void => {
      mkdirSync(join(workspace, path, ".."), { recursive: true });
      writeFileSync(join(workspace, path), typeof content === "string" ? content : JSON.stringify(content));
    };
    const cache = (): EnvironmentCache => new EnvironmentCache(join(workspace, "cache"));
    const lockOf = (version: string): object => ({ packages: { "node_modules/b": { version } } });

    it("are what is installed before what should be, in the nearest folder that tells", () => {
      const packagesIn = (folder: string): unknown =>
        nodePackages({ workspace, folder: join(workspace, folder), cache: cache() });
      assert.equal(packagesIn("a/b"), null);
      write("package-lock.json", lockOf("1.0.0"));
      const modules = { kind: "node_modules", path: join(workspace, "node_modules") };
      assert.deepEqual(packagesIn("a/b"), { packages: { b: "1.0.0" }, environment: modules });
      write("node_modules/.package-lock.json", lockOf("1.0.1"));
      assert.deepEqual(packagesIn("a/b"), { packages: { b: "1.0.1" }, environment: modules });
      write("a/yarn.lock", 'b@^2.0.0:\n  version "2.0.0"\n');
      assert.deepEqual(packagesIn("a/b"), {
        packages: { b: "2.0.0" },
        environment: { kind: "node_modules", path: join(workspace, "a", "node_modules") },
      });
    });

    it("and lock files of all languages, from the script up to the workspace, are known by content", () => {
      write("renv.lock", "{}");
      write("a/Cargo.lock", "x");
      write("b/Cargo.lock", "y");
      const found = (): readonly string[] =>
        lockFiles({ workspace, folder: join(workspace, "a"), cache: cache() }).map(
          ({ path, sha256 }) => `${path} ${sha256.slice(0, 8)}`,
        );
      assert.deepEqual(found(), ["a/Cargo.lock 2d711642", "renv.lock 44136fa3"]);
      write("renv.lock", "{ }");
      assert.notDeepEqual(found()[1], "renv.lock 44136fa3");
      assert.deepEqual(
        lockFiles({ workspace, folder: "/elsewhere", cache: cache() }).map(({ path }) => path),
        ["renv.lock"],
      );
    });

    it("are forgotten from the oldest on when too many are remembered", () => {
      const many = cache();
      for (let entry = 0; entry < 70; entry += 1) many.write(`key ${entry}`, entry);
      const kept = Array.from({ length: 70 }, (_, entry) => many.read(`key ${entry}`)).filter(
        (value) => value !== undefined,
      );
      assert.equal(kept.length, 64);
      assert.equal(many.read("key 69"), 69);
    });
  });
});
