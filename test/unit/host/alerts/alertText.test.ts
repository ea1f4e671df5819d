import assert from "node:assert/strict";
import { parseAlertRule } from "../../../../src/core/alerts/alertRule";
import type { AlertTrip } from "../../../../src/core/alerts/alertTrip";
import { ruleTitle, sinceText, tripText } from "../../../../src/host/alerts/alertText";
import { inEnglish } from "../../../../src/core/translate";

const megabyte = 1024 * 1024;

describe("the words of alerts", () => {
  const trips: readonly (readonly [AlertTrip, string])[] = [
    [{ when: "failed", reason: "exit code 3" }, "failed: exit code 3"],
    [{ when: "failed", reason: null }, "failed"],
    [{ when: "slow", elapsedMs: 25_000, usualMs: 10_000, ended: false }, "runs for 25 s, usually 10 s"],
    [{ when: "slow", elapsedMs: 25_000, usualMs: 10_000, ended: true }, "took 25 s, usually 10 s"],
    [{ when: "duration", elapsedMs: 61_000, limitMs: 60_000, ended: true }, "took 1 min 1 s, over 1 min"],
    [
      { when: "metric", name: "loss", value: 2, beyond: { side: "over", limit: 1 }, step: 7 },
      "loss 2 at step 7 is over 1",
    ],
    [{ when: "metric", name: "loss", value: "NaN", beyond: null, step: null }, "loss NaN is no number"],
    [
      { when: "property", name: "rows", value: 9, beyond: { side: "under", limit: 10 }, step: null },
      "rows 9 is under 10",
    ],
    [
      { when: "memory", bytes: 3 * megabyte, limitBytes: 2 * megabyte, minutes: 0 },
      "memory 3 MB is over 2 MB",
    ],
    [{ when: "cpu", percent: 99.96, limit: 90, minutes: 5 }, "CPU 100 % is over 90 % for 5 min"],
    [{ when: "silent", silentMs: 900_000, ended: false }, "no output for 15 min"],
    [{ when: "silent", silentMs: 900_000, ended: true }, "was silent for 15 min"],
  ];
  for (const [trip, text] of trips)
    it(`say ${JSON.stringify(text)}`, () => assert.equal(tripText(trip, inEnglish), text));

  for (const [entry, title] of [
    [{ when: "failed" }, "failed"],
    [{ when: "failed", title: "Broken" }, "Broken"],
    [{ when: "slow" }, "over 2 times its usual time (median of the last 10, at least 3)"],
    [{ when: "duration", minutes: 90 }, "longer than 1 h 30 min"],
    [{ when: "metric", name: "loss", over: 1, notANumber: true }, "metric loss over 1 or no number"],
    [{ when: "property", name: "rows", under: 5, at: "end" }, "property rows under 5, at its end"],
    [{ when: "memory", over: 512 }, "memory over 512 MB"],
    [{ when: "cpu", over: 150, minutes: 1 }, "CPU over 150 % for 1 min"],
    [{ when: "silent", minutes: 15 }, "no output for 15 min"],
  ] as const)
    it(`call a rule ${JSON.stringify(title)}`, () => {
      const parsed = parseAlertRule(entry);
      assert.equal(parsed.ok && ruleTitle(parsed.rule, inEnglish), title);
    });

  it("say since when somebody was away", () => {
    const now = new Date(2026, 10, 20, 16, 0);
    assert.equal(sinceText(new Date(2026, 10, 20, 9, 5), now, inEnglish), "09:05");
    assert.equal(sinceText(new Date(2026, 10, 19, 3, 0), now, inEnglish), "yesterday");
    assert.equal(sinceText(new Date(2026, 10, 2, 3, 0), now, inEnglish), "2 Nov 2026");
  });
});
