/** From how many executions on what is done otherwise. */
export interface StoreSizes {
  /** More at once are read by the scanner, where there is one. */
  readonly few: number;
  /** Of fewer no index is kept. */
  readonly worthwhile: number;
  /** Of more nothing is done with all of them at once, where there is a scanner. */
  readonly many: number;
  /** So many of the newest are there at once while all are being read: a few screens, each row takes time to be drawn. */
  readonly first: number;
}

export const usualSizes: StoreSizes = { few: 200, worthwhile: 200, many: 3000, first: 150 };

/** An execution takes at least so many bytes in the index. */
export const rowBytes = 200;

/** So many new ones are taken up in one step. */
export const listedAtOnce = 5000;

/** So many are read again where the window is killed while many are read. */
export const unsavedRows = 20_000;
