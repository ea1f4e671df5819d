/** Something in which a reproduction would not be, or is not, like the execution that it reproduces. */
export interface Difference {
  readonly text: string;
  /** Whether the run would not be that of the earlier execution: it is refused unless one wants it anyway. */
  readonly blocks: boolean;
}

export function blocking(text: string): Difference {
  return { text, blocks: true };
}

export function told(text: string): Difference {
  return { text, blocks: false };
}
