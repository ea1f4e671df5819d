import assert from "node:assert/strict";
import type { Dashboard } from "../../../../src/core/dashboard/dashboard";
import type { Section } from "../../../../src/core/dashboard/collector";

/** A figure that is a number of executions: what it is called, the number, the query behind it. */
type Figure = readonly [name: string, count: number, query: string];

/** What a section tells. */
export function told<T>(section: Section<T>): T {
  assert.ok(section.ok, section.ok ? "" : section.error);
  return section.value;
}

/** Every figure of a dashboard that is a number of executions. */
export function figuresOf(dashboard: Dashboard): readonly Figure[] {
  return [
    ...keyFigures(dashboard),
    ...overTime(dashboard),
    ...byGroup(dashboard),
    ...durations(dashboard),
    ...lists(dashboard),
  ];
}

function keyFigures(dashboard: Dashboard): readonly Figure[] {
  const { queries, ...figures } = told(dashboard.figures);
  return [
    ["executions", figures.count, queries.all],
    ["all", dashboard.count, queries.all],
    ["well", figures.well, queries.well],
    ["failed", figures.badly, queries.badly],
    ["durations", figures.timed, queries.timed],
  ];
}

function overTime(dashboard: Dashboard): readonly Figure[] {
  const periods = told(dashboard.outcomes).periods.flatMap(({ from, counts, queries }): Figure[] => {
    const name = new Date(from).toISOString();
    return [
      [`${name} well`, counts.well, queries.well],
      [`${name} badly`, counts.badly, queries.badly],
      [`${name} stopped`, counts.stopped, queries.stopped],
      [name, counts.well + counts.badly + counts.stopped + counts.other, queries.all],
    ];
  });
  const hours = told(dashboard.hours).days.flatMap((cells, day) =>
    cells.map(({ count, query }, hour): Figure => [`day ${day}, hour ${hour}`, count, query]),
  );
  return [...periods, ...hours];
}

function byGroup(dashboard: Dashboard): readonly Figure[] {
  const { field, groups, others } = told(dashboard.groups);
  return [...groups, ...(others === null ? [] : [others.outcome])].flatMap(
    ({ label, count, badly, queries }): Figure[] => [
      [`${field} ${label}`, count, queries.all],
      [`${field} ${label} failed`, badly, queries.badly],
    ],
  );
}

function durations(dashboard: Dashboard): readonly Figure[] {
  const trends = told(dashboard.trends);
  if (trends === null) return [];
  const { count, query, outliers, points } = trends.trend;
  const marks = [...points, ...outliers.marks].map(({ id, query: behind }): Figure => [id, 1, behind]);
  return [["trend", count, query], ["outliers", outliers.count, outliers.query], ...marks];
}

function lists(dashboard: Dashboard): readonly Figure[] {
  const failures = told(dashboard.failures);
  const disk = told(dashboard.disk);
  return [
    ["failures", failures.count, failures.query],
    ...failures.reasons.map(({ text, count, query }): Figure => [text, count, query]),
    ...(failures.others === null ? [] : [["others", failures.others.count, failures.others.query] as const]),
    ...disk.methods.map(({ label, count, query }): Figure => [`disk of ${label}`, count, query]),
    ...(disk.others === null ? [] : [["other disk", disk.others.count, disk.others.query] as const]),
    ...told(dashboard.inputs).map(({ text, count, query }): Figure => [text, count, query]),
  ];
}
