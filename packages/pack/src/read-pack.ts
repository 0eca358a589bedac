import { readDocument, type EntityModel, type FieldKinds } from '@atelier/entity';
import { fail, pointer, succeed, under, type Issue, type Result } from '@atelier/problem';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Pack, PackFiles, PackManifest, PackRole, PackView } from './manifest.ts';
import { manifestSchema, roleSchema, viewSchema } from './pack-schema.ts';

const ajv = new Ajv2020({ allErrors: true, strict: false });
const isManifest = ajv.compile<PackManifest>(manifestSchema);
const isView = ajv.compile<PackView>(viewSchema);
const isRole = ajv.compile<PackRole>(roleSchema);

/**
 * The pack that these files are, or everything that is malformed, with pointers that begin with the
 * path of the file (`/entities~1customer.json/properties/…`). README files are left aside.
 */
export function readPack(files: PackFiles, kinds: FieldKinds): Result<Pack> {
  const issues: Issue[] = [];
  const entities: EntityModel[] = [];
  const views = new Map<string, PackView>();
  const roles = new Map<string, PackRole>();
  let manifest: PackManifest | undefined;
  for (const [file, content] of files) {
    const [, folder, name = ''] = /^(?:([a-z]+)\/)?([a-zA-Z0-9.-]+)$/.exec(file) ?? [];
    const key = name.replace(/\.json$/, '');
    const found = (list: readonly Issue[]): number => issues.push(...under(pointer(file), list));
    if (/^README(\.[a-zA-Z-]+)?\.md$/.test(file)) continue;
    if (file === 'pack.json') manifest = shaped(isManifest, content, found);
    else if (folder === 'entities') {
      const read = readDocument(content, kinds);
      if (!read.ok) found(read.issues);
      else if (read.value.key !== key)
        found([{ code: 'pack.key-mismatch', at: '', details: { key: read.value.key } }]);
      else entities.push(read.value);
    } else if (folder === 'views') keep(views, key, shaped(isView, content, found));
    else if (folder === 'roles') keep(roles, key, shaped(isRole, content, found));
    else found([{ code: 'pack.file-unknown', at: '', details: { file } }]);
  }
  if (!files.has('pack.json')) issues.unshift({ code: 'pack.no-manifest', at: '' });
  if (!manifest || issues.length > 0) return fail(...issues);
  return succeed({ manifest, entities, views, roles });
}

function keep<T>(map: Map<string, T>, key: string, value: T | undefined): void {
  if (value !== undefined) map.set(key, value);
}

function shaped<T>(
  validate: ValidateFunction<T>,
  content: unknown,
  found: (issues: readonly Issue[]) => unknown,
): T | undefined {
  if (validate(content)) return content;
  found((validate.errors ?? []).slice(0, 50).map(issueOf));
  return undefined;
}

function issueOf({ instancePath, message, params }: ErrorObject): Issue {
  const extra = params['additionalProperty'] ?? params['missingProperty'];
  const at = typeof extra === 'string' ? instancePath + pointer(extra) : instancePath;
  return { code: 'pack.shape-invalid', at, details: { expected: message ?? '' } };
}
