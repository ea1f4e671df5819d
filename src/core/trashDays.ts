/** So long a deleted execution can be brought back, in days (`executions.trash.days`). */
export const defaultTrashDays = 30;
