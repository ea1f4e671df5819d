/** When automatic housekeeping first looks after the start, when nobody waits for anything; in ms. */
export const firstLookMs = 20_000;

/** How often it is looked whether a day is over, in ms. */
export const nextLookMs = 3_600_000;
