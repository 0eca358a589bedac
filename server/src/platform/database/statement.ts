import { types } from 'node:util';
import pg, { type ClientBase, type QueryResult } from 'pg';

/**
 * A statement as the driver sends it. Made by hand instead of through `client.query({ … })`, which
 * copies its settings in a way that costs more than sending them.
 */
class Statement extends pg.Query {
  declare name: string | undefined;
  declare callback: (error: Error | null, result: QueryResult) => void;
}

export interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name: string | undefined;
}

/** Runs one statement on a connection; with a name it is parsed and planned once per connection. */
export async function send(client: ClientBase, { text, values, name }: Sent): Promise<QueryResult> {
  const statement = new Statement(text, values as unknown[]);
  statement.name = name;
  try {
    return await new Promise<QueryResult>((resolve, reject) => {
      statement.callback = (error, result) => (error ? reject(error) : resolve(result));
      client.query(statement);
    });
  } catch (error) {
    // Leads to whoever asked, not to the socket that brought the answer.
    if (types.isNativeError(error)) Error.captureStackTrace(error);
    throw error;
  }
}
