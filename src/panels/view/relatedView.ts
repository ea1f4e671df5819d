import { endOfId, shortenId } from "../../core/format/shortId";
import type { Json } from "../../core/json";
import type { ExecutionSummary } from "../../core/summary";
import type { RelatedExecution, RelatedView, Relation } from "../../shared/details/relatedView";

/** So many are shown of each relation. */
const shown = 10;

type Known = Pick<
  ExecutionSummary,
  "id" | "name" | "state" | "created" | "rerunOf" | "parent" | "cachedFrom" | "methodId" | "script" | "inputs"
>;

/**
 * What belongs to an execution: what it repeats and what repeats it, whose results it took and who took its, what started
 * it and what it started, and other runs of its method with the same inputs.
 * @param all newest first, as the store lists them.
 */
export function relatedView(execution: Known, all: readonly Known[]): RelatedView {
  const others = all.filter(({ id }) => id !== execution.id);
  const byId = new Map(others.map((other) => [other.id, other]));
  const { id } = execution;
  const named = (relation: Relation, other: string | null): RelatedExecution[] =>
    other === null || other === id ? [] : [told(relation, other, byId.get(other))];
  const found = (relation: Relation, fits: (other: Known) => boolean): RelatedExecution[] =>
    others.filter(fits).map((other) => told(relation, other.id, other));
  const inputs = inputsOf(execution);
  const bound = [
    named("original", execution.rerunOf),
    found("rerun", (other) => other.rerunOf === id),
    named("cacheSource", execution.cachedFrom),
    found("cached", (other) => other.cachedFrom === id),
    named("parent", execution.parent),
    found("child", (other) => other.parent === id),
  ];
  const known = new Set(bound.flat().map((other) => other.id));
  const same = found(
    "sameInputs",
    (other) => inputs !== null && !known.has(other.id) && inputsOf(other) === inputs,
  );
  return apart(viewOf([...bound, same]), titleOf(execution));
}

/** Those that read the same, or as the one that is shown, tell the end of their ids. */
function apart({ executions, more }: RelatedView, own: string): RelatedView {
  const titles = executions.map(({ found }) => found?.title ?? null);
  const isAlone = (title: string): boolean =>
    title !== own && titles.indexOf(title) === titles.lastIndexOf(title);
  return {
    executions: executions.map((each) => {
      const { found, id } = each;
      return found === null || isAlone(found.title)
        ? each
        : { ...each, found: { ...found, title: `${found.title} · ${endOfId(id)}` } };
    }),
    more,
  };
}

function titleOf({ name, id }: Known): string {
  return name ?? shortenId(id);
}

function viewOf(groups: readonly (readonly RelatedExecution[])[]): RelatedView {
  return {
    executions: groups.flatMap((group) => group.slice(0, shown)),
    more: Object.fromEntries(
      groups.flatMap((group) => {
        const [first] = group;
        return first === undefined || group.length <= shown ? [] : [[first.relation, group.length - shown]];
      }),
    ),
  };
}

function told(relation: Relation, id: string, other: Known | undefined): RelatedExecution {
  if (other === undefined) return { relation, id, found: null };
  const { state, created } = other;
  return { relation, id, found: { title: titleOf(other), state, created } };
}

/** Method and values as one text; null where there are none to be the same. */
function inputsOf({ methodId, script, inputs }: Known): string | null {
  const values = Object.entries(inputs).sort(([one], [other]) => (one < other ? -1 : 1));
  return methodId === null || values.length === 0
    ? null
    : JSON.stringify([methodId, script, ...values] satisfies Json[]);
}
