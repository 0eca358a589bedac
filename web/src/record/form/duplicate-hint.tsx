import { queryRecords } from '@atelier/api';
import { titleOf, type FieldModel } from '@atelier/entity';
import { InlineNotice, useLocalize, useText } from '@atelier/ui';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useCall } from '../../api/use-call.ts';
import { useCatalog } from '../../app/catalog.tsx';
import { useFieldServices } from '../../app/field-services.tsx';
import { recordAddress } from '../../app/record-links.ts';
import { recordMessages } from '../messages.ts';

export interface DuplicateHintProps {
  readonly entity: string;
  readonly field: FieldModel;
  readonly value: unknown;
  readonly recordId: string | undefined;
}

/** Says while one types that a record with this value is there already, and leads to it. */
export function DuplicateHint({ entity, field, value, recordId }: DuplicateHintProps) {
  const say = useText(recordMessages);
  const read = useLocalize();
  const catalog = useCatalog();
  const { language, timeZone, titleOf: title } = useFieldServices();
  const settled = useSettled(catalog.kindOf(field).behaviour.normalize(value, field.settings));
  const titleField = catalog.entity(entity)?.titleField;
  const isFilled = settled !== null && settled !== undefined && settled !== '';
  const found = useCall(
    queryRecords,
    {
      params: { entity },
      body: {
        select: ['id', ...(titleField ? [titleField] : [])],
        filter: { combinator: 'and', rules: [{ field: field.key, operator: 'equal', value: settled }] },
        page: { size: 2 },
      },
    },
    { enabled: isFilled },
  );
  const other = isFilled ? found.data?.rows.find((row) => row.id !== recordId) : undefined;
  if (!other) return null;
  const name = titleOf(catalog, entity, { values: other, format: { language, timeZone, title } });
  return (
    <InlineNotice
      tone="caution"
      actions={<Link to={recordAddress(entity, String(other.id))}>{say('duplicateOpen')}</Link>}
    >
      {say('duplicate', { field: read(field.label), title: name })}
    </InlineNotice>
  );
}

/** The value once nobody has typed for a moment. */
function useSettled(value: unknown): unknown {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 400);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
