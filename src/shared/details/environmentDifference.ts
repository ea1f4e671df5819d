/** What differs between where an execution ran and where it would run now. */
export interface EnvironmentDifference {
  readonly rows: readonly EnvironmentChange[];
  /** How many facts were compared. */
  readonly compared: number;
}

export interface EnvironmentChange {
  readonly kind: "machine" | "interpreter" | "package" | "lockFile" | "variable";
  /** Of the machine: which fact; else what it is called. */
  readonly name: string;
  /** Null where there was none. */
  readonly before: string | null;
  /** Null where there is none any more. */
  readonly now: string | null;
}
