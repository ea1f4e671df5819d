import assert from "node:assert/strict";
import fc from "fast-check";
import { addMetricEvents } from "../../../src/core/curves/addMetricEvents";
import type { MetricSeries } from "../../../src/core/curves/metricSeries";
import type { ExecutionEvent } from "../../../src/core/records";
import { metricViews } from "../../../src/panels/view/metricViews";
import type { MetricView } from "../../../src/shared/details/detailsView";
import { after } from "./detailsFixture";

function metric(name: string, value: number, step?: number): ExecutionEvent {
  return { at: after(0), type: "metric", name, value, ...(step === undefined ? {} : { step }) };
}

function viewsOf(events: readonly ExecutionEvent[]): MetricView[] {
  const metrics = new Map<string, MetricSeries>();
  addMetricEvents(metrics, events);
  return metricViews(metrics);
}

describe("metrics of an execution", () => {
  it("tells the last value and the best one with their steps", () => {
    const [accuracy] = viewsOf([
      metric("accuracy", 0.8, 1),
      metric("accuracy", 0.95, 2),
      metric("accuracy", 0.9, 3),
    ]);
    assert.deepEqual(accuracy?.last, { step: 3, value: 0.9 });
    assert.equal(accuracy.best, "maximum");
    assert.deepEqual(accuracy.maximum, { step: 2, value: 0.95 });
  });

  it("takes the lowest loss for the best, and says nothing of a name that does not tell", () => {
    const views = viewsOf([metric("val_loss", 0.3, 1), metric("weight", 0.3, 1), metric("testRMSE", 2, 1)]);
    assert.deepEqual(
      views.map(({ name, best }) => [name, best]),
      [
        ["val_loss", "minimum"],
        ["weight", null],
        ["testRMSE", "minimum"],
      ],
    );
  });

  it("counts the steps of a metric that has none", () => {
    const [loss] = viewsOf([metric("loss", 3), metric("loss", 2)]);
    assert.deepEqual(loss?.points, [
      { step: 1, value: 3 },
      { step: 2, value: 2 },
    ]);
  });

  it("draws by step, whatever order the values came in", () => {
    const [loss] = viewsOf([metric("loss", 1, 2), metric("loss", 3, 1)]);
    assert.deepEqual(
      loss?.points.map(({ step }) => step),
      [1, 2],
    );
  });

  it("leaves values that are no numbers out, and a metric that has no others", () => {
    const none = (name: string): ExecutionEvent => ({ at: after(0), type: "nonFinite", name, value: "NaN" });
    const views = viewsOf([metric("loss", 3, 1), none("loss"), metric("loss", 2, 3), none("other")]);
    assert.deepEqual(
      views.map(({ name, count, points }) => [name, count, points.map(({ value }) => value)]),
      [["loss", 2, [3, 2]]],
    );
  });

  it("keeps the extremes, the first and the last point of any number of points, and few of the rest", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 5000 }),
        (values) => {
          const [view] = viewsOf(values.map((value, step) => metric("x", value, step)));
          const kept = view?.points.map(({ value }) => value) ?? [];
          assert.ok(kept.length <= 602);
          assert.equal(Math.max(...kept), Math.max(...values));
          assert.equal(Math.min(...kept), Math.min(...values));
          assert.equal(view?.points[0]?.step, 0);
          assert.equal(view.points.at(-1)?.step, values.length - 1);
        },
      ),
    );
  });
});
