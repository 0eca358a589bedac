const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const dateTime = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})$/;
const email = /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\.]+(\.[^\s@<>"(),:;[\]\\.]+)*$/;

/** The formats that endpoint descriptions use. All of them are matched in linear time. */
export const formats = {
  uuid,
  email: (value: string) => value.length <= 254 && email.test(value),
  date: (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value) && isInstant(`${value}T00:00:00Z`),
  'date-time': (value: string) => dateTime.test(value) && isInstant(value),
  binary: true,
} as const;

function isInstant(value: string): boolean {
  return !Number.isNaN(Date.parse(value));
}
