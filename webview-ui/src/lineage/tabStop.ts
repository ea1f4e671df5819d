import type { LineageNodeView } from "../../../src/shared/lineage/lineageView";

/**
 * Where Tab leads among the nodes that are drawn: to the selected one, else to the start, else to the first in sight.
 * @returns null where none is drawn.
 */
export function tabStop(
  drawn: readonly LineageNodeView[],
  selected: string | null,
  isSeen: (node: LineageNodeView) => boolean,
): LineageNodeView | null {
  const seen = drawn.filter(isSeen);
  return (
    drawn.find(({ id }) => id === selected) ??
    seen.find(({ isStart }) => isStart) ??
    seen[0] ??
    drawn[0] ??
    null
  );
}
