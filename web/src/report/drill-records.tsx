import { queryRecords } from '@atelier/api';
import { fieldView } from '@atelier/field-kinds/views';
import type { FieldModel } from '@atelier/entity';
import type { Query } from '@atelier/query';
import { useLocalize, useText } from '@atelier/ui';
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { Answer } from '../api/answer.tsx';
import { useCall } from '../api/use-call.ts';
import { useCatalog } from '../app/catalog.tsx';
import { useFieldServices, useRememberTitles } from '../app/field-services.tsx';
import { recordAddress } from '../app/record-links.ts';
import { reportMessages } from './messages.ts';
import styles from './report.module.css';

const shown = 4;

/** The records of a drilled number: title and the first few fields, more on demand. */
export function DrillRecords({ query }: { readonly query: Query }) {
  const say = useText(reportMessages);
  const read = useLocalize();
  const [size, setSize] = useState(20);
  const fields = useShownFields(query.entity);
  const remember = useRememberTitles();
  const select = useMemo(() => ['id', ...fields.map((field) => field.key)], [fields]);
  const records = useCall(
    queryRecords,
    {
      params: { entity: query.entity },
      body: { ...(query.filter ? { filter: query.filter } : {}), select, page: { size } },
    },
    { keep: true },
  );
  const { data } = records;
  const catalog = useCatalog();
  const isNumber = (field: FieldModel) => catalog.kindOf(field).definition.traits.type === 'number';
  useEffect(() => {
    if (data) remember(data.titles);
  }, [data, remember]);

  return (
    <Answer of={records}>
      {({ rows, next }) => (
        <>
          <div className={styles.drillScroll}>
            <table className={styles.drillTable}>
              <thead>
                <tr>
                  {fields.map((field) => (
                    <th key={field.key} scope="col" data-end={isNumber(field)}>
                      {read(field.label)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={String(row['id'])}>
                    {fields.map((field, index) => (
                      <td key={field.key} data-end={isNumber(field)}>
                        <CellOf
                          field={field}
                          value={row[field.key]}
                          link={index === 0 ? recordAddress(query.entity, String(row['id'])) : undefined}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {next !== undefined && size < 500 && (
            <Button type="text" onClick={() => setSize(Math.min(500, size * 3))}>
              {say('more')}
            </Button>
          )}
        </>
      )}
    </Answer>
  );
}

function CellOf({
  field,
  value,
  link,
}: {
  readonly field: FieldModel;
  readonly value: unknown;
  readonly link: string | undefined;
}) {
  const services = useFieldServices();
  const { Cell } = fieldView(field.kind);
  const cell = <Cell field={field} value={value} services={services} density="list" />;
  return link === undefined ? (
    cell
  ) : (
    <Link to={link}>{value === null || value === undefined ? '—' : cell}</Link>
  );
}

/** The title first, then the fields that stand first in the form; long texts stay away. */
function useShownFields(entityKey: string): readonly FieldModel[] {
  const catalog = useCatalog();
  return useMemo(() => {
    const entity = catalog.entity(entityKey);
    if (!entity) return [];
    const rest = entity.fields.filter(
      (field) => field.key !== entity.titleField && !catalog.kindOf(field).definition.traits.wide,
    );
    const title = entity.fields.filter((field) => field.key === entity.titleField);
    return [...title, ...rest].slice(0, shown);
  }, [catalog, entityKey]);
}
