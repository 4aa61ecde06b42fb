// fmt: what is printed to a writer of the response is text.

import type { Framework } from '../model/framework.ts';
import type { RequestEffect } from '../model/request.ts';
import { noRoutes } from './no-routes.ts';

const print: RequestEffect = { effect: 'write', to: 0, value: { from: 1 }, returns: 'count' };

export const fmt: Framework = {
  ...noRoutes,
  name: 'fmt',
  packages: ['fmt'],
  requests: { Fprint: print, Fprintf: print, Fprintln: print },
};
