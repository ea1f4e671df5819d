import assert from "node:assert/strict";
import type { ExecutionSummary } from "../../../src/core/summary";
import { historyText } from "../../../src/forms/argumentsHistory";
import { summaryIn } from "../panels/detailsFixture";

const at = (hour: number): string => `2026-11-20T${String(hour).padStart(2, "0")}:00:00.000Z`;
const now = new Date(at(14));

const runs: readonly ExecutionSummary[] = [
  summaryIn("COMPLETED", { id: "third", created: at(13) }),
  summaryIn("FAILED", { id: "second", created: at(12) }),
  summaryIn("COMPLETED", { id: "first", created: at(11) }),
];
const recorded: Readonly<Record<string, readonly string[]>> = {
  first: ["--fast"],
  second: ["--rows", "a b"],
  third: ["--fast"],
};

function told(text: string, hour: number): string {
  return historyText({ text, at: at(hour) }, runs, ({ id }) => recorded[id] ?? [], now);
}

describe("earlier arguments of a script", () => {
  it("say when they were run and how that ended, however they were quoted", () => {
    assert.equal(told('--rows "a b"', 12), "2 h ago · failed");
    assert.equal(told("--fast", 13), "1 h ago · completed");
  });

  it("say the time alone where that run is not here any more", () => {
    assert.equal(told("--gone", 11), "3 h ago");
  });
});
