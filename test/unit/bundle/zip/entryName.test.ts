import assert from "node:assert/strict";
import fc from "fast-check";
import { join, sep } from "node:path";
import { entryNameProblem } from "../../../../src/bundle/zip/entryName";
import { NameRegister } from "../../../../src/bundle/zip/nameRegister";

describe("the name of an archive's entry", () => {
  for (const name of [
    "../evil",
    "a/../../b",
    "..",
    "/etc/passwd",
    "C:/windows",
    "C:\\windows",
    "c:file",
    "a\\b",
    "a\0b",
    "",
    "a//b",
    "./a/./b",
    "x".repeat(256),
    "a/".repeat(1500) + "b",
  ])
    it(`is refused on every system: ${JSON.stringify(name.slice(0, 40))}`, () => {
      for (const platform of ["linux", "darwin", "win32"] as const)
        assert.ok(entryNameProblem(name, platform));
    });

  for (const name of [
    "CON",
    "outputs/nul.txt",
    "12:30.log",
    "trailing.",
    "blank ",
    "what?",
    "a\nb",
    "com1.log",
  ])
    it(`is refused where Windows cannot store it alone: ${JSON.stringify(name)}`, () => {
      assert.ok(entryNameProblem(name, "win32"));
      assert.equal(entryNameProblem(name, "linux"), null);
    });

  it("is taken when it is any other, and then leads below the target", () => {
    for (const name of ["metadata/jobStatus.json", "outputs/…/ünï côdé", "..a/..b", "console.log", "a b"])
      for (const platform of ["linux", "win32"] as const)
        assert.equal(entryNameProblem(name, platform), null, name);
    const part = fc.oneof(
      fc.constantFrom("..", ".", "", "/", "\\", "C:", "a"),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const name = parts.join("/");
        if (entryNameProblem(name) === null)
          assert.ok(join("/target", name).startsWith(`${join("/target")}${sep}`), name);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the names of an archive", () => {
  const problems = (platform: NodeJS.Platform, names: readonly string[]) => {
    const register = new NameRegister(platform);
    return names.map((name) => register.add(name.replace(/\/$/, ""), name.endsWith("/")) !== null);
  };

  it("stand once each, and none is a file and a folder", () => {
    assert.deepEqual(problems("linux", ["a", "a"]), [false, true]);
    assert.deepEqual(problems("linux", ["a", "a/b"]), [false, true]);
    assert.deepEqual(problems("linux", ["a/b", "a"]), [false, true]);
    assert.deepEqual(problems("linux", ["a", "a/"]), [false, true]);
    assert.deepEqual(problems("linux", ["a/", "a"]), [false, true]);
    assert.deepEqual(problems("linux", ["a/b/c", "a/", "a/b/", "a/b/d", "a/b/"]), [
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it("differ by more than case and composition where the system does not tell these apart", () => {
    assert.deepEqual(problems("linux", ["A", "a", "e\u0301", "\u00e9"]), [false, false, false, false]);
    assert.deepEqual(problems("darwin", ["A", "a", "e\u0301", "\u00e9"]), [false, true, false, true]);
  });
});
