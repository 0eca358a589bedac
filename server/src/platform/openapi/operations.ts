import { ProblemShape, type Endpoint } from '@atelier/api';

export type Json = Readonly<Record<string, unknown>>;

const jsonType = 'application/json';
const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

export const components = {
  schemas: { Problem: plain(ProblemShape) },
  responses: {
    Invalid: {
      description: 'What was sent is not valid; `issues` name every place',
      content: problemContent,
    },
    SignInNeeded: { description: 'Nobody is signed in', content: problemContent },
    Denied: { description: 'Not permitted', content: problemContent },
    Missing: {
      description: 'There is no such thing, or it is not for the caller to see',
      content: problemContent,
    },
    Conflict: {
      description: 'It was changed meanwhile, or stands in the way of something else',
      content: problemContent,
    },
    Limit: { description: 'Too much or too often', content: problemContent },
  },
  securitySchemes: {
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: 'atelier',
      description: 'Set by POST /api/session; named __Host-atelier over HTTPS',
    },
    apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, made by POST /api/me/api-keys' },
  },
};

/** `/api/records/:entity` → `/api/records/{entity}` */
export function pathOf(endpoint: Endpoint): string {
  return endpoint.path.replace(/:(\w+)/g, '{$1}');
}

export function operationOf(endpoint: Endpoint): Json {
  const parameters = [...parametersOf(endpoint, 'path'), ...parametersOf(endpoint, 'query')];
  const body = bodyOf(endpoint);
  return {
    operationId: operationIdOf(endpoint),
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(endpoint.can === 'public' ? { security: [] } : {}),
    ...(endpoint.can === 'public' || endpoint.can === 'session' ? {} : { 'x-permission': endpoint.can }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: body } : {}),
    responses: responsesOf(endpoint),
  };
}

/** `GET /api/records/:entity/:id` → `getRecordsByEntityById` */
function operationIdOf({ method, path }: Endpoint): string {
  const words = path
    .replace(/^\/api/, '')
    .split(/[/.-]/)
    .filter(Boolean)
    .map((word) => (word.startsWith(':') ? `By${capital(word.slice(1))}` : capital(word)));
  return method.toLowerCase() + words.join('');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
}

function parametersOf(endpoint: Endpoint, place: 'path' | 'query'): Json[] {
  const schema = plain((place === 'path' ? endpoint.params : endpoint.search) ?? {}) as ObjectSchema;
  return Object.entries(schema.properties ?? {}).map(([name, { description, ...shape }]) => ({
    name,
    in: place,
    required: place === 'path' || (schema.required?.includes(name) ?? false),
    ...(description === undefined ? {} : { description }),
    schema: shape,
  }));
}

function bodyOf(endpoint: Endpoint): Json | undefined {
  if (endpoint.upload) {
    return {
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    };
  }
  return endpoint.body && { required: true, content: { [jsonType]: { schema: plain(endpoint.body) } } };
}

function responsesOf(endpoint: Endpoint): Json {
  const status = String(endpoint.status ?? 200);
  const refer = (name: keyof typeof components.responses): Json => ({
    $ref: `#/components/responses/${name}`,
  });
  const isOpen = endpoint.can === 'public';
  const changes = endpoint.method !== 'GET';
  return {
    [status]: { description: status === '204' ? 'Done' : 'As asked', ...contentOf(endpoint) },
    '400': refer('Invalid'),
    ...(isOpen ? {} : { '401': refer('SignInNeeded') }),
    '403': refer('Denied'),
    ...(endpoint.params ? { '404': refer('Missing') } : {}),
    ...(changes ? { '409': refer('Conflict') } : {}),
    '429': refer('Limit'),
  };
}

function contentOf(endpoint: Endpoint): { content?: Json } {
  if (endpoint.download) {
    const file = { schema: { type: 'string', format: 'binary' } };
    return { content: Object.fromEntries(endpoint.download.map((type) => [type, file])) };
  }
  return endpoint.answer ? { content: { [jsonType]: { schema: plain(endpoint.answer) } } } : {};
}

/** Without what the schema builder keeps to itself. */
function plain(schema: object): Json {
  return JSON.parse(JSON.stringify(schema)) as Json;
}
