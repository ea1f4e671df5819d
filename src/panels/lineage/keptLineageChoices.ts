import { objectOf } from "../../core/json";
import { linkKinds } from "../../core/lineage/lineageGraph";
import { traceDirections } from "../../core/lineage/traceLineage";
import type { LineageChoices } from "../../shared/lineage/lineageView";

/** Choices as they were kept, or came from the page; what is none is as at first. */
export function keptLineageChoices(value: unknown, first: LineageChoices): LineageChoices {
  const kept = objectOf(value);
  if (kept === null) return first;
  const depth = kept["depth"];
  return {
    direction: traceDirections.find((each) => each === kept["direction"]) ?? first.direction,
    depth: typeof depth === "number" && Number.isInteger(depth) && depth > 0 ? depth : null,
    links: linkKinds.filter((kind) => textsOf(kept["links"]).includes(kind)),
    siblings: typeof kept["siblings"] === "boolean" ? kept["siblings"] : first.siblings,
    hiddenTypes: Array.isArray(kept["hiddenTypes"]) ? textsOf(kept["hiddenTypes"]) : first.hiddenTypes,
    form: kept["form"] === "list" ? "list" : "graph",
    affected: kept["affected"] === true,
  };
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
}
