import { knownDirection } from "../metricDirection";
import type { Json } from "../json";
import type { ComparedExecution, MetricCourse } from "./comparedExecution";
import { comparisonRow, type ComparisonRow, type ComparisonSection } from "./comparisonRow";

/** The last value of each metric, then the best ones of those that are known to have a direction. */
export function metricRows(executions: readonly ComparedExecution[], baseline: number): ComparisonRow[] {
  const names = [...new Set(executions.flatMap(({ metrics }) => [...metrics.keys()]))];
  const rowOf = (
    section: ComparisonSection,
    name: string,
    value: (course: MetricCourse) => Json,
  ): ComparisonRow => {
    const courses = executions.map(({ metrics }) => metrics.get(name));
    const values = courses.map((course) => (course === undefined ? null : value(course)));
    return comparisonRow(section, name, values, baseline, { better: knownDirection(name) });
  };
  const last = names.map((name) => rowOf("metrics", name, (course) => course.last));
  const best = names.flatMap((name) => {
    const direction = knownDirection(name);
    if (direction === null) return [];
    return [rowOf("bestMetrics", name, ({ least, greatest }) => (direction === "min" ? least : greatest))];
  });
  return [...last, ...best];
}
