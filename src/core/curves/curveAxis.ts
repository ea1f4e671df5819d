/** What curves are drawn over. */
export const curveAxes = ["step", "time", "relative"] as const;

export type CurveAxis = (typeof curveAxes)[number];

/** Points by rising x; an y that is NaN breaks the line. Times are milliseconds: since the epoch, or since the start. */
export interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** A stretch of an axis, both ends in it. */
export interface AxisRange {
  readonly from: number;
  readonly to: number;
}
