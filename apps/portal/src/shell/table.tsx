import type { ReactNode } from 'react';

interface Column<Row> {
  readonly title: string;
  cell(row: Row): ReactNode;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  keyOf(row: Row): string;
}

/**
 * A table that becomes a list of cards on a narrow screen. The roles are spelled out because browsers drop a
 * table's own roles when its `display` changes. The first column names the row.
 */
export function Table<Row>({ caption, columns, rows, keyOf }: TableProps<Row>) {
  return (
    <table role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ title }) => (
            <th key={title} role="columnheader" scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {columns.map((column, place) => (
              <Cell key={column.title} title={column.title} heads={place === 0}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly title: string;
  readonly heads: boolean;
  readonly children: ReactNode;
}

function Cell({ title, heads, children }: CellProps) {
  if (!heads) {
    return (
      <td role="cell" data-title={title}>
        {children}
      </td>
    );
  }
  return (
    <th role="rowheader" scope="row" data-title={title}>
      {children}
    </th>
  );
}
