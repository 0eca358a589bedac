import { scopeOf } from '@atelier/entity';
import type { ConditionGroup } from '@atelier/expression';
import type { Filter } from '@atelier/query';
import { SidePanel, useLanguage, useText } from '@atelier/ui';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useDisplayCatalog } from '../../app/catalog.tsx';
import { ConditionBuilder } from '../../app/condition/condition-builder.tsx';
import { readCondition } from '../../app/condition/condition-sentence.ts';
import { withoutBroken } from '../../app/condition/tree.ts';
import { useFieldServices } from '../../app/field-services.tsx';
import { recordMessages } from '../messages.ts';
import styles from './list.module.css';
import { joinFilter, noConditions, splitFilter } from './split-filter.ts';

export interface FilterPanelProps {
  readonly entity: string;
  readonly filter: Filter | undefined;
  onApply(filter: Filter | undefined): void;
  onClose(): void;
}

/** The whole tree of conditions of a list. What is not finished yet is left out when it is applied. */
export function FilterPanel({ entity, filter, onApply, onClose }: FilterPanelProps) {
  const say = useText(recordMessages);
  const language = useLanguage();
  const catalog = useDisplayCatalog();
  const services = useFieldServices();
  const [start] = useState(() => splitFilter(filter));
  const [group, setGroup] = useState<ConditionGroup | undefined>(
    start.group.rules.length > 0 ? start.group : undefined,
  );
  const scope = useMemo(() => scopeOf(catalog, entity), [catalog, entity]);

  const apply = (next: ConditionGroup | undefined) => {
    const issues = next ? readCondition(next, { scope, language, services }).issues : [];
    onApply(joinFilter({ fixed: start.fixed, group: next ? withoutBroken(next, issues) : noConditions }));
  };
  return (
    <SidePanel
      open
      onClose={onClose}
      title={say('filterMore')}
      width={680}
      footer={
        <div className={styles.panelActions}>
          <Button type="primary" onClick={() => apply(group)}>
            {say('filterApply')}
          </Button>
          <Button onClick={() => apply(undefined)}>{say('filterClear')}</Button>
        </div>
      }
    >
      <ConditionBuilder scope={scope} entity={entity} value={group} onChange={setGroup} />
    </SidePanel>
  );
}
