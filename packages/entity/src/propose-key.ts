import { bug } from '@atelier/problem';

export function proposeKey(_label: string, _taken: Iterable<string>): string {
  throw bug('being built');
}
