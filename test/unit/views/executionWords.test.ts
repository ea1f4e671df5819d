import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { recordedStates } from "../../../src/core/lifecycle";
import type { ExecutionSummary } from "../../../src/core/summary";
import { executionWords } from "../../../src/views/executionWords";
import { repositoryRoot } from "../../support/repositoryRoot";
import { summary } from "../../support/summaries";

const states: readonly ExecutionSummary["state"][] = [...recordedStates, "DEAD", "UNKNOWN"];

/** The words that the menus of the tree and of the Executions page look for. */
function wordsOfMenus(): Set<string> {
  const { contributes } = JSON.parse(readFileSync(join(repositoryRoot(), "package.json"), "utf8")) as {
    readonly contributes: { readonly menus: Readonly<Record<string, readonly { readonly when?: string }[]>> };
  };
  const clauses = Object.values(contributes.menus)
    .flat()
    .map(({ when = "" }) => when)
    .filter((when) => /view == executions\.executions|webviewId == 'executions\.table'/.test(when));
  return new Set(clauses.flatMap((when) => when.match(/(?<=viewItem =~ \/\\b)[a-z]+/g) ?? []));
}

describe("the words on an execution", () => {
  it("are among them each that a menu looks for", () => {
    const said = states.flatMap((state) =>
      [false, true].flatMap((flag) => {
        const facts = {
          id: `train-1-${state}`,
          state,
          pinned: flag,
          archived: flag && state === "COMPLETED",
        };
        const one = summary({ ...facts, cachedFrom: state === "CACHED" ? "train-0" : null, dirty: flag });
        return executionWords({ ...one, commit: "abc" }, flag).split(" ");
      }),
    );
    const words = wordsOfMenus();
    assert.ok(words.size > 8);
    assert.deepEqual(
      [...words].filter((word) => !said.includes(word)),
      [],
    );
  });

  it("offer a comparison with the last success of what failed alone", () => {
    const isOffered = (state: ExecutionSummary["state"]): boolean =>
      executionWords(summary({ id: "train-1", state }), false)
        .split(" ")
        .includes("failed");
    assert.deepEqual(states.filter(isOffered), ["FAILED", "DEAD"]);
  });
});
