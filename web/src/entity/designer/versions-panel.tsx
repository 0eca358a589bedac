import { listEntityVersions, readEntityVersion, type DocumentVersion } from '@atelier/api';
import { RelativeTime, SidePanel, toast, useLanguage, useText } from '@atelier/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { Answer } from '../../api/answer.tsx';
import { toastProblem, useCall } from '../../api/use-call.ts';
import { useMe } from '../../app/session.tsx';
import { entityMessages } from '../messages.ts';
import type { DesignWork } from './design-work.ts';
import styles from './designer.module.css';
import { differences } from './difference.ts';

/** Every published version, what bringing it back would change, and the way to do it. */
export function VersionsPanel({ design, onClose }: { readonly design: DesignWork; onClose(): void }) {
  const say = useText(entityMessages);
  const { key } = design.session.design;
  const versions = useCall(listEntityVersions, { params: { entity: key } }, { staleTime: 0 });
  const [opened, setOpened] = useState<number>();
  return (
    <SidePanel open onClose={onClose} title={say('versions')}>
      <Answer of={versions} rows={3}>
        {(answer) => (
          <>
            {answer.versions.length === 0 && <p className={styles.nothing}>{say('versionNone')}</p>}
            <ol className={styles.versions}>
              {answer.versions.map((version) => (
                <Version
                  key={version.version}
                  design={design}
                  version={version}
                  isOpen={opened === version.version}
                  onToggle={() => setOpened(opened === version.version ? undefined : version.version)}
                  onRestored={onClose}
                />
              ))}
            </ol>
          </>
        )}
      </Answer>
    </SidePanel>
  );
}

interface VersionProps {
  readonly design: DesignWork;
  readonly version: DocumentVersion;
  readonly isOpen: boolean;
  onToggle(): void;
  onRestored(): void;
}

function Version({
  design,
  version: { version, at, byName, note },
  isOpen,
  onToggle,
  onRestored,
}: VersionProps) {
  const say = useText(entityMessages);
  const { timeZone } = useMe();
  const isCurrent = version === design.session.design.publishedVersion;
  return (
    <li className={styles.version}>
      <button type="button" className={styles.versionHead} aria-expanded={isOpen} onClick={onToggle}>
        <span className={styles.versionName}>
          {say('version', { number: version })}
          {isCurrent && <span className={styles.current}>{say('versionCurrent')}</span>}
        </span>
        <span className={styles.quiet}>
          {byName ? `${byName} · ` : ''}
          <RelativeTime at={at} timeZone={timeZone} />
        </span>
        {note && <span>{note}</span>}
      </button>
      {isOpen && <VersionDifference design={design} version={version} onRestored={onRestored} />}
    </li>
  );
}

function VersionDifference({
  design,
  version,
  onRestored,
}: {
  readonly design: DesignWork;
  readonly version: number;
  onRestored(): void;
}) {
  const say = useText(entityMessages);
  const language = useLanguage();
  const { session, draft, catalog } = design;
  const old = useCall(
    readEntityVersion,
    { params: { entity: session.design.key, version } },
    { staleTime: Infinity },
  );
  const restore = async () => {
    try {
      const restored = await session.restore(version);
      if (restored.draft) draft.restart(restored.draft);
      toast.success(say('versionRestored', { number: version }));
      onRestored();
    } catch (error) {
      toastProblem(error);
    }
  };
  return (
    <Answer of={old} rows={2}>
      {({ model }) => {
        const lines = differences(draft.model, model, { catalog, language });
        if (lines.length === 0) return <p className={styles.nothing}>{say('versionSame')}</p>;
        return (
          <>
            <p className={styles.quiet}>{say('versionCompare')}</p>
            <ul className={styles.lines}>
              {lines.map((line, index) => (
                <li key={`${line} ${index}`}>{line}</li>
              ))}
            </ul>
            <Button size="small" onClick={() => void restore()}>
              {say('versionRestore')}
            </Button>
          </>
        );
      }}
    </Answer>
  );
}
