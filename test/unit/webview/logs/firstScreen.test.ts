import assert from "node:assert/strict";
import type { LogsRequests } from "../../../../src/shared/logs/logsMessages";
import type { FoundCountView, LogsView } from "../../../../src/shared/logs/logsView";
import type { Reply } from "../../../../src/shared/messages";
import { LineLoader } from "../../../../webview-ui/src/logs/lineLoader";
import { LinePlace } from "../../../../webview-ui/src/logs/linePlace";
import type { LogsChoices } from "../../../../webview-ui/src/logs/logsContext";
import { LogsMoves } from "../../../../webview-ui/src/logs/logsMoves";

const nothing: FoundCountView = { places: 0, lines: 0, ruler: [] };

/** Of a log of which the last lines alone can be read. */
function viewOf(lines: number): LogsView {
  return {
    target: { workspace: "/work", id: "1" },
    name: "train",
    state: "COMPLETED",
    hasEnded: true,
    started: null,
    durationMs: null,
    streams: "both",
    bytes: lines,
    lines,
    isCounted: false,
    renumbered: { times: 0, shift: 0 },
    edition: 0,
    search: null,
    searchProblem: null,
    match: null,
    isSearched: false,
    error: nothing,
    warning: nothing,
    sentTo: null,
    problem: null,
  };
}

describe("the first screen of a log", () => {
  const { requestAnimationFrame: before } = globalThis;
  const frames: FrameRequestCallback[] = [];
  beforeEach(() => {
    globalThis.requestAnimationFrame = (call) => frames.push(call);
  });
  afterEach(() => {
    globalThis.requestAnimationFrame = before;
  });

  /** @param kept the line that was on top before the window was loaded again. */
  function opened(kept: number | null): {
    readonly moves: LogsMoves;
    readonly sent: readonly string[];
    readonly answer: () => Promise<void>;
  } {
    const sent: string[] = [];
    const waiting: (() => void)[] = [];
    const choices: LogsChoices = {
      times: "none",
      wrap: false,
      newestFirst: false,
      isFiltered: false,
      context: 0,
    };
    const ask = async <Name extends keyof LogsRequests>(): Promise<Reply<LogsRequests[Name]["result"]>> => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return { ok: false, error: "That line is not counted yet" };
    };
    const moves = new LogsMoves({
      host: { send: ({ type }) => sent.push(type), ask },
      place: new LinePlace(),
      loader: new LineLoader(
        ask,
        () => choices,
        () => undefined,
      ),
      view: () => null,
      choices: () => choices,
      rows: () => [],
      height: () => 0,
      kept,
      redraw: () => undefined,
      showAll: () => undefined,
    });
    const answer = async (): Promise<void> => {
      for (const resolve of waiting.splice(0)) resolve();
      await new Promise(setImmediate);
    };
    return { moves, sent, answer };
  }
  const drawFrame = (): void => {
    for (const call of frames.splice(0)) call(0);
  };

  it("is told of once, when the lines that it asked for have come and are drawn", async () => {
    const { moves, sent, answer } = opened(null);
    moves.take(null, viewOf(0));
    drawFrame();
    moves.take(viewOf(0), viewOf(1000));
    drawFrame();
    assert.deepEqual(sent, [], "nothing is seen yet");
    await answer();
    assert.deepEqual(sent, []);
    drawFrame();
    assert.deepEqual(sent, ["drawn"]);
    moves.take(viewOf(1000), viewOf(100_000));
    await answer();
    drawFrame();
    assert.deepEqual(sent, ["drawn"]);
  });

  it("is told of where the line that was on top cannot be read before all are counted", async () => {
    const { moves, sent, answer } = opened(5);
    moves.take(null, viewOf(1000));
    await answer();
    drawFrame();
    assert.deepEqual(sent, ["drawn"]);
  });
});
