/** How narrow and how wide a column of the table can be, CSS pixels. */
export const columnWidths = { least: 40, most: 1200 } as const;
