/**
 * Stands in for typebox in the page (see vite.config.ts). The declarations of packages/api give the
 * client its types while compiling; their schemas are for the server, which checks every request.
 * So each builder answers an empty object, and a fifth of the first load is not sent.
 */
const nothing: Readonly<Record<string, unknown>> = {};

const Type: Readonly<Record<string, () => Readonly<Record<string, unknown>>>> = new Proxy(
  {},
  { get: () => () => nothing },
);

export default Type;
