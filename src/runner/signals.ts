import type { Disposable } from "../core/emitter";
import type { StopCause } from "./stopper";

const causes: readonly (readonly [NodeJS.Signals, StopCause])[] = [
  ["SIGINT", "interrupt"],
  ["SIGTERM", "terminated"],
  ["SIGHUP", "terminal closed"],
];

/** Takes the signals that end a program as wishes to stop: the bundle is sealed before we end. */
export function onSignals(request: (cause: StopCause) => void): Disposable {
  const handlers = causes.map(([signal, cause]) => ({ signal, handler: () => request(cause) }));
  for (const { signal, handler } of handlers) process.on(signal, handler);
  return {
    dispose: () => {
      for (const { signal, handler } of handlers) process.off(signal, handler);
    },
  };
}
