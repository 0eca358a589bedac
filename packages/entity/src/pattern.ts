import { bug, type Issue } from '@atelier/problem';

export function checkPattern(_source: string): Issue[] {
  throw bug('being built');
}
