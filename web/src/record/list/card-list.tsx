import { fieldView } from '@atelier/field-kinds/views';
import { useLocalize, useText } from '@atelier/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useFieldServices } from '../../app/field-services.tsx';
import type { GridColumn } from '../grid/grid-column.ts';
import { recordMessages } from '../messages.ts';
import styles from './list.module.css';
import type { Row } from './use-rows.ts';

export interface CardListProps {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly GridColumn[];
  readonly hasMore: boolean;
  onEnd(): void;
  titleOf(row: Row): string;
  addressOf(row: Row): string | undefined;
}

/** The list on a phone: one card a record, with its title and the first few columns that say something. */
export function CardList({ label, rows, columns, hasMore, onEnd, titleOf, addressOf }: CardListProps) {
  const say = useText(recordMessages);
  const box = useRef<HTMLUListElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 84,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - 20) onEnd();
  }, [hasMore, last, rows.length, onEnd]);

  return (
    <ul ref={box} className={styles.cards} aria-label={label}>
      <li aria-hidden style={{ height: virtual.getTotalSize() }} />
      {items.map((item) => {
        const row = rows[item.index];
        if (!row) return null;
        return (
          <li
            key={row.id}
            ref={virtual.measureElement}
            data-index={item.index}
            className={styles.card}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <Link to={addressOf(row) ?? '.'} className={styles.cardTitle}>
              {titleOf(row) || say('untitled')}
            </Link>
            <CardFacts row={row} columns={columns} />
          </li>
        );
      })}
    </ul>
  );
}

function CardFacts({ row, columns }: { readonly row: Row; readonly columns: readonly GridColumn[] }) {
  const read = useLocalize();
  const services = useFieldServices();
  const facts = columns
    .filter((column) => !column.isTitle && !isEmpty(row.values[column.field.key]))
    .slice(0, 4);
  return (
    <span className={styles.cardFacts}>
      {facts.map(({ field, isMasked }) => {
        const { Cell } = fieldView(field.kind);
        const value = row.values[field.key];
        return (
          <span key={field.key} className={styles.cardFact} title={read(field.label)}>
            {isMasked ? (
              String(value)
            ) : (
              <Cell field={field} value={value} services={services} density="list" />
            )}
          </span>
        );
      })}
    </span>
  );
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
