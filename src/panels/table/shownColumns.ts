import { ValueCounts } from "../../core/table/countValues";
import type { FoundColumn } from "../../core/table/discoverColumns";
import type { ColumnLayout, TableLayout } from "../../core/table/tableLayout";
import type { ColumnChoice } from "../../shared/table/tableView";
import {
  arrangedBy,
  columnChoices,
  differingColumns,
  type ShownColumn,
  type ShownValues,
} from "./tableColumns";
import type { EntryChanges } from "./tableEntries";
import type { TableEntry } from "./tableRow";

/** The columns of the table, as the layout says and as fits what is shown, with the best values of their metrics. */
export class ShownColumns {
  private readonly values = new ValueCounts();
  /** All that the layout has, those too that are left out because rows agree in them. */
  arranged: readonly ShownColumn[] = [];
  /** Those that are shown. */
  shown: readonly ShownColumn[] = [];

  /** Takes up what came and went of all executions. */
  followAll({ gone, come }: EntryChanges): void {
    this.values.follow(gone, come);
  }

  /** @param values those of the executions that are shown. */
  arrange(layout: TableLayout, values: ShownValues): void {
    this.arranged = arrangedBy(layout, values);
    this.shown = layout.onlyDiffering ? differingColumns(this.arranged, values) : this.arranged;
  }

  /** Every column that can be shown. @param all executions. @param named values that they have. @param environment names of facts of it. */
  choices(
    all: readonly TableEntry[],
    named: readonly FoundColumn[],
    environment: readonly string[],
  ): ColumnChoice[] {
    return columnChoices(this.arranged, named, this.values.of(all), environment);
  }

  /** How many are left out because all rows agree in them. */
  get alike(): number {
    return this.arranged.length - this.shown.length;
  }

  /** As they are arranged now, to be changed. */
  layouts(): readonly ColumnLayout[] {
    return this.arranged.map(({ layout }) => layout);
  }
}
