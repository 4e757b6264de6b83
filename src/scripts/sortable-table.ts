/** `<sortable-table>`: a table whose columns can be sorted. */
import { TableSorter } from "./table-sorter.ts";

class SortableTable extends HTMLElement {
  connectedCallback(): void {
    new TableSorter(this);
  }
}

customElements.define("sortable-table", SortableTable);
