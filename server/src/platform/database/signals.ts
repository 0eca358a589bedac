import { bug } from '@atelier/problem';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Client } from 'pg';
import type { Log } from '../log/log.ts';
import { singleConnection } from './connections.ts';
import type { Transaction } from './transaction.ts';

/** `subject` says what changed; undefined: connections broke in between, anything may have. */
export type SignalListener = (subject: string | undefined) => void;

const channel = 'atelier_signal';
const retryDelay = 1000;
const heartbeat = 15_000;

/** Held by every running server, on its listening connection; a restore wants it for itself. */
export const presenceLock = 4_151_926_004;

/**
 * Tells all processes on this database that something changed, once it is committed. Signals only
 * ever say "look again": the truth stays in tables, because a broken connection loses signals. While
 * `isListening` is false nothing arrives, and caches that rely on signals must not be trusted.
 */
@Injectable()
export class Signals implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly listeners = new Map<string, Set<SignalListener>>();
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly log: Log,
  ) {}

  get isListening(): boolean {
    return this.client !== undefined;
  }

  hear(topic: string, listener: SignalListener): void {
    const known = this.listeners.get(topic) ?? new Set();
    known.add(listener);
    this.listeners.set(topic, known);
  }

  /** Sent when `tx` commits; this process hears it too. `subject` is short: a key, an id. */
  async tell(tx: Transaction, topic: string, subject = ''): Promise<void> {
    if (topic.includes(' ') || subject.length > 1000) throw bug(`not a signal: ${topic}`);
    await tx.query('SELECT pg_notify($1, $2)', [channel, `${topic} ${subject}`]);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
    this.timer = setInterval(() => void this.probe(), heartbeat);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    const client = this.client;
    this.client = undefined;
    await client?.end();
  }

  private async connect(): Promise<void> {
    const client = singleConnection(this.url);
    client.on('notification', ({ payload }) => this.deliver(payload ?? ''));
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1)', [presenceLock]);
    await client.query(`LISTEN ${channel}`);
    this.client = client;
  }

  private deliver(payload: string): void {
    const space = payload.indexOf(' ');
    const subject = payload.slice(space + 1);
    for (const listener of this.listeners.get(payload.slice(0, space)) ?? []) listener(subject);
  }

  /** Finds connections that died without saying so. */
  private async probe(): Promise<void> {
    const client = this.client;
    if (!client) return;
    const late = setTimeout(() => this.lost(client), heartbeat / 2);
    late.unref();
    await client.query('SELECT 1').catch(() => this.lost(client));
    clearTimeout(late);
  }

  private lost(client: Client): void {
    if (this.client !== client || this.stopped) return;
    this.client = undefined;
    this.log.warn('signals lost');
    client.end().catch(() => undefined);
    void this.reconnect();
  }

  private async reconnect(): Promise<void> {
    while (!this.stopped && !this.client) {
      await new Promise((resolve) => setTimeout(resolve, retryDelay));
      await this.connect().catch(() => undefined);
    }
    if (this.stopped) return;
    this.log.info('signals back');
    for (const listeners of this.listeners.values()) for (const listener of listeners) listener(undefined);
  }
}
