import type { Services } from "./services";

/** `executions.refresh`: edits by hand inside bundles show. */
export function refresh({ workspaces, methods }: Services): void {
  for (const { store } of workspaces.all()) store.refresh();
  methods.refresh();
}
