import { Page, SidePanel, useIsPhone, useLocalize, useText } from '@atelier/ui';
import { useState, type ReactNode } from 'react';
import type { EntityWork } from '../entity-api.ts';
import { entityMessages } from '../messages.ts';
import { PublishPanel } from '../publish/publish-panel.tsx';
import { EntityPanel } from '../settings/entity-panel.tsx';
import { FieldPanel } from '../settings/field-panel.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import type { DesignWork } from './design-work.ts';
import { DesignerBar } from './designer-bar.tsx';
import styles from './designer.module.css';
import { FieldList } from './field-list.tsx';
import { FormPreview } from './form-preview.tsx';
import { KindPalette } from './kind-palette.tsx';
import { useDesignWork } from './use-design-work.ts';
import { useUndoKeys } from './use-undo-keys.ts';

/** Fields at the left, the form they make in the middle, the settings of one at the right; on a phone one at a time. */
export function Designer({ opened }: { readonly opened: EntityWork }) {
  const say = useText(entityMessages);
  const read = useLocalize();
  const isPhone = useIsPhone();
  const design = useDesignWork(opened);
  const [showsPreview, setShowsPreview] = useState(false);
  useUndoKeys(design.draft);
  const panel = panelOf(design);
  const title = design.selection?.index === 'table' ? say('table') : say('fieldSettings');
  return (
    <Page title={read(design.draft.model.label)} width="canvas">
      <div className={styles.designer}>
        <DesignerBar design={design} onPreview={isPhone ? () => setShowsPreview(true) : undefined} />
        <ConflictNotice design={design} />
        <div className={styles.columns}>
          <FieldList design={design} />
          {!isPhone && <FormPreview design={design} />}
          {!isPhone && (
            <aside className={styles.side} aria-label={title}>
              {panel ?? <p className={styles.nothing}>{say('chooseField')}</p>}
            </aside>
          )}
        </div>
      </div>
      {isPhone && (
        <>
          <SidePanel open={panel !== undefined} onClose={() => design.select(undefined)} title={title}>
            {panel}
          </SidePanel>
          <SidePanel open={showsPreview} onClose={() => setShowsPreview(false)} title={say('preview')}>
            <FormPreview design={design} />
          </SidePanel>
        </>
      )}
      <KindPalette design={design} />
      {design.publishing.isOpen && <PublishPanel design={design} />}
    </Page>
  );
}

function panelOf(design: DesignWork): ReactNode {
  const { selection, draft } = design;
  if (!selection) return undefined;
  if (selection.index === 'table') return <EntityPanel key={selection.visit} design={design} />;
  const field = draft.model.fields[selection.index];
  return field && <FieldPanel key={selection.visit} design={design} index={selection.index} field={field} />;
}
