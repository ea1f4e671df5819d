import { join } from "node:path";
import { objectOf, textOf } from "../core/json";
import type { WorkspaceLayout } from "./layout";
import { readJsonOrNull } from "./readJson";

/** Where a running execution listens, and what it must be told to believe. */
export interface ControlAddress {
  readonly socket: string;
  readonly token: string;
}

/** The file that holds the address of a running execution. */
export function controlAddressFile(layout: WorkspaceLayout, id: string): string {
  return join(layout.running, id);
}

/** The address of a running execution, or null when none is known. */
export function readControlAddress(layout: WorkspaceLayout, id: string): ControlAddress | null {
  const value = objectOf(readJsonOrNull(controlAddressFile(layout, id)));
  const [socket, token] = [textOf(value?.["socket"]), textOf(value?.["token"])];
  return socket === null || token === null ? null : { socket, token };
}
