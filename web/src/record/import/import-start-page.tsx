import { Page, PageHeader, useLocalize, useText } from '@atelier/ui';
import { Link, useNavigate, useParams } from 'react-router';
import { mayDo, useEntityEntry } from '../../app/catalog.tsx';
import { NotFound } from '../../app/not-found.tsx';
import { DropZone } from './drop-zone.tsx';
import { importMessages } from './messages.ts';

export function ImportStartPage() {
  const say = useText(importMessages);
  const read = useLocalize();
  const navigate = useNavigate();
  const { entity = '' } = useParams();
  const entry = useEntityEntry(entity);
  if (!entry || !mayDo(entry, 'import')) return <NotFound />;
  const title = say('title', { entity: read(entry.model.label) });
  return (
    <Page title={title} width="text">
      <PageHeader
        title={title}
        onBack={() => void navigate(`/records/${entity}`)}
        actions={<Link to={`/records/${entity}/imports`}>{say('past')}</Link>}
      />
      <DropZone entity={entity} />
    </Page>
  );
}
