const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Hours after midnight, and hours before noon, where days are rounded. */
const morning = 4;

/** A time zone without summer time. */
export interface FixedZone {
  readonly name: string;
  /** The beginning of the day in it that a moment lies in, both in ms since the epoch. */
  readonly dayOf: (at: number) => number;
}

/** A zone in which it is early in the morning: what a test runs now lies in one day there, at whatever time it is run. */
export function morningZone(now = new Date()): FixedZone {
  const ahead = morning - now.getUTCHours();
  const hours = ahead < -12 ? ahead + 24 : ahead;
  return {
    // The signs of these names are the other way round.
    name: hours === 0 ? "Etc/GMT" : `Etc/GMT${hours < 0 ? "+" : "-"}${Math.abs(hours)}`,
    dayOf: (at) => Math.floor((at + hours * hourMs) / dayMs) * dayMs - hours * hourMs,
  };
}
