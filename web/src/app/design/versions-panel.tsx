import { Loading, RelativeTime, SidePanel, useText } from '@atelier/ui';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMe } from '../session.tsx';
import type { Design, DesignApi } from './design-api.ts';
import styles from './design.module.css';
import { designMessages } from './messages.ts';

interface VersionsPanelProps<Model> {
  readonly api: DesignApi<Model>;
  readonly design: Design<Model>;
  onClose(): void;
  onRestore(version: number): Promise<void>;
}

/** Everything that was ever published, each to be brought back as a draft. */
export function VersionsPanel<Model>({ api, design, onClose, onRestore }: VersionsPanelProps<Model>) {
  const say = useText(designMessages);
  const { timeZone } = useMe();
  const { data } = useQuery({
    queryKey: [api.tag, 'versions', design.key, design.publishedVersion],
    queryFn: () => api.versions(design.key),
  });
  return (
    <SidePanel open onClose={onClose} title={say('versions')} width={400}>
      {data === undefined && <Loading rows={3} />}
      {data?.versions.length === 0 && <p className={styles.none}>{say('noVersions')}</p>}
      <ul className={styles.versions}>
        {data?.versions.map(({ version, at, byName, note }) => (
          <li key={version} className={styles.version}>
            <div>
              <div>{say('version', { number: version })}</div>
              <div className={styles.quiet}>
                {byName} · <RelativeTime at={at} timeZone={timeZone} />
              </div>
              {note && <div>{note}</div>}
            </div>
            {version === design.publishedVersion ? (
              <span className={styles.quiet}>{say('current')}</span>
            ) : (
              <Button size="small" onClick={() => void onRestore(version)}>
                {say('restore')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}
