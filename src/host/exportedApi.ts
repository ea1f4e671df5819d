import type { ExecutionsApi } from "../store/api/executionsApi";
import type { Workspaces } from "./workspaces";

/** The API that other extensions get; what answers is loaded with the first question. */
export function exportedApi(workspaces: Workspaces): ExecutionsApi {
  return {
    query: async (text = "") => await (await import("./apiAnswers")).queryAll(workspaces, text),
    get: async (id) => await (await import("./apiAnswers")).getExecution(workspaces, id),
    onDidChange: (listener, thisArgument, disposables) => {
      // Only a store that was read follows its files.
      for (const { store } of workspaces.all()) store.list();
      const subscription = workspaces.onDidChange(({ workspace, change }) => {
        listener.call(thisArgument, { workspace, ids: change.ids });
      });
      disposables?.push(subscription);
      return subscription;
    },
  };
}
