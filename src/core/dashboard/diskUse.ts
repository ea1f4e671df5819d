import { fieldIs, not, type FigureQueries } from "./figureQueries";
import type { Groups } from "./groups";

/** What the outputs of a method's executions take. */
export interface MethodBytes {
  readonly label: string;
  readonly bytes: number;
  readonly count: number;
  readonly query: string;
}

/** Disk use by method. */
export interface DiskUse {
  /** Most bytes first. */
  readonly methods: readonly MethodBytes[];
  readonly others: (Omit<MethodBytes, "label"> & { readonly methods: number }) | null;
}

const mostMethods = 6;

export function diskUse(groups: Groups, queries: FigureQueries): DiskUse {
  const all = groups
    .all()
    .filter(({ bytes }) => bytes > 0)
    .sort((one, other) => other.bytes - one.bytes);
  const shown = all.slice(0, mostMethods);
  const rest = groups.without(shown.map(({ key }) => key));
  return {
    methods: shown.map(({ label, bytes, count }) => ({
      label,
      bytes,
      count,
      query: queries.with(fieldIs("method", label)),
    })),
    others:
      all.length === shown.length
        ? null
        : {
            methods: all.length - shown.length,
            bytes: rest.bytes,
            count: rest.count,
            query: queries.with(...shown.map(({ label }) => not(fieldIs("method", label)))),
          },
  };
}
