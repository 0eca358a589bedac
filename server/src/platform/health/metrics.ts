import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { RequestTimes, type RequestFacts } from './request-times.ts';

/** Numbers about this process in the format of Prometheus. Labels are few and never values of people. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly times = new RequestTimes();

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'atelier_' });
  }

  request(facts: RequestFacts): void {
    this.times.observe(facts);
  }

  /** A number that is looked up whenever somebody asks for the metrics. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      name: `atelier_${name}`,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await read());
      },
    });
  }

  /** A number that only rises; answers what adds to it. */
  counter(name: string, help: string): (by?: number) => void {
    const counter = new Counter({ name: `atelier_${name}`, help, registers: [this.registry] });
    return (by = 1) => counter.inc(by);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  async read(): Promise<string> {
    return `${await this.registry.metrics()}\n${this.times.read()}`;
  }
}
