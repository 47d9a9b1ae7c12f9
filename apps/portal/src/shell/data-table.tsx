import { Checkbox, Table } from '@mantine/core';
import type { ReactNode } from 'react';

import { useSay } from '../wording/wording.js';
import type { Selection } from './choosing.js';

export interface Column<Row> {
  readonly key: string;
  readonly title: ReactNode;
  /** For small screens, where each cell carries its title; needed where `title` is not text. */
  readonly name?: string;
  /** The row's own name, read out with every cell; the first such column wins. */
  readonly isHead?: boolean;
  readonly isNumber?: boolean;
  /** Which way the rows stand by this column; absent: not sorted by it. */
  readonly sorted?: 'ascending' | 'descending';
  cell(row: Row): ReactNode;
}

interface DataTableProps<Row> {
  /** What the table lists; read out, not shown. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  keyOf(row: Row): string;
  /** The row's name, for its box. */
  nameOf?(row: Row): string;
  readonly selection?: Selection;
}

/** A real table. Where it has less than 42rem every row becomes a card of titled cells, so that nothing scrolls sideways. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, keyOf, selection } = props;
  return (
    <div className="table-room">
      <Table className="data-table" highlightOnHover verticalSpacing="sm">
        <caption className="sr-only">{caption}</caption>
        <Table.Thead>
          <Table.Tr>
            {selection === undefined ? null : (
              <Table.Th className="select-cell">
                <AllBox selection={selection} ids={rows.map(keyOf)} />
              </Table.Th>
            )}
            {columns.map((column) => (
              <Table.Th
                key={column.key}
                scope="col"
                aria-sort={column.sorted}
                className={column.isNumber ? 'number' : undefined}
              >
                {column.title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={keyOf(row)} {...props} row={row} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Row<Item>({
  row,
  columns,
  selection,
  keyOf,
  nameOf,
}: DataTableProps<Item> & { readonly row: Item }) {
  const say = useSay();
  const id = keyOf(row);
  const isChosen = selection?.has(id) ?? false;
  return (
    <Table.Tr data-selected={isChosen || undefined}>
      {selection === undefined ? null : (
        <Table.Td className="select-cell">
          <Checkbox
            checked={isChosen}
            disabled={!selection.mayToggle(id)}
            onChange={() => selection.toggle(id)}
            aria-label={say('portal.table.select', { name: nameOf?.(row) ?? id })}
          />
        </Table.Td>
      )}
      {columns.map((column) => (
        <Cell key={column.key} column={column} row={row} />
      ))}
    </Table.Tr>
  );
}

function Cell<Item>({ column, row }: { readonly column: Column<Item>; readonly row: Item }) {
  const name = column.name ?? (typeof column.title === 'string' ? column.title : undefined);
  const shown = { className: column.isNumber ? 'number' : undefined, 'data-title': name };
  if (!column.isHead) return <Table.Td {...shown}>{column.cell(row)}</Table.Td>;
  return (
    <Table.Th scope="row" {...shown}>
      {column.cell(row)}
    </Table.Th>
  );
}

/** Takes or leaves all rows of the page. */
function AllBox({ selection, ids }: { readonly selection: Selection; readonly ids: readonly string[] }) {
  const say = useSay();
  const chosen = ids.filter((id) => selection.has(id)).length;
  const isAll = ids.length > 0 && chosen === ids.length;
  return (
    <Checkbox
      checked={isAll}
      indeterminate={chosen > 0 && !isAll}
      onChange={() => (isAll ? selection.dropPage(ids) : selection.takePage(ids))}
      aria-label={say('portal.table.select-page')}
    />
  );
}
