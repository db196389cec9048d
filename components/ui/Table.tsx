import type { ReactNode } from "react";

/** A column: its heading, and how a row is shown in it. */
interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
}

interface Props<Row> {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

/** A plain table. The first column names its row; on a phone each row becomes a small list. */
export function Table<Row>({ caption, captionHidden, columns, rows, rowKey }: Props<Row>) {
  return (
    <table className="gm-table">
      <caption className={captionHidden ? "gm-vh" : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.heading}
              scope="col"
              className={column.numeric ? "gm-table__number" : undefined}
            >
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={rowKey(row)} row={row} columns={columns} />
        ))}
      </tbody>
    </table>
  );
}

function Row<T>({ row, columns }: { readonly row: T; readonly columns: readonly Column<T>[] }) {
  return (
    <tr>
      {columns.map((column, index) => {
        const numeric = column.numeric ? "gm-table__number" : undefined;
        return index === 0 ? (
          <th key={column.heading} scope="row">
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.heading} data-heading={column.heading} className={numeric}>
            {column.cell(row)}
          </td>
        );
      })}
    </tr>
  );
}
