import type { TableStrings } from "../../../src/shared/table/strings";
import type { ColumnPlace } from "./columnPlaces";
import { columnTier } from "./columnTitle";

interface Tiered {
  readonly id: string;
  readonly width: number;
  readonly pinned: boolean;
}

/** A stretch of neighbouring columns of one kind. */
export interface Tier {
  readonly label: string;
  /** CSS pixels. */
  readonly left: number;
  readonly width: number;
}

/** The upper line of the heads: what columns that stand side by side have in common. Those that stay in place have none. */
export function tiersOf(places: readonly ColumnPlace<Tiered>[], strings: TableStrings): Tier[] {
  const tiers: Tier[] = [];
  let before: string | null = null;
  for (const { column, left } of places) {
    const label = column.pinned ? null : columnTier(column.id, strings);
    const last = tiers.at(-1);
    if (label !== null && label === before && last !== undefined)
      tiers[tiers.length - 1] = { ...last, width: last.width + column.width };
    else if (label !== null) tiers.push({ label, left, width: column.width });
    before = label;
  }
  return tiers;
}

/** The indexes of the columns with which a kind begins, or the part that scrolls: a line stands at their left. */
export function tierBegins(
  places: readonly ColumnPlace<Tiered>[],
  strings: TableStrings,
): ReadonlySet<number> {
  const begins = new Set<number>();
  let before: { readonly tier: string | null; readonly pinned: boolean } | null = null;
  for (const { column, index } of places) {
    const now = { tier: columnTier(column.id, strings), pinned: column.pinned };
    if (before !== null && !now.pinned && (now.pinned !== before.pinned || now.tier !== before.tier))
      begins.add(index);
    before = now;
  }
  return begins;
}
