import assert from "node:assert/strict";
import type { ExecutionState } from "../../../src/core/lifecycle";
import type { RunRequest } from "../../../src/host/runRequest";
import { runToEnd, type RunServices } from "../../../src/host/runToEnd";

const request: RunRequest = {
  workspace: "/lab",
  subject: { kind: "rerun", id: "train-1" },
  title: "train",
  inputs: null,
  secrets: null,
  args: null,
  name: null,
  note: null,
  tags: [],
};

/** Listeners of one event, and how it is fired. */
class Told<T> {
  readonly listeners = new Set<(told: T) => unknown>();
  readonly event = (listener: (told: T) => unknown): { dispose(): void } => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(told: T): void {
    for (const listener of [...this.listeners]) listener(told);
  }
}

describe("a run whose end is waited for", () => {
  const began = new Told<{ run: string; id: string }>();
  const lost = new Told<{ run: string }>();
  const changed = new Told<unknown>();
  let state: ExecutionState;
  let onStart: () => void;
  const services = {
    launcher: {
      onDidBegin: began.event,
      onDidFailToBegin: lost.event,
      start: () => {
        onStart();
        return Promise.resolve("run-1");
      },
    },
    workspaces: {
      onDidChange: changed.event,
      storeOf: () => ({ get: (id: string) => (id === "train-2" ? { id, state } : undefined) }),
    },
  } as unknown as RunServices;
  const run = (signal = new AbortController().signal): ReturnType<typeof runToEnd> =>
    runToEnd(services, request, signal);
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  beforeEach(() => {
    state = "EXECUTING";
    onStart = () => undefined;
  });
  afterEach(() => {
    for (const { listeners } of [began, lost, changed]) assert.equal(listeners.size, 0);
  });

  it("is told with its execution, once that has ended", async () => {
    let isOver = false;
    const running = run().finally(() => (isOver = true));
    await turn();
    began.fire({ run: "run-1", id: "train-2" });
    changed.fire(null);
    await turn();
    assert.equal(isOver, false);
    state = "FAILED";
    changed.fire(null);
    assert.equal((await running)?.state, "FAILED");
  });

  it("is told though it ended before its start was answered", async () => {
    state = "COMPLETED";
    onStart = () => {
      began.fire({ run: "run-1", id: "train-2" });
    };
    assert.equal((await run())?.state, "COMPLETED");
  });

  it("is none where no execution was made, others told meanwhile or not", async () => {
    const running = run();
    await turn();
    lost.fire({ run: "run-9" });
    began.fire({ run: "run-8", id: "train-8" });
    lost.fire({ run: "run-1" });
    assert.equal(await running, null);
  });

  it("is waited for no longer after an abort, and not at all where it cannot start", async () => {
    const controller = new AbortController();
    const running = run(controller.signal);
    await turn();
    controller.abort();
    assert.equal(await running, null);
    onStart = () => {
      throw new Error("not trusted");
    };
    await assert.rejects(run(), /not trusted/);
  });
});
