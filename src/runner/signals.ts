import type { Disposable } from "../core/emitter";
import type { StopCause } from "./stopper";

const causes: readonly (readonly [NodeJS.Signals, StopCause])[] = [
  ["SIGINT", "interrupt"],
  ["SIGTERM", "terminated"],
  ["SIGHUP", "terminal closed"],
];

/** The signals that end a program, taken as wishes to stop: the bundle is sealed before we end. */
export interface HeardSignals extends Disposable {
  /** Hands over those that came, and from now on each that comes. */
  handTo(request: (cause: StopCause) => void): void;
}

/** Listens from now on: where a record stands on disk, no signal may end us without a word. */
export function hearSignals(): HeardSignals {
  const early: StopCause[] = [];
  let request = (cause: StopCause): void => void early.push(cause);
  const handlers = causes.map(([signal, cause]) => ({ signal, handler: () => request(cause) }));
  for (const { signal, handler } of handlers) process.on(signal, handler);
  return {
    handTo: (taker) => {
      request = taker;
      for (const cause of early.splice(0)) taker(cause);
    },
    dispose: () => {
      for (const { signal, handler } of handlers) process.off(signal, handler);
    },
  };
}
