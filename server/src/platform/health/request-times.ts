export interface RequestFacts {
  readonly method: string;
  /** The pattern, not the address. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

/** Upper ends of the classes, in milliseconds. */
const classes = [5, 20, 100, 500, 2000, 10_000] as const;
const name = 'atelier_http_request_seconds';

interface Times {
  readonly counts: number[];
  sum: number;
  count: number;
}

/**
 * A histogram of how long requests take, counted without building a key out of labels for each
 * request: this runs for every one of them.
 */
export class RequestTimes {
  private readonly routes = new Map<string, Map<string, Map<number, Times>>>();

  observe({ method, route, status, ms }: RequestFacts): void {
    const times = this.timesOf(method, route, status);
    times.sum += ms;
    times.count += 1;
    const index = classes.findIndex((end) => ms <= end);
    if (index >= 0) times.counts[index] = (times.counts[index] ?? 0) + 1;
  }

  /** In the text format of Prometheus. */
  read(): string {
    const lines = [
      `# HELP ${name} Time from the arrival of a request to the end of its answer`,
      `# TYPE ${name} histogram`,
    ];
    for (const [method, routes] of this.routes) {
      for (const [route, statuses] of routes) {
        for (const [status, times] of statuses)
          lines.push(...linesOf(`method="${method}",route="${route}",status="${status}"`, times));
      }
    }
    return `${lines.join('\n')}\n`;
  }

  private timesOf(method: string, route: string, status: number): Times {
    let routes = this.routes.get(method);
    if (!routes) this.routes.set(method, (routes = new Map()));
    let statuses = routes.get(route);
    if (!statuses) routes.set(route, (statuses = new Map()));
    let times = statuses.get(status);
    if (!times) statuses.set(status, (times = { counts: classes.map(() => 0), sum: 0, count: 0 }));
    return times;
  }
}

function linesOf(labels: string, { counts, sum, count }: Times): string[] {
  let total = 0;
  const buckets = classes.map((end, index) => {
    total += counts[index] ?? 0;
    return `${name}_bucket{${labels},le="${end / 1000}"} ${total}`;
  });
  return [
    ...buckets,
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_sum{${labels}} ${sum / 1000}`,
    `${name}_count{${labels}} ${count}`,
  ];
}
