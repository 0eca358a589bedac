import { bench } from './bench.ts';
import { serveBare } from './bare-server.ts';
import { serveLoadOrders } from './load-process.ts';

// One program in three roles: whoever measures starts the other two as processes of their own.
const [role, ...rest] = process.argv.slice(2);
if (role === 'load') serveLoadOrders();
else if (role === 'bare') serveBare();
else await bench([role ?? '', ...rest].filter(Boolean));
