import assert from "node:assert/strict";
import { failureKind } from "../../../src/core/failureKind";
import { summary } from "../../support/summaries";

function kind(reason: string | null): string | null {
  return failureKind(summary({ id: "train-20261120-101112-abcd", state: "FAILED", reason }));
}

describe("the kind of a failure", () => {
  const alike = [
    [
      "exit code 1 after 1.2 s; last line of stderr: FileNotFoundError: [Errno 2] No such file: '/data/a b/one.csv'",
      "exit code 1 after 2 min 3 s; last line of stderr: FileNotFoundError: [Errno 2] No such file: '/home/x b/two.csv'",
    ],
    [
      "exit code 1 after 1.2 s; last line of output: loss is 0.31 at step 12, rank 0",
      "exit code 3 after 9.9 s; last line of output: loss is -1.5e-3 at step 1,200, rank 7",
    ],
    ["exit code 137 after 3 s; nothing on stderr", "exit code 137 after 2 h 5 min; nothing on stderr"],
    ["lost train-20261120-101112-abcd", "lost train-20250101-000000-zzzzzz"],
    ["blob 3f2a9c1 is missing", "blob 00ff9b7e21aa is missing"],
    ["job 123e4567-e89b-12d3-a456-426614174000 is gone", "job 00000000-0000-4000-8000-0000000000aa is gone"],
    ["no   such\n device 3", "no such device 4"],
    ["C:\\data\\a.csv cannot be read", "D:\\other\\b.csv cannot be read"],
    ["https://example.org/a/1 does not answer", "https://example.org/b/2 does not answer"],
  ] as const;
  for (const [one, other] of alike)
    it(`is the same of "${one}" and another one like it`, () => {
      assert.equal(kind(one), kind(other));
      assert.notEqual(kind(one), null);
    });

  const apart = [
    ["exit code 137 after 3 s; nothing on stderr", "exit code 1 after 3 s; nothing on stderr"],
    ["ended by SIGKILL after 3 s; nothing on stderr", "ended by SIGTERM after 3 s; nothing on stderr"],
    ["KeyError: 'age'", "KeyError: 'weight'"],
    [
      "exit code 1 after 1 s; last line of stderr: Loss is NaN",
      "deploy script: exit code 1 after 1 s; last line of stderr: Loss is NaN",
    ],
  ] as const;
  for (const [one, other] of apart)
    it(`is another one of "${one}" and "${other}"`, () => {
      assert.notEqual(kind(one), kind(other));
    });

  it("is what the script said last, as one reads it", () => {
    assert.equal(
      kind("exit code 1 after 1.2 s; last line of stderr: ValueError: bad value 12 in /tmp/x/data.csv"),
      "ValueError: bad value … in …",
    );
    assert.equal(
      kind("ended by SIGKILL after 2 s; nothing on stderr; it asks for a terminal"),
      "ended by SIGKILL",
    );
  });

  it("is none of what did not fail, or of which nothing is known", () => {
    assert.equal(kind(null), null);
    assert.equal(kind("  "), null);
    const stopped = summary({ id: "a", state: "STOPPED", reason: "stopped by the user after 3 s" });
    assert.equal(failureKind(stopped), null);
  });

  it("is found in no time whatever is written", () => {
    for (const text of ["a".repeat(100_000), "a-".repeat(50_000), "/".repeat(100_000), "1.".repeat(50_000)])
      assert.ok((kind(text)?.length ?? 0) <= 200);
  });
});
