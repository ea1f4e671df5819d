import assert from "node:assert/strict";
import { join } from "node:path";
import { LogFinding } from "../../../../src/store/logs/logFinding";
import { LogReading } from "../../../../src/store/logs/logReading";
import { logPattern } from "../../../../src/store/searchLogs";
import { emptyLogs, writeLog } from "../../../support/logWrites";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

const streams = ["out", "err"] as const;

describe("lines of a log that are copied", () => {
  let folder = "";
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => removeFolder(folder));

  const look = (log: LogReading | LogFinding): void => {
    Array.from(log.look(0));
  };

  it("are told by their number where they are more than a clipboard takes", () => {
    const bundle = emptyLogs(join(folder, "bundle"));
    writeLog(bundle, { stream: "out", text: "0123456789\n".repeat(10) }, 1);
    const reading = new LogReading({ bundle, streams, folders: [folder] }, true);
    look(reading);
    const text = "0123456789\n".repeat(3);
    assert.deepEqual(reading.text(0, 9, 25), { text, lines: 3, leftOut: "lines" });
    assert.deepEqual(reading.text(0, 2, 25), { text, lines: 3, leftOut: null });
    writeLog(bundle, { stream: "out", text: `${"x".repeat(5_000_000)}\n` }, 2);
    look(reading);
    assert.equal(reading.text(10, 10).leftOut, "ends");
  });

  it("are of those that a filter shows the selected ones, opened ones too", () => {
    const bundle = emptyLogs(join(folder, "bundle"));
    const text = Array.from({ length: 40 }, (_, line) =>
      line % 10 === 5 ? `loss ${line}\n` : `line ${line}\n`,
    );
    writeLog(bundle, { stream: "out", text: text.join("") }, 1);
    const finding = new LogFinding({ bundle, streams, folders: [folder] }, true);
    const { source, flags } = logPattern("loss", { regex: false, case: true });
    finding.search({ serial: 1, pattern: { source, flags } });
    look(finding);
    const copied = (
      from: number,
      to: number,
      context: number,
      opened: readonly (readonly [number, number])[],
    ): string =>
      finding
        .shownText(from, to, { context, opened: opened.map(([line, count]) => ({ line, count })) })
        .text.trim()
        .replaceAll(/\w+ (\d+)\n?/g, "$1 ")
        .trim();
    assert.equal(copied(0, 39, 0, []), "5 15 25 35");
    assert.equal(copied(15, 34, 0, []), "15 25");
    assert.equal(copied(6, 24, 1, []), "6 14 15 16 24", "those around lines outside of the selection too");
    assert.equal(
      copied(0, 39, 0, [
        [36, 2],
        [8, 2],
        [9, 2],
      ]),
      "5 8 9 10 15 25 35 36 37",
    );
    assert.equal(
      copied(9, 36, 0, [
        [36, 2],
        [8, 2],
      ]),
      "9 15 25 35 36",
    );
    assert.deepEqual(finding.shownText(0, 39, { context: 0, opened: [] }, 10), {
      text: "loss 5\nloss 15\n",
      lines: 2,
      leftOut: "lines",
    });
  });
});
