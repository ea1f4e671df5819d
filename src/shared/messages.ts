/** What can be asked: by name, its parameters and what the answer holds. */
export type RequestTable = Record<string, { readonly params: unknown; readonly result: unknown }>;

interface RequestMessage<Requests extends RequestTable> {
  readonly kind: "request";
  readonly serial: number;
  readonly name: keyof Requests & string;
  readonly params: Requests[keyof Requests]["params"];
}

/** From page to host: it is there, the user wants something, or it asks for something and waits. */
export type PageMessage<Intent, Requests extends RequestTable> =
  | { readonly kind: "ready" }
  | { readonly kind: "intent"; readonly intent: Intent }
  | RequestMessage<Requests>;

/** Every request is answered, with a value or with a reason that a person can read. */
export type Reply<Result> =
  { readonly ok: true; readonly value: Result } | { readonly ok: false; readonly error: string };

/** From host to page: all that it shows, or the answer to one request. */
export type HostMessage<Snapshot> =
  | { readonly kind: "snapshot"; readonly snapshot: Snapshot }
  | { readonly kind: "reply"; readonly serial: number; readonly reply: Reply<unknown> };

/** One function per request; what it throws becomes the reply's error. */
export type RequestHandlers<Requests extends RequestTable> = {
  readonly [Name in keyof Requests]: (
    params: Requests[Name]["params"],
  ) => Requests[Name]["result"] | Promise<Requests[Name]["result"]>;
};

const pageMessageKinds: readonly unknown[] = ["ready", "intent", "request"];

/** Whether something that came from a page has the outer form of a message. */
export function isPageMessage(value: unknown): value is PageMessage<unknown, RequestTable> {
  return (
    typeof value === "object" &&
    value !== null &&
    pageMessageKinds.includes((value as { kind?: unknown }).kind)
  );
}
