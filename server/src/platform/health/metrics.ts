import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

interface RequestFacts {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** Numbers about this process in the format of Prometheus. Labels are few and never values of people. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'atelier_http_request_seconds',
    help: 'Time from the arrival of a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'atelier_' });
  }

  request({ method, route, status, seconds }: RequestFacts): void {
    this.requests.observe({ method, route, status }, seconds);
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
    return this.registry.metrics();
  }
}
