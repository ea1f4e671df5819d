import type { FileText } from "./detailsMessages";

/** What a page shows of a file. */
export type FilePreview =
  | ({ readonly kind: "text" } & FileText)
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Whether the file holds more than that. */
      readonly truncated: boolean;
    }
  /** `source` is a `data:` address. */
  | { readonly kind: "image"; readonly source: string }
  /** What only VS Code's own editors show, or nothing. */
  | { readonly kind: "none"; readonly size: number; readonly why: "binary" | "too large" };
