import type { Recipient } from '@atelier/flow';
import type { Transaction } from '../platform/database/transaction.ts';

/** The active people behind recipients, each once: named ones, and all who hold a named role now. */
export async function peopleOf(tx: Transaction, recipients: readonly Recipient[]): Promise<string[]> {
  const users = recipients.flatMap((recipient) => (recipient.kind === 'user' ? [recipient.id] : []));
  const roles = recipients.flatMap((recipient) => (recipient.kind === 'role' ? [recipient.key] : []));
  const rows = await tx.query<{ id: string }>(
    `SELECT u.id FROM atelier."user" u
      WHERE u.active AND (u.id = ANY ($1::uuid[])
         OR EXISTS (SELECT FROM atelier.user_role ur WHERE ur.user_id = u.id AND ur.role_key = ANY ($2::text[])))
      ORDER BY u.id`,
    [users, roles],
  );
  return rows.map((row) => row.id);
}
