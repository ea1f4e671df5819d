/** A theme of each kind, by what pictures of it are called. */
export const themes = {
  dark: "Dark Modern",
  light: "Light Modern",
  "high-contrast": "Dark High Contrast",
} as const;
