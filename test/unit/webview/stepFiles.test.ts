import assert from "node:assert/strict";
import type { StepFilesView } from "../../../src/shared/metrics/metricsView";
import { entryOf } from "../../../webview-ui/src/metrics/stepFiles";

describe("the strip of files by step", () => {
  it("is entered by keys at the first execution that has the step, whichever that is", () => {
    const file = (step: number) => ({ step, path: `outputs/sample-${step}.png`, source: null });
    const series: StepFilesView = {
      name: "sample",
      steps: [1, 2, 3],
      isImage: true,
      rows: [
        { execution: 0, files: [file(1)] },
        { execution: 2, files: [file(1), file(2)] },
        { execution: 3, files: [file(2), file(3)] },
      ],
    };
    assert.deepEqual(
      series.steps.map((step) => entryOf(series, step)),
      [0, 2, 3],
    );
  });
});
