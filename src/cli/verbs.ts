import type { Verb } from "./verb";

/** Each verb's module is loaded when it is called: the command line's start is part of every run. */
export const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  init: async () => (await import("./init")).initVerb,
  methods: async () => (await import("./methods")).methodsVerb,
  run: async () => (await import("./run")).runVerb,
  list: async () => (await import("./list")).listVerb,
  show: async () => (await import("./show")).showVerb,
  logs: async () => (await import("./logs")).logsVerb,
  rerun: async () => (await import("./rerun")).rerunVerb,
  retry: async () => (await import("./retry")).retryVerb,
  reproduce: async () => (await import("./reproduce")).reproduceVerb,
  restore: async () => (await import("./restore")).restoreVerb,
  stop: async () => (await import("./stop")).stopVerb,
  recover: async () => (await import("./recover")).recoverVerb,
  archive: async () => (await import("./archive")).archiveVerb,
  unarchive: async () => (await import("./unarchive")).unarchiveVerb,
  delete: async () => (await import("./delete")).deleteVerb,
  verify: async () => (await import("./verify")).verifyVerb,
  search: async () => (await import("./search")).searchVerb,
  stats: async () => (await import("./stats")).statsVerb,
  export: async () => (await import("./export")).exportVerb,
  import: async () => (await import("./import")).importVerb,
  name: async () => (await import("./annotate")).nameVerb,
  note: async () => (await import("./annotate")).noteVerb,
  tag: async () => (await import("./annotate")).tagVerb,
  helper: async () => (await import("./helper")).helperVerb,
};
