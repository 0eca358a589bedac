import { Clock } from '../platform/clock/clock.ts';

/** A clock that stands until a test moves it. */
export class FakeClock extends Clock {
  private time: number;

  constructor(start: string | Date = '2025-06-01T04:00:00Z') {
    super();
    this.time = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.time);
  }

  set(time: string | Date): void {
    this.time = new Date(time).getTime();
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}
