import { defineCatalogue } from '@atelier/problem';

export const entityProblems = defineCatalogue({});
