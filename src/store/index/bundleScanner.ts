import type { Disposable } from "../../core/emitter";
import type { IndexRow } from "./indexRow";

/** Reads many bundles while its caller goes on with something else. */
export interface BundleScanner {
  /**
   * @param ids live executions, in the order in which they are wanted.
   * @param onRows takes some rows at a time; of ids that went meanwhile there are none.
   * @param onEnd called once at the end, with what went wrong if anything did, and not after disposal.
   * @returns to stop it.
   */
  scan(
    ids: readonly string[],
    onRows: (rows: readonly IndexRow[]) => void,
    onEnd: (failure: Error | null) => void,
  ): Disposable;
}
