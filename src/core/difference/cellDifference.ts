import { writtenDifference } from "./closeNumbers";

/**
 * How far two cells of tables are apart: 0 where they are the same, relative where both are numbers within the tolerance.
 * @returns null where they differ; a cell that is not there differs from any that is.
 */
export function cellDifference(
  one: string | undefined,
  other: string | undefined,
  tolerance: number,
): number | null {
  if (one === other) return 0;
  if (one === undefined || other === undefined) return null;
  return writtenDifference(one, other, tolerance);
}
