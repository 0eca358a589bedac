import { bug, languages, textOfCode, type Issue } from '@atelier/problem';
import { expressionMessages } from '../messages.ts';

/** The same issues, once it is sure that each has a sentence in every language without holes in it. */
export function readable(issues: readonly Issue[]): readonly Issue[] {
  for (const found of issues) {
    for (const language of languages) {
      const text = textOfCode(expressionMessages, found, language);
      if (text === found.code || /\{[a-zA-Z]+\}|\[object|undefined/.test(text))
        throw bug(`${found.code}: ${text}`);
    }
  }
  return issues;
}
