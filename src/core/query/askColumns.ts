import { valueTest } from "./compileKeyed";
import { compileTerm, dateTest, durationTest, wordTests, type QueryTerm } from "./compileTerm";
import { plainPart } from "./compileValue";
import { partOf } from "./columnParts";
import type { Query } from "./queryTree";
import type { SummaryColumns } from "./summaryColumns";

/** 1 at each slot that is meant. */
type SlotSet = Uint8Array;

/** Those of some slots whose executions are asked for. */
type Ask = (among: SlotSet) => SlotSet;

/**
 * The slots of the executions that a query asks for, which no bundle need be read for; the terms are those of
 * {@link compileTerm}, asked of each value once where many executions have the same.
 * @param now for dates such as "last 7 days".
 */
export function askColumns(columns: SummaryColumns, query: Query, now: Date): SlotSet {
  return askOf(query)(columns.live);

  function askOf(asked: Query): Ask {
    switch (asked.kind) {
      case "all":
        return (among) => among;
      case "and":
        return all(quickFirst(asked.parts).map(askOf));
      case "or":
        return any(quickFirst(asked.parts).map(askOf));
      case "not": {
        const part = askOf(asked.part);
        return (among) => without(among, part(among));
      }
      default:
        return askTerm(asked);
    }
  }

  function askTerm(term: QueryTerm): Ask {
    switch (term.kind) {
      case "word": {
        const ids = columns.ids();
        if (ids === null) return (among) => walk(term, among);
        const { id, name, method, note, tag } = wordTests(term.value);
        const part = plainPart(term.value);
        return any([
          (among) => columns.part("tag").matching(among, tag),
          (among) => columns.part("method").matching(among, method),
          (among) => columns.part("note").matching(among, note),
          (among) => columns.part("name").matching(among, name),
          (among) => (part === null ? columns.matching(among, id) : ids.holding(among, part)),
        ]);
      }
      case "duration":
        return (among) => columns.number("duration").matching(among, durationTest(term));
      case "date":
        return (among) => columns.number("created").matching(among, dateTest(term, now));
      case "keyed": {
        const { field, name } = term;
        if (field === "env" || field === "package") return (among) => walk(term, among);
        return (among) => columns.values(field, name).matching(among, valueTest(term));
      }
      default: {
        const part = partOf(term);
        if (part === null) return (among) => walk(term, among);
        const test = compileTerm(term, now);
        return (among) => columns.part(part).matching(among, (example) => test(example, null) === true);
      }
    }
  }

  function walk(term: QueryTerm, among: SlotSet): SlotSet {
    const test = compileTerm(term, now);
    return columns.matching(among, (summary) => test(summary, null) === true);
  }
}

/** Those that all ask for. */
function all(asks: readonly Ask[]): Ask {
  return (among) => asks.reduce((left, ask) => ask(left), among);
}

/** Those that any asks for: a later one is asked of what the ones before did not find. */
function any(asks: readonly Ask[]): Ask {
  return (among) => {
    let left = among;
    for (const ask of asks) left = without(left, ask(left));
    return without(among, left);
  };
}

/** @param some slots among them. */
function without(among: SlotSet, some: SlotSet): SlotSet {
  const rest = new Uint8Array(among.length);
  const [left, from, these] = [wordsOf(rest), wordsOf(among), wordsOf(some)];
  for (let word = 0; word < left.length; word += 1) left[word] = (from[word] ?? 0) & ~(these[word] ?? 0);
  return rest;
}

/** Four slots in each. */
function wordsOf({ buffer, byteOffset, length }: SlotSet): Int32Array {
  return new Int32Array(buffer, byteOffset, length / 4);
}

/** What comes later is asked of fewer. */
function quickFirst(parts: readonly Query[]): readonly Query[] {
  return parts.toSorted((one, other) => effort(one) - effort(other));
}

/** How long a query takes in comparison with others. */
function effort(query: Query): number {
  switch (query.kind) {
    case "and":
    case "or":
      return Math.max(...query.parts.map(effort));
    case "not":
      return effort(query.part);
    case "word":
      return 3;
    case "keyed":
    case "duration":
    case "date":
      return 1;
    case "text":
      return partOf(query) === null ? 2 : 0;
    default:
      return 0;
  }
}
