import { cachedFromOf } from "../../core/jobStatus";
import {
  type Activity,
  type Communication,
  type Id,
  type InstancePrefix,
  type Term,
  undescribed,
} from "./provDocument";
import { executionNamespace } from "./provNames";
import { type ProvenanceFacts } from "./provenanceFacts";

type Named = Pick<ProvenanceFacts, "executionId" | "request" | "status" | "sources">;

interface Earlier {
  readonly prefix: InstancePrefix;
  readonly executionId: string;
  readonly terms: readonly Term[];
}

/** The executions before this one, and that this one was informed by them: what it repeats, its parent, whose results are its own, and what made its inputs. */
export function earlierActivities(named: Named, execution: Id): (Activity | Communication)[] {
  return earlierOf(named).flatMap(({ prefix, executionId, terms }) => [
    {
      ...undescribed,
      kind: "activity",
      id: `${prefix}:execution`,
      startTime: null,
      endTime: null,
      label: executionId,
      terms: ["executions:Execution"],
      own: [["id", executionId]],
    },
    { kind: "wasInformedBy", informed: execution, informant: `${prefix}:execution`, terms },
  ]);
}

/** The namespace of each execution that the document speaks of. */
export function namespacesOf(named: Named): [InstancePrefix, string][] {
  return [
    ["run", executionNamespace(named.executionId)],
    ...earlierOf(named).map(({ prefix, executionId }): [InstancePrefix, string] => [
      prefix,
      executionNamespace(executionId),
    ]),
  ];
}

/** The prefix of what an earlier execution brought about; null for the execution itself. */
export function prefixOf(named: Named, executionId: string): InstancePrefix | null {
  return earlierOf(named).find((earlier) => !differ(earlier.executionId, executionId))?.prefix ?? null;
}

/** Each execution once, whatever it is to this one. */
function earlierOf(named: Named): Earlier[] {
  const all = repeatedOf(named);
  let number = 0;
  for (const { executionId } of named.sources ?? []) {
    if (![named, ...all].every((known) => differ(known.executionId, executionId))) continue;
    number += 1;
    all.push({ prefix: `source${number}`, executionId, terms: [] });
  }
  return all;
}

/** One that is several of these is one activity; an execution is never its own. */
function repeatedOf({ executionId, request, status }: Named): Earlier[] {
  const named: readonly (readonly [InstancePrefix, string | null, Term])[] = [
    ["earlier", request.rerunOf, "executions:Rerun"],
    ["parent", request.parent, "executions:Parent"],
    ["original", cachedFromOf(status), "executions:Cached"],
  ];
  const all: Earlier[] = [];
  for (const [prefix, id, term] of named) {
    if (id === null || !differ(executionId, id)) continue;
    const same = all.findIndex((earlier) => !differ(earlier.executionId, id));
    const known = all[same];
    if (known === undefined) all.push({ prefix, executionId: id, terms: [term] });
    else all[same] = { ...known, terms: [...known.terms, term] };
  }
  return all;
}

function differ(one: string, other: string): boolean {
  return executionNamespace(one) !== executionNamespace(other);
}
