/** What was found beyond a limit. */
export type FoundValue = number | "NaN" | "Infinity" | "-Infinity";

/** Why a rule tripped, in figures. */
export type AlertTrip =
  | { readonly when: "failed"; readonly reason: string | null }
  | { readonly when: "slow"; readonly elapsedMs: number; readonly usualMs: number; readonly ended: boolean }
  | {
      readonly when: "duration";
      readonly elapsedMs: number;
      readonly limitMs: number;
      readonly ended: boolean;
    }
  | {
      readonly when: "metric" | "property";
      readonly name: string;
      readonly value: FoundValue;
      /** Null: it is no number. */
      readonly beyond: { readonly side: "over" | "under"; readonly limit: number } | null;
      readonly step: number | null;
    }
  /** `minutes`: for how long; 0: at a moment. */
  | {
      readonly when: "memory";
      readonly bytes: number;
      readonly limitBytes: number;
      readonly minutes: number;
    }
  | { readonly when: "cpu"; readonly percent: number; readonly limit: number; readonly minutes: number }
  | { readonly when: "silent"; readonly silentMs: number; readonly ended: boolean };
