import { defineCatalogue } from '@atelier/problem';

export const expressionMessages = defineCatalogue({});
