export interface NamedValue {
  readonly name: string;
  readonly value: string;
}
