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

type Named = Pick<ProvenanceFacts, "executionId" | "request">;

interface Earlier {
  readonly prefix: InstancePrefix;
  readonly executionId: string;
  readonly terms: readonly Term[];
}

/** The executions before this one, and that this one was informed by them: what it repeats, and its parent. */
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

/** One that is both repeated and the parent is one activity; an execution is never its own. */
function earlierOf({ executionId, request }: Named): Earlier[] {
  const rerunOf = otherThan(executionId, request.rerunOf);
  const parent = otherThan(executionId, request.parent);
  if (rerunOf !== null && parent !== null && !differ(rerunOf, parent))
    return [{ prefix: "earlier", executionId: rerunOf, terms: ["executions:Rerun", "executions:Parent"] }];
  return [
    ...(rerunOf === null
      ? []
      : [{ prefix: "earlier", executionId: rerunOf, terms: ["executions:Rerun"] } as const]),
    ...(parent === null
      ? []
      : [{ prefix: "parent", executionId: parent, terms: ["executions:Parent"] } as const]),
  ];
}

function otherThan(executionId: string, earlier: string | null): string | null {
  return earlier !== null && differ(executionId, earlier) ? earlier : null;
}

function differ(one: string, other: string): boolean {
  return executionNamespace(one) !== executionNamespace(other);
}
