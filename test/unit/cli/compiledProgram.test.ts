import assert from "node:assert/strict";
import { chmodSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { CompiledProgram } from "../../../src/cli/compiledProgram";
import { CommandLine } from "../../support/commandLine";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

describe("a program that is loaded with what earlier processes compiled of it", () => {
  let folder: string;
  let cache: string;
  let file: string;

  beforeEach(async () => {
    folder = await makeTemporaryFolder("program");
    [cache, file] = [join(folder, "cache"), join(folder, "program.js")];
    write(
      "exports.double = (number) => 2 * number; exports.place = [__filename, __dirname, module.exports === exports];",
    );
  });

  afterEach(() => removeFolder(folder));

  const write = (text: string): void => writeFileSync(file, text);
  const load = (elapsedMs = 100): CompiledProgram => new CompiledProgram(file, cache, () => elapsedMs);
  const doubled = (program: CompiledProgram): unknown => {
    const { double } = program.exports as { double: (number: number) => number };
    return double(21);
  };
  /** How many processes added to the code that is kept then. */
  const addedBy = (program: CompiledProgram): number => {
    assert.equal(doubled(program), 42);
    program.keep();
    return readFileSync(code()).readUInt32LE(12);
  };
  const codes = (): string[] => readdirSync(cache).filter((name) => name.endsWith(".code"));
  const code = (): string => join(cache, codes()[0] ?? "");

  it("exports what it does when it is required, and knows its place", () => {
    const { place } = load().exports as { place: unknown };
    assert.deepEqual(place, [file, folder, true]);
  });

  it("is the same with the code of before, to which the first few processes add", () => {
    const added = Array.from({ length: 6 }, () => addedBy(load()));
    assert.deepEqual(added, [1, 2, 3, 3, 3, 3]);
    assert.equal(codes().length, 1);
  });

  it("has the code of a long process only until a short one has more of it", () => {
    const times = [60_000, 60_000, 100, 60_000, 100];
    assert.deepEqual(
      times.map((time) => addedBy(load(time))),
      [0, 0, 1, 1, 2],
    );
  });

  it("is its new version where it was changed, of the same length too", () => {
    const program = load();
    assert.equal(doubled(program), 42);
    program.keep();
    write(readFileSync(file, "utf8").replace("2 * number", "3 * number"));
    assert.equal(doubled(load()), 63);
  });

  it("is loaded without what is damaged at any place, cut short, or not readable", () => {
    const program = load();
    doubled(program);
    program.keep();
    const whole = readFileSync(code());
    fc.assert(
      fc.property(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        (at, bits, isCut) => {
          const damaged = Buffer.from(isCut ? whole.subarray(0, at) : whole);
          if (!isCut) damaged.writeUInt8(damaged.readUInt8(at) ^ bits, at);
          writeFileSync(code(), damaged);
          assert.equal(doubled(load()), 42);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("is loaded without code that somebody else may have written", function () {
    if (process.platform === "win32") this.skip();
    addedBy(load());
    assert.equal(addedBy(load()), 2);
    for (const mode of [0o660, 0o602]) {
      chmodSync(code(), mode);
      assert.equal(addedBy(load()), 1);
    }
  });

  it("is loaded where no folder can be made for its code", () => {
    writeFileSync(cache, "");
    const program = load();
    program.keep();
    assert.equal(doubled(program), 42);
    assert.equal(readFileSync(cache, "utf8"), "");
  });

  it("leaves the code of versions that nobody starts any more for two months at most", () => {
    load().keep();
    for (const [name, days] of [
      ["old.code", 61],
      ["newer.code", 59],
    ] as const) {
      const at = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
      writeFileSync(join(cache, name), "");
      utimesSync(join(cache, name), at, at);
    }
    const program = load();
    program.keep();
    assert.ok(!codes().includes("old.code") && codes().includes("newer.code"), codes().join());
  });

  it("tells where in it something failed, by its own lines and columns", () => {
    write("exports.one = 1;\nthrow new Error('no');");
    assert.throws(
      () => load(),
      (error: Error) => {
        assert.match(error.stack ?? "", /program\.js:2:7$/m);
        return true;
      },
    );
    write("throw new Error('no');");
    assert.throws(
      () => load(),
      (error: Error) => {
        assert.match(error.stack ?? "", /program\.js:1:7$/m);
        return true;
      },
    );
  });

  it("is what each verb of the command line is run with, and none is written where it fails", async () => {
    const executions = new CommandLine(folder, { XDG_CACHE_HOME: cache });
    const compiled = (verb: string): string[] => {
      try {
        return readdirSync(join(cache, "executions", "compiled", verb));
      } catch {
        return [];
      }
    };
    assert.equal((await executions.run("run", "--", "true")).code, 0);
    assert.deepEqual([compiled("run").length, compiled("list").length], [1, 0]);
    for (let call = 0; call < 2; call += 1) {
      const { code: exitCode, value } = await executions.json<readonly unknown[]>("list");
      assert.deepEqual([exitCode, value.length, compiled("list").length], [0, 1, 1]);
    }
    assert.equal((await executions.run("show", "nothing")).code, 2);
    assert.deepEqual(compiled("show"), []);
  });

  it("runs though the user's cache cannot be written to", async () => {
    writeFileSync(cache, "");
    const executions = new CommandLine(folder, { XDG_CACHE_HOME: cache });
    const { code: exitCode, stderr } = await executions.run("run", "--", "true");
    assert.equal(exitCode, 0, stderr);
  });
});
