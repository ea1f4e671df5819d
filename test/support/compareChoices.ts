import type { CompareChoices } from "../../src/panels/compare/buildCompareView";

/** What a comparison that was just opened shows. */
export const firstChoices: CompareChoices = {
  workspace: "/home/ada",
  onlyDifferences: true,
  statistic: "last",
  sort: null,
  code: null,
  curves: null,
  leftOut: [],
};
