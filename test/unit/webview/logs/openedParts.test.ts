import assert from "node:assert/strict";
import type { LogLine } from "../../../../src/shared/logs/logsMessages";
import { LineLoader } from "../../../../webview-ui/src/logs/lineLoader";
import { LineSelection } from "../../../../webview-ui/src/logs/lineSelection";
import type { LogsChoices } from "../../../../webview-ui/src/logs/logsContext";
import { OpenedParts } from "../../../../webview-ui/src/logs/openedParts";
import { rowsOf, type Row } from "../../../../webview-ui/src/logs/rows";

const lines = 200;

/** A log of 200 lines: those of 100 to 109 lie in libraries, 50 and 150 are what is searched for. */
function lineOf(line: number): LogLine {
  return {
    line,
    stream: "out",
    at: null,
    text: `line ${line}`,
    styles: [],
    hiddenBytes: line === 3 ? 100 : 0,
    updates: null,
    severity: null,
    links: [],
    isLibrary: line >= 100 && line < 110,
  };
}

async function opened(isFiltered: boolean): Promise<{
  readonly parts: OpenedParts;
  readonly lines: LineSelection;
  readonly keys: () => readonly string[];
}> {
  const choices: LogsChoices = { times: "none", wrap: false, newestFirst: false, isFiltered, context: 0 };
  const numbers = (from: number, count: number): LogLine[] =>
    Array.from({ length: Math.max(0, Math.min(count, lines - from)) }, (_, index) => lineOf(from + index));
  const answers: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => unknown>> = {
    lines: ({ from, count }) => numbers(Number(from), Number(count)),
    filtered: ({ from, direction }) => ({
      lines: [50, 150]
        .filter((line) => (direction === "forward" ? line >= Number(from) : line <= Number(from)))
        .map(lineOf),
      highlights: [],
    }),
  };
  const loader = new LineLoader(
    async (name, params) => {
      const value = answers[name]?.(params) as never;
      return await Promise.resolve({ ok: true, value });
    },
    () => choices,
    () => undefined,
  );
  await loader.restart(isFiltered ? 0 : 60);
  loader.want({ before: false, after: true });
  await soon(() => loader.stretch.hasEnd);
  const selection = new LineSelection(() => undefined);
  const rows = (): readonly Row[] => {
    const { hasStart, hasEnd } = loader.stretch;
    const edges = { hasStart, hasEnd, lines };
    return rowsOf(loader.stretch.lines, { isFiltered, folds: parts.folds, gaps: parts.gaps, edges });
  };
  const parts: OpenedParts = new OpenedParts({
    loader,
    lines: selection,
    rows,
    askUpdates: async (line) => await Promise.resolve({ first: [`all of ${line}`], leftOut: null, last: [] }),
    changed: () => undefined,
  });
  return { parts, lines: selection, keys: () => rows().map(({ key }) => key) };
}

describe("what one opens in a log", () => {
  it("is a stack of library frames, and is closed again from any of them", async () => {
    const { parts, lines: at, keys } = await opened(false);
    assert.ok(keys().includes("f100"));
    at.moveTo(100);
    parts.turn(true);
    assert.equal(keys().indexOf("l110") - keys().indexOf("l100"), 10);
    assert.equal(parts.told, 10);
    at.moveTo(104);
    parts.turn(false);
    assert.ok(keys().includes("f100") && !keys().includes("l104"));
    assert.equal(at.current, 100, "one is at the row that stands for it");
    assert.equal(parts.told, -10);
  });

  it("is a fold that one goes to a line of", async () => {
    const { parts, keys } = await opened(false);
    parts.reveal(105);
    assert.ok(keys().includes("l105"));
  });

  it("is a gap of the filter, both its sides, and what is left of it", async () => {
    const { parts, lines: at, keys } = await opened(true);
    assert.deepEqual(keys(), ["g0", "l50", "g51", "l150", "g151"]);
    const all = keys();
    at.moveTo(51);
    parts.turn(true);
    await soon(() => keys().includes("g71") && keys().includes("l149"));
    at.moveTo(71);
    parts.turn(true);
    await soon(() => keys().includes("g91") && keys().includes("l129"));
    at.moveTo(90);
    parts.turn(false);
    assert.ok(keys().includes("g71") && keys().includes("l70"), "the inner one goes first");
    assert.equal(at.current, 71);
    at.moveTo(52);
    parts.turn(false);
    assert.deepEqual(keys(), all);
    assert.equal(at.current, 51);
  });

  it("is copied with what the filter shows; a gap that one is at in full", async () => {
    const { parts, lines: at } = await opened(true);
    const filter = { isFiltered: true, context: 2 };
    at.all(lines);
    assert.deepEqual(parts.copied(filter), { context: 2, opened: [] });
    assert.equal(parts.copied({ ...filter, isFiltered: false }), null);
    at.moveTo(51);
    assert.equal(parts.copied(filter), null);
    assert.equal(parts.endOf(51), 149);
    parts.turn(true);
    await soon(() => parts.gaps.length > 0);
    at.moveTo(50);
    const sides = [
      { line: 51, count: 20 },
      { line: 130, count: 20 },
    ];
    assert.deepEqual(parts.copied(filter), { context: 2, opened: sides });
  });

  it("is all that a line said", async () => {
    const { parts, lines: at } = await opened(false);
    at.moveTo(3);
    parts.turn(true);
    await soon(() => parts.expanded.get(3)?.first[0] === "all of 3");
    parts.turn(false);
    await soon(() => !parts.expanded.has(3));
  });
});

async function soon(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 50 && !isSo(); turn += 1) await Promise.resolve();
  assert.ok(isSo());
}
