const denselyKeptMs = 600_000;
const everyMs = 1000;

/**
 * Whether a sample becomes an event: in the first 10 minutes each does, later ever fewer, so that a month of a sample
 * each second makes less than 10,000 events.
 * @param sinceBeginMs of the run
 * @param sinceKeptMs since the event before
 */
export function isKept(sinceBeginMs: number, sinceKeptMs: number): boolean {
  const sparse = (sinceBeginMs / denselyKeptMs) * everyMs;
  // Half a sample early is still in time.
  return sparse <= everyMs || sinceKeptMs >= sparse - everyMs / 2;
}
